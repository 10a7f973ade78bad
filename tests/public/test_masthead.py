from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import masthead
from articles.languages import CODES
from articles.models import Outlet, Section
from articles.pages.parts import moment
from tests import make

from .photos import photo


@pytest.mark.parametrize("language", CODES)
def test_a_masthead_speaks_one_language(db, language):
    Outlet.objects.create(pk=1, name_ar="صوت", name_ckb="دەنگ", name_kmr="Deng")
    section = make.section()
    Section.objects.create(**{f"name_{code}": code for code in CODES if code != language})

    head = masthead.masthead(language)

    assert head.name == {"ar": "صوت", "ckb": "دەنگ", "kmr": "Deng"}[language]
    assert [item.name for item in head.menu] == [section.name_in(language)]


def test_a_section_may_stay_out_of_the_menu(db):
    Section.objects.create(name_ar="أرشيف", in_menu=False)

    assert masthead.masthead("ar").menu == ()


def test_it_is_kept_until_somebody_changes_it(db, django_assert_num_queries):
    Outlet.objects.create(pk=1, name_ar="صوت")
    masthead.masthead("ar")

    Outlet.objects.update(name_ar="صدى")
    with django_assert_num_queries(0):
        assert masthead.masthead("ar").name == "صوت"

    masthead.forget_masthead()
    assert masthead.masthead("ar").name == "صدى"


def test_a_withdrawn_logo_is_not_shown(people):
    logo = photo(people)
    Outlet.objects.create(pk=1, name_ar="صوت", logo=logo)
    assert masthead.masthead("ar").logo.url == logo.file.url

    logo.withdrawn_at = logo.uploaded_at
    logo.save()
    masthead.forget_masthead()

    assert masthead.masthead("ar").logo is None


MONTHS = ["أول", *[f"شهر{n}" for n in range(2, 13)]]
STYLES = [
    ({"digits": "arab"}, "١ كانون الثاني ٢٠٢٦، ١:٠٥"),
    ({"double_months": True}, "1 كانون الثاني/يناير 2026، 1:05"),
    ({"months": MONTHS}, "1 أول 2026، 1:05"),
    ({"digits": "roman", "months": ["x"], "double_months": "yes"}, "1 كانون الثاني 2026، 1:05"),
    ("nonsense", "1 كانون الثاني 2026، 1:05"),
    ({"digits": ["arab"]}, "1 كانون الثاني 2026، 1:05"),
]


@pytest.mark.parametrize(("style", "written"), STYLES)
def test_the_house_decides_how_dates_are_written(db, style, written):
    Outlet.objects.create(pk=1, name_ar="صوت", language_style={"ar": style})

    assert moment(datetime(2025, 12, 31, 22, 5, tzinfo=UTC), "ar").text == written


@pytest.mark.parametrize(("zone", "iso"), [("Asia/Damascus", "+03:00"), ("UTC", "+00:00")])
def test_the_house_keeps_its_own_time(db, zone, iso):
    Outlet.objects.create(pk=1, name_ar="صوت", time_zone=zone)

    assert moment(datetime(2026, 7, 1, 9, tzinfo=UTC), "ar").iso.endswith(iso)


def test_a_list_tells_the_hour_of_today_and_the_day_of_the_rest(db):
    now = timezone.now()

    assert ":" in moment(now, "kmr").brief
    assert ":" not in moment(now - timedelta(days=2), "kmr").brief
