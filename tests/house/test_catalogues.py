"""The catalogues hold every word of the interface, in the right letters, and are compiled."""

import json
import re
from functools import cache

import polib
import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, get_format
from django.utils.timesince import timesince
from django.utils.timezone import datetime, timedelta

from articles.languages import CODES
from articles.text.dates import format_date, format_datetime, format_weekday
from newsroom.operations.catalogues import catalogues, ours

CATALOGUES = {f"{each.language}-{each.domain}": each for each in catalogues()}
WORDS = [key for key in CATALOGUES if key.endswith("-django")]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdr]|{\w*}|</?\w+[^>]*>|%%")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# What is called the same in every language.
NAMES = {"AM", "AVIF", "CSRF", "HEIC", "HTML", "HTTPS", "IP", "JPEG", "JSON", "JavaScript", "LDAP"}
NAMES |= {
    "Facebook",
    "MB",
    "NUL",
    "PNG",
    "RSS",
    "Telegram",
    "URL",
    "UTF",
    "WebP",
    "WhatsApp",
    "iPhone",
}
NAMES |= {"IPv"}
NOVEMBER = datetime(2018, 11, 20, 9, 5)


@cache
def stored(key):
    return CATALOGUES[key].read()


@cache
def wanted(key):
    return {message.key for message in CATALOGUES[key].wanted()}


def texts(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]


def source(entry):
    return f"{entry.msgid} {entry.msgid_plural}"


def translations(key):
    return [(source(entry), text) for entry in stored(key) for text in texts(entry) if text]


@pytest.fixture(params=CATALOGUES)
def key(request):
    return request.param


def test_it_holds_exactly_the_strings_of_the_code(key):
    held = {(entry.msgid, entry.msgctxt or "") for entry in stored(key)}

    assert held == wanted(key), "run: python manage.py catalogues, and translate what is new"


def test_every_string_is_translated(key):
    file = stored(key)

    assert [entry.msgid for entry in file.untranslated_entries()] == []
    assert [entry.msgid for entry in file.fuzzy_entries()] == []


def test_it_is_compiled(key):
    compiled = CATALOGUES[key].compiled.read_bytes()

    assert compiled == stored(key).to_binary(), "run: python manage.py catalogues"


def placeholders_differ(entry):
    """A form for one single number may say the number in words; every other names them all."""
    expected = sorted(PLACEHOLDER.findall(entry.msgid))
    counted = [] if len(entry.msgstr_plural) < 6 else [0, 1, 2]
    for form, text in enumerate(texts(entry)[1:]) if entry.msgid_plural else [(None, entry.msgstr)]:
        found = sorted(PLACEHOLDER.findall(text))
        spelled_out = form in counted and set(found) < set(expected) and "%(" in entry.msgid
        if found != expected and not spelled_out:
            return True
    return False


def test_placeholders_and_markup_are_kept(key):
    assert [entry.msgid for entry in stored(key) if placeholders_differ(entry)] == []


def test_spaces_and_ends_of_lines_stand_as_in_the_source(key):
    edges = re.compile(r"^\s*|\s*$")

    assert [
        text
        for entry in stored(key)
        for text in texts(entry)
        if text and text != "، " and edges.findall(text) != edges.findall(entry.msgid)
    ] == []


def foreign_letters(key, letters):
    """Runs of `letters` that are no name, no placeholder and not quoted from the source."""
    for english, text in translations(key):
        for run in letters.findall(PLACEHOLDER.sub(" ", text)):
            quoted = len(run) <= 2 or not english.isascii()
            if run not in NAMES and not (quoted and run in english):
                yield f"{text} ({run})"


@pytest.mark.parametrize("key", [key for key in CATALOGUES if key.startswith("kmr")])
def test_kurmanji_holds_no_arabic_letter(key):
    assert list(foreign_letters(key, ARABIC)) == []


@pytest.mark.parametrize("key", [key for key in CATALOGUES if not key.startswith("kmr")])
def test_arabic_and_sorani_hold_no_latin_word(key):
    assert list(foreign_letters(key, LATIN)) == []


NEIGHBOURS = {
    "ar": re.compile("[یکەێۆڕڵڤپچگژھ]"),
    "ckb": re.compile("[يىكةھأإؤآصضطظثذ\u0640\u064b-\u0652]"),
    "kmr": re.compile("[ığİĞöüÖÜâÂ]"),
}
QUOTED = re.compile("«[^»]*»")


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_no_letter_of_a_neighbour_is_used(language):
    wrong = NEIGHBOURS[language]

    assert [
        text
        for key in CATALOGUES
        if key.startswith(language)
        for english, text in translations(key)
        if set(wrong.findall(QUOTED.sub("", text))) - set(english)
    ] == []


@pytest.mark.parametrize("key", CATALOGUES)
def test_no_direction_is_turned_and_left_so(key):
    turns = re.compile("[\u202a-\u202e]")

    assert [text for _english, text in translations(key) if turns.search(text)] == []


@pytest.mark.parametrize(
    ("language", "day", "clock"),
    [
        ("ar", "20 تشرين الثاني 2018", "ص"),
        ("ckb", "20ی تشرینی دووەمی 2018", "پ.ن"),
        ("kmr", "20 Mijdar 2018", "b.n."),
    ],
)
def test_the_desk_writes_dates_as_the_outlets_do(language, day, clock):
    with translation.override(language):
        assert date_format(NOVEMBER) == day
        assert date_format(NOVEMBER, "a") == clock
        assert date_format(NOVEMBER + timedelta(hours=12), "a") != clock
        assert timesince(NOVEMBER, NOVEMBER + timedelta(days=3)).startswith("3\xa0")
        assert get_format("FIRST_DAY_OF_WEEK") == 6


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("month", range(1, 13))
def test_the_desk_and_the_readers_pages_name_months_and_days_alike(language, month):
    moment = datetime(2018, month, month, 16, 5)

    with translation.override(language):
        assert date_format(moment) == format_date(moment, language)
        assert date_format(moment, "DATETIME_FORMAT") == format_datetime(moment, language)
        assert date_format(moment, "l") == format_weekday(moment, language)


def test_a_day_typed_by_hand_is_read_day_first():
    for language in ("ar", "ckb", "kmr"):
        with translation.override(language):
            assert "%m/%d/%Y" not in get_format("DATE_INPUT_FORMATS")
            assert datetime.strptime("9/10/2018", get_format("DATE_INPUT_FORMATS")[1]).month == 10


@pytest.mark.parametrize(
    ("language", "january"), [("ar", "كانون الثاني"), ("ckb", "کانوونی دووەم"), ("kmr", "Çile")]
)
def test_the_calendar_of_the_desk_has_our_months(people, client, language, january):
    people.salma.interface_language = language
    people.salma.save(update_fields=["interface_language"])
    client.force_login(people.salma)

    script = client.get(reverse("admin:jsi18n")).content.decode()

    assert f'"January": {json.dumps(january)}' in script


def test_arabic_counts_in_six_forms():
    line = Template(
        "{% load i18n %}{% blocktranslate count counter=n %}{{ counter }} result"
        "{% plural %}{{ counter }} results{% endblocktranslate %}"
    )

    with translation.override("ar"):
        counted = [line.render(Context({"n": n})) for n in (0, 1, 2, 3, 11, 100)]

    assert counted == ["لا نتائج", "نتيجة واحدة", "نتيجتان", "3 نتائج", "11 نتيجة", "100 نتيجة"]


def test_the_scan_reads_python_and_templates():
    found = {message.singular: message for message in ours()}

    assert "articles/states.py" in found["Submitted"].places
    assert "templates/admin/desk/_sayings.html" in found["Being cleaned"].places
    assert found["%(counter)s result"].plural == "%(counter)s results"


def test_the_scan_of_letters_finds_what_it_looks_for():
    entry = polib.POEntry(msgid="%(n)s of {m}", msgstr="%(n)s من {x}")

    assert placeholders_differ(entry)
    assert ARABIC.findall("Tomar حفظ")
    assert LATIN.findall("حفظ Save")
