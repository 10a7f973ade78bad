"""A plan is kept with the connection where it may be, and answers are the same where it may not."""

import pytest
from django.db import connection

from articles.models import Tag
from articles.models.planned import Planned
from articles.models.prepared import Slot, filling, slots

pytestmark = pytest.mark.django_db
WIDE = 2**40


def kept():
    """The statements whose plans the connection has, and that ask for tags by a number of ours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement ~ 'WHERE'")
        return [one for (one,) in cursor.fetchall() if '"articles_tag"."id" IN' in one]


def tags():
    found = Tag.objects.filter(pk__in=slots("id", 2)).exclude(kind=Slot("kind"))
    return Planned(lambda: found.order_by("pk").values_list("pk", "name_ar"))


@pytest.fixture
def rain():
    return Tag.objects.create(name_ar="مطر", kind=Tag.Kind.TOPIC)


@pytest.fixture
def far():
    return Tag.objects.create(pk=WIDE, name_ar="ثلج", kind=Tag.Kind.TOPIC)


def asked(planned, *numbers):
    return planned.rows(kind=Tag.Kind.PLACE, **filling("id", 2, numbers))


def test_it_finds_what_any_query_finds(rain, far):
    both = [(rain.pk, "مطر"), (WIDE, "ثلج")]

    assert asked(tags(), rain.pk, WIDE) == both
    assert asked(tags(), WIDE) == both[1:]
    assert asked(tags()) == []


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_numbers_of_any_width_share_one_plan(rain, far):
    planned, before = tags(), len(kept())
    for numbers in ((rain.pk,), (WIDE,), (rain.pk, WIDE), (40_000,)):
        asked(planned, *numbers)

    assert len(kept()) == before + 1


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_nothing_is_kept_behind_a_pooler(rain, settings):
    settings.DATABASE_POOLED, before = True, kept()

    assert asked(tags(), rain.pk) == [(rain.pk, "مطر")]
    assert kept() == before


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_other_cursors_are_what_they_were(rain):
    asked(tags(), rain.pk)
    before = len(kept())
    assert Tag.objects.filter(pk__in=[rain.pk, WIDE]).exclude(kind="place").count() == 1

    assert len(kept()) == before
