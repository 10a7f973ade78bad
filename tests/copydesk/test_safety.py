"""What puts a source at risk is found, and what only looks like it is left alone."""

import pytest
from django.urls import reverse

from articles.copydesk import House, check, check_addresses
from articles.copydesk.desk_links import DESK
from articles.copydesk.rules import SAFETY
from articles.copydesk.table import TABLE
from articles.languages import CODES

HOSTS = ("news.example.org", ".outlet.example", "[::1]")


def said(text, language="ar"):
    return [
        (finding.rule, finding.text)
        for finding in check(text, language, hosts=HOSTS)
        if finding.rule in SAFETY
    ]


PHONES = [
    ("للتواصل مع المصدر: +963 944 551 207", "+963 944 551 207"),
    ("للتواصل مع المصدر: +٩٦٣ ٩٤٤ ٥٥١ ٢٠٧", "+٩٦٣ ٩٤٤ ٥٥١ ٢٠٧"),
    ("ژمارەکەی ۰۷۵۰ ۴۴۵ ۹۱۲۳ بوو", "۰۷۵۰ ۴۴۵ ۹۱۲۳"),
    ("٠٠٩٦٤٧٥٠٤٤٥٩١٢٣", "٠٠٩٦٤٧٥٠٤٤٥٩١٢٣"),
    ("قال (0944551207) إنه", "0944551207"),
    ("و0944551207", "0944551207"),
    ("0944-551-207", "0944-551-207"),
    ("0944.551.207", "0944.551.207"),
    ("0944\u2011551\u00a0207", "0944\u2011551\u00a0207"),
    ("0 944 551 207", "0 944 551 207"),
    ("\u202a+963\u202c 944\u200f551207", "+963\u202c 944\u200f551207"),
    ("Li 0532 417 88 02 bigere", "0532 417 88 02"),
    ("Li 532 417 88 02 bigere", "532 417 88 02"),
    ("(011) 332 4410", "011) 332 4410"),
    ("03 417 882", "03 417 882"),
    ("06 41 78 82 93", "06 41 78 82 93"),
    ("+44 (0)20 7946 0911", "+44 (0)20 7946 0911"),
    ("963944551207", "963944551207"),
    ("963 944 551 207", "963 944 551 207"),
    ("964.750.445.912.3", "964.750.445.912.3"),
    ("0 9 4 4 5 5 1 2 0 7", "0 9 4 4 5 5 1 2 0 7"),
    ("963944551207+", "963944551207"),
    ("هاتفه 2417882", "2417882"),
    ("واتساب: 944551207", "944551207"),
    ("Telefona wî 944551207 e", "944551207"),
    ("تەلەفۆن: 2417882", "2417882"),
    ("اتصل به على الرقم 241788", "241788"),
    ("https://wa.me/963944551207", "wa.me/963944551207"),
    ("https://t.me/+963944551207", "t.me/+963944551207"),
    ("tel:+963944551207", "tel:+963944551207"),
    ("https://api.whatsapp.com/send?phone=963944551207", "?phone=963944551207"),
]


@pytest.mark.parametrize(("text", "number"), PHONES)
def test_a_telephone_number_is_found(text, number):
    assert ("S1", number) in said(text)


@pytest.mark.parametrize("language", CODES)
def test_two_numbers_side_by_side_are_two_findings_in_every_language(language):
    assert said("0944551207 - 0933417882", language) == [("S1", "0944551207"), ("S1", "0933417882")]


NO_PHONES = [
    "بين 2011 و2019",
    "2018-2019",
    "1980 1990 2000 2010",
    "في 20/3/2019",
    "05.10.2019 14:30",
    "05/10/2019 - 07/10/2019",
    "07 08 2019",
    "2019-03-20 08:30:00",
    "بكلفة 150000000 ليرة",
    "1,250,000,000",
    "1 250 000 000",
    "963 250 000 000",
    "0 1 2 3 4",
    "1.250.000.000",
    "$1 200 000",
    "+250 000 000 دولار",
    "10 000 000+",
    "فاز 3-1 ثم 4-2",
    "25-23 25-20 25-18",
    "09-25 25-08 15-12",
    "08.30 09.45 10.15",
    "3.14159265",
    "0.123456789",
    "رقم المرسوم 123456",
    "عدد السكان 23456789 نسمة",
    "بلغ عدد مستخدمي الهاتف 1500000",
    "اشترى هاتفاً بسعر 450000 ليرة",
    "ISBN 978-605-375-123-4",
    "ISBN 0-306-40615-2",
    "100 200 300 400",
    "٢٠١١ - ٢٠١٩",
    "۱۵۰۰۰۰۰۰۰ دینار",
    "Di 20.03.2019 de 123456 kes hatin",
    "https://example.org/2019/03/20/0944551207x",
]


@pytest.mark.parametrize("text", NO_PHONES)
@pytest.mark.parametrize("language", CODES)
def test_years_sums_scores_dates_and_large_numbers_are_no_telephone_numbers(text, language):
    assert said(text, language) == []


PLACES = [
    ("عند 37.0517, 41.2274 تماماً", "37.0517, 41.2274"),
    ("عند ٣٧٫٠٥١٧، ٤١٫٢٢٧٤", "٣٧٫٠٥١٧، ٤١٫٢٢٧٤"),
    ("۳۷٫۰۵۱۷ ۴۱٫۲۲۷۴", "۳۷٫۰۵۱۷ ۴۱٫۲۲۷۴"),
    ("37,0517 41,2274", "37,0517 41,2274"),
    ("41.2274/37.0517", "41.2274/37.0517"),
    ("-33.8688, 151.2093", "-33.8688, 151.2093"),
    ("37.05° N 41.22° E", "37.05° N 41.22° E"),
    ("N37.05 E41.22", "N37.05 E41.22"),
    ("37°03'06\"N 41°13'39\"E", "37°03'06\"N 41°13'39\"E"),
    ("37°03′06″ 41°13′39″", "37°03′06″ 41°13′39″"),
    ("٣٧°٠٣′٠٦″ شمالاً ٤١°١٣′٣٩″ شرقاً", "٣٧°٠٣′٠٦″ شمالاً ٤١°١٣′٣٩″ شرقاً"),
    (
        "على 37 درجة و3 دقائق شمالاً و41 درجة و13 دقيقة شرقاً",
        "37 درجة و3 دقائق شمالاً و41 درجة و13 دقيقة شرقاً",
    ),
    ("خط العرض 37.05 وخط الطول 41.22", "خط العرض 37.05 وخط الطول 41.22"),
    ("الإحداثيات: 37.05, 41.22", "إحداثيات: 37.05, 41.22"),
    ("lat 37.05 lon 41.22", "lat 37.05 lon 41.22"),
    ("Lat: 37.0517, Long: 41.2274", "Lat: 37.0517, Long: 41.2274"),
    ("37.0517°, 41.2274°", "37.0517°, 41.2274°"),
    ("37 03 06 N 41 13 39 E", "37 03 06 N 41 13 39 E"),
    ("37S FB 123 456", "37S FB 123 456"),
    ("37S 456789 4078901", "37S 456789 4078901"),
    ("geo:37.05,41.22", "geo:37.05,41.22"),
    ("8H25362G+MW", "8H25362G+MW"),
    ("362G+MW القامشلي", "362G+MW"),
    ("37S FB 12345 67890", "37S FB 12345 67890"),
    ("https://example.org/?ll=37.0517%2C41.2274", "37.0517%2C41.2274"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_coordinates_are_found(text, place):
    assert said(text) == [("S2", place)]


MAPS = [
    "https://maps.google.com/?q=37.0517,41.2274",
    "https://www.google.com/maps/place/X/@37.05,41.22,15z",
    "https://www.google.com.tr/maps/@37.05,41.22",
    "https://goo.gl/maps/abc123",
    "https://maps.app.goo.gl/abc123",
    "openstreetmap.org/#map=15/37.05/41.22",
    "https://osm.org/go/abc",
    "https://maps.apple.com/?ll=37.05,41.22",
    "https://yandex.com.tr/maps/-/abc",
    "https://waze.com/ul/habc",
    "https://share.here.com/l/37.05,41.22",
    "https://what3words.com/one.two.three",
    "///one.two.three",
    "https://plus.codes/8H25362G+MW",
    "https://zoom.earth/#view=37.05,41.22,15z",
    "https://2gis.ae/geo/41.22,37.05",
    "https://g.co/maps/abc12",
]


@pytest.mark.parametrize("address", MAPS)
def test_a_link_to_a_map_is_found_in_the_text_and_behind_words(address):
    assert said(f"انظر {address}.") == [("S3", address)]
    assert [found.rule for found in check_addresses(address, "ar")] == ["S3"]


NO_PLACES = [
    "الحرارة 36.5 درجة و38.2 درجة",
    "القامشلي 38° حلب 40°",
    "12.345 و67.890 صوتاً",
    "36,812 40,123",
    "ارتفع 3.5% و4.2%",
    "10.2 s, 9.8 s",
    "5+3",
    "2222+22",
    "A+B",
    "COVID-19",
    "نسخة 1.2.3, 4.5.6",
    "شارع 5 شرق و3 غرب",
    "20 Rojava 30 Bakur",
    "$1,234.50, $2,345.75",
    "180 درجة 30 دقيقة",
    "https://openstreetmap.org/",
    "https://google.com/search?q=maps",
    "https://nowhere.example/maps",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_other_figures_and_other_links_are_no_places(text):
    assert said(text) == []


DESK_LINKS = [
    "/admin/articles/translation/5/change/",
    "https://news.example.org/admin/articles/translation/5/preview/",
    "news.example.org/admin/",
    "//news.example.org/admin/",
    "HTTPS://NEWS.example.org/admin",
    "https://desk.outlet.example/admin/login/?next=/x",
    "http://[::1]:8000/admin/",
    "http://10.0.0.5:8000/admin/articles/translation/5/preview/",
    "https://l.example.net/l.php?u=https%3A%2F%2Fnews.example.org%2Fadmin%2F",
    "/%61dmin/articles/",
    "https://news.example.org//admin/",
    "https://news.example.org/ar/../admin/",
]


@pytest.mark.parametrize("address", DESK_LINKS)
def test_an_address_of_the_desk_is_found_in_the_text_and_behind_words(address):
    assert said(f"انظر: {address}.") == [("S4", address)]
    found = check_addresses(f"https://example.org/\n{address}", "kmr", hosts=HOSTS)
    assert [(each.rule, each.text) for each in found] == [("S4", address)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/admin/",
        "https://x.example/wp-admin/articles/",
        "admin@example.org",
        "/administration/",
        "/ar/12/admin/",
        "https://news.example.org/ar/5/admin-x/",
        "https://news.example.org/administer/",
        "50%",
    ],
)
def test_other_addresses_are_no_links_into_the_desk(text):
    assert said(text) == []


def test_the_desk_stands_where_the_rule_looks_for_it():
    assert reverse("admin:index") == DESK


@pytest.mark.parametrize("rule", SAFETY)
def test_a_safety_rule_is_an_error_that_nothing_repairs_and_the_house_can_switch(rule):
    text = {
        "S1": "رقم 0944551207 هنا",
        "S2": "37.0517, 41.2274",
        "S3": "https://goo.gl/maps/a",
        "S4": "/admin/",
    }[rule]
    found = [each for each in check(text, "ar") if each.rule == rule]

    assert (TABLE[rule].severity, found[0].severity, found[0].replacement) == (
        "error",
        "error",
        None,
    )
    assert check(text, "ar", House(severities={rule: "off"})) == []
    milder = check(text, "ar", House(severities={rule: "warning"}))
    assert [each.severity for each in milder] == ["warning"]
