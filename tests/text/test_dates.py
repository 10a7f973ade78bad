from datetime import UTC, date, datetime, timedelta

import pytest

from articles.languages import CODES
from articles.text.dates import (
    Style,
    format_date,
    format_datetime,
    format_lately,
    format_month,
    format_relative,
    format_time,
    format_weekday,
)
from articles.text.months import DOUBLE_MONTHS, FIRST_DAY_OF_WEEK, MONTHS, WEEKDAYS, WEEKEND
from articles.text.numbers import Digits

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("ar", date(2018, 9, 20), "20 أيلول 2018"),
        ("ar", date(2019, 1, 1), "1 كانون الثاني 2019"),
        ("ar", date(2019, 3, 20), "20 آذار 2019"),
        ("ar", date(2019, 12, 31), "31 كانون الأول 2019"),
        ("ckb", date(2018, 9, 20), "20ی ئەیلوولی 2018"),
        ("ckb", date(2019, 1, 1), "1ی کانوونی دووەمی 2019"),
        ("ckb", date(2019, 12, 31), "31ی کانوونی یەکەمی 2019"),
        ("kmr", date(2018, 9, 20), "20 Îlon 2018"),
        ("kmr", date(2019, 1, 1), "1 Çile 2019"),
        ("kmr", date(2019, 12, 31), "31 Kanûn 2019"),
    ],
)
def test_long_dates(language, day, written):
    assert format_date(day, language) == written


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("ar", date(2018, 9, 1), "أيلول 2018"),
        ("ckb", date(2018, 9, 1), "ئەیلوولی 2018"),
        ("ckb", date(2019, 1, 31), "کانوونی دووەمی 2019"),
        ("kmr", date(2018, 9, 1), "Îlon 2018"),
    ],
)
def test_a_month_with_its_year(language, day, written):
    assert format_month(day, language) == written


# As DESIGN.md decides: months of the Levant, Gregorian months in Sorani, the agencies' in Kurmanji.
MONTHS_OF_A_YEAR = [
    (1, "20 كانون الثاني 2018", "20ی کانوونی دووەمی 2018", "20 Çile 2018"),
    (2, "20 شباط 2018", "20ی شوباتی 2018", "20 Sibat 2018"),
    (3, "20 آذار 2018", "20ی ئازاری 2018", "20 Adar 2018"),
    (4, "20 نيسان 2018", "20ی نیسانی 2018", "20 Nîsan 2018"),
    (5, "20 أيار 2018", "20ی ئایاری 2018", "20 Gulan 2018"),
    (6, "20 حزيران 2018", "20ی حوزەیرانی 2018", "20 Hezîran 2018"),
    (7, "20 تموز 2018", "20ی تەمووزی 2018", "20 Tîrmeh 2018"),
    (8, "20 آب 2018", "20ی ئابی 2018", "20 Tebax 2018"),
    (9, "20 أيلول 2018", "20ی ئەیلوولی 2018", "20 Îlon 2018"),
    (10, "20 تشرين الأول 2018", "20ی تشرینی یەکەمی 2018", "20 Cotmeh 2018"),
    (11, "20 تشرين الثاني 2018", "20ی تشرینی دووەمی 2018", "20 Mijdar 2018"),
    (12, "20 كانون الأول 2018", "20ی کانوونی یەکەمی 2018", "20 Kanûn 2018"),
]
# From Monday, 18 March 2019.
DAYS_OF_A_WEEK = [
    (18, "الاثنين", "دووشەممە", "Duşem"),
    (19, "الثلاثاء", "سێشەممە", "Sêşem"),
    (20, "الأربعاء", "چوارشەممە", "Çarşem"),
    (21, "الخميس", "پێنجشەممە", "Pêncşem"),
    (22, "الجمعة", "هەینی", "Înî"),
    (23, "السبت", "شەممە", "Şemî"),
    (24, "الأحد", "یەکشەممە", "Yekşem"),
]


@pytest.mark.parametrize(("month", *CODES), MONTHS_OF_A_YEAR)
def test_every_month_in_a_long_date(month, ar, ckb, kmr):
    day = date(2018, month, 20)
    assert [format_date(day, code) for code in CODES] == [ar, ckb, kmr]


@pytest.mark.parametrize(("day", *CODES), DAYS_OF_A_WEEK)
def test_every_day_of_the_week(day, ar, ckb, kmr):
    assert [format_weekday(date(2019, 3, day), code) for code in CODES] == [ar, ckb, kmr]


@pytest.mark.parametrize(
    ("language", "written"),
    [("ar", "20 أيلول/سبتمبر 2018"), ("ckb", "20ی ئەیلوولی 2018"), ("kmr", "20 Îlon 2018")],
)
def test_double_months_are_arabic_alone(language, written):
    assert format_date(date(2018, 9, 20), language, style=Style.DOUBLE) == written


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "كانون الثاني/يناير"),
        (2, "شباط/فبراير"),
        (3, "آذار/مارس"),
        (4, "نيسان/أبريل"),
        (5, "أيار/مايو"),
        (6, "حزيران/يونيو"),
        (7, "تموز/يوليو"),
        (8, "آب/أغسطس"),
        (9, "أيلول/سبتمبر"),
        (10, "تشرين الأول/أكتوبر"),
        (11, "تشرين الثاني/نوفمبر"),
        (12, "كانون الأول/ديسمبر"),
    ],
)
def test_pairs_of_arabic_months(month, name):
    assert DOUBLE_MONTHS["ar"][month - 1] == name


def test_editors_names_of_months_take_the_place_of_the_defaults():
    months = ["Rêbendan", *MONTHS["kmr"][1:]]
    assert format_date(date(2019, 1, 5), "kmr", months=months) == "5 Rêbendan 2019"


@pytest.mark.parametrize(
    ("digits", "written"),
    [
        (Digits.ASCII, "20 أيلول 2018"),
        (Digits.ARABIC, "٢٠ أيلول ٢٠١٨"),
        (Digits.EXTENDED, "۲۰ أيلول ۲۰۱۸"),
    ],
)
def test_dates_in_the_digits_asked_for(digits, written):
    assert format_date(date(2018, 9, 20), "ar", digits=digits) == written


def test_an_aware_moment_is_shown_in_the_sites_time():
    moment = datetime(2024, 12, 31, 22, 30, tzinfo=UTC)
    assert format_date(moment, "kmr") == "1 Çile 2025"
    assert format_time(moment, "kmr") == "1:30"
    assert format_weekday(moment, "kmr") == "Çarşem"
    assert format_date(moment, "kmr", tz=UTC) == "31 Kanûn 2024"


def test_a_naive_moment_is_taken_as_it_is():
    assert format_datetime(datetime(2018, 9, 20, 4, 0), "ar") == "20 أيلول 2018، 4:00"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "20 أيلول 2018، 16:05"),
        ("ckb", "20ی ئەیلوولی 2018، 16:05"),
        ("kmr", "20 Îlon 2018, 16:05"),
    ],
)
def test_date_and_time(language, written):
    moment = datetime(2018, 9, 20, 16, 5, tzinfo=UTC)
    assert format_datetime(moment, language, tz=UTC) == written


@pytest.mark.parametrize(
    ("language", "friday", "saturday", "wednesday"),
    [
        ("ar", "الجمعة", "السبت", "الأربعاء"),
        ("ckb", "هەینی", "شەممە", "چوارشەممە"),
        ("kmr", "Înî", "Şemî", "Çarşem"),
    ],
)
def test_days_of_the_week(language, friday, saturday, wednesday):
    assert format_weekday(date(2019, 3, 22), language) == friday
    assert format_weekday(date(2019, 3, 23), language) == saturday
    assert format_weekday(date(2019, 3, 20), language) == wednesday


@pytest.mark.parametrize("language", CODES)
def test_the_week_begins_on_saturday_after_the_weekend_began_on_friday(language):
    first = FIRST_DAY_OF_WEEK[language]
    assert WEEKDAYS[language][first] == format_weekday(date(2019, 3, 23), language)
    assert WEEKEND[language] == (date(2019, 3, 22).weekday(), date(2019, 3, 23).weekday())


@pytest.mark.parametrize("language", CODES)
def test_twelve_different_months_and_seven_different_days(language):
    assert len(set(MONTHS[language])) == 12
    assert len(set(WEEKDAYS[language])) == 7


@pytest.mark.parametrize(
    ("ago", "arabic", "sorani", "kurmanji"),
    [
        (timedelta(seconds=59), "الآن", "ئێستا", "niha"),
        (timedelta(minutes=1), "منذ دقيقة", "پێش خولەکێک", "berî deqîqeyekê"),
        (timedelta(minutes=2), "منذ دقيقتين", "پێش 2 خولەک", "berî 2 deqîqeyan"),
        (timedelta(minutes=3), "منذ 3 دقائق", "پێش 3 خولەک", "berî 3 deqîqeyan"),
        (timedelta(minutes=11), "منذ 11 دقيقة", "پێش 11 خولەک", "berî 11 deqîqeyan"),
        (timedelta(hours=1), "منذ ساعة", "پێش کاتژمێرێک", "berî saetekê"),
        (timedelta(hours=2), "منذ ساعتين", "پێش 2 کاتژمێر", "berî 2 saetan"),
        (timedelta(hours=10), "منذ 10 ساعات", "پێش 10 کاتژمێر", "berî 10 saetan"),
        (timedelta(hours=23), "منذ 23 ساعة", "پێش 23 کاتژمێر", "berî 23 saetan"),
        (timedelta(days=1), "منذ يوم", "پێش ڕۆژێک", "berî rojekê"),
        (timedelta(days=2), "منذ يومين", "پێش 2 ڕۆژ", "berî 2 rojan"),
        (timedelta(days=3), "منذ 3 أيام", "پێش 3 ڕۆژ", "berî 3 rojan"),
        (timedelta(days=29), "منذ 29 يوماً", "پێش 29 ڕۆژ", "berî 29 rojan"),
        (timedelta(days=30), "منذ شهر", "پێش مانگێک", "berî mehekê"),
        (timedelta(days=364), "منذ 12 شهراً", "پێش 12 مانگ", "berî 12 mehan"),
        (timedelta(days=365), "منذ سنة", "پێش ساڵێک", "berî salekê"),
        (timedelta(days=5 * 365), "منذ 5 سنوات", "پێش 5 ساڵ", "berî 5 salan"),
        (timedelta(days=100 * 365), "منذ 100 سنة", "پێش 100 ساڵ", "berî 100 salan"),
    ],
)
def test_how_long_ago(ago, arabic, sorani, kurmanji):
    wanted = {"ar": arabic, "ckb": sorani, "kmr": kurmanji}
    assert {code: format_relative(NOW - ago, NOW, code) for code in CODES} == wanted


@pytest.mark.parametrize(
    ("language", "written"),
    [("ar", "بعد 3 ساعات"), ("ckb", "دوای 3 کاتژمێر"), ("kmr", "piştî 3 saetan")],
)
def test_how_long_until(language, written):
    assert format_relative(NOW + timedelta(hours=3), NOW, language) == written


@pytest.mark.parametrize(
    ("ago", "arabic", "sorani", "kurmanji"),
    [
        (timedelta(), "منذ دقائق", "پێش چەند خولەکێک", "berî çend deqîqeyan"),
        (timedelta(minutes=14), "منذ دقائق", "پێش چەند خولەکێک", "berî çend deqîqeyan"),
        (timedelta(minutes=29), "منذ 15 دقيقة", "پێش 15 خولەک", "berî 15 deqîqeyan"),
        (timedelta(minutes=59), "منذ 45 دقيقة", "پێش 45 خولەک", "berî 45 deqîqeyan"),
        (timedelta(hours=3, minutes=9), "منذ 3 ساعات", "پێش 3 کاتژمێر", "berî 3 saetan"),
        (timedelta(hours=24), "", "", ""),
        (timedelta(seconds=-1), "", "", ""),
    ],
)
def test_of_the_last_day_how_long_ago_by_quarters_of_an_hour(ago, arabic, sorani, kurmanji):
    said = [format_lately(NOW - ago, NOW, language) for language in CODES]

    assert said == [arabic, sorani, kurmanji]


def test_relative_times_in_the_digits_asked_for():
    moment = NOW - timedelta(days=12)
    assert format_relative(moment, NOW, "ar", digits=Digits.ARABIC) == "منذ ١٢ يوماً"
