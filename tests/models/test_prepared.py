import pytest
from django.db.models import Q, QuerySet

from articles.models import Section
from articles.models.prepared import Prepared, Slot
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.stored]


def numbered() -> Prepared:
    rows = QuerySet(Section).filter(pk=Slot("number"))
    return Prepared(lambda: rows.values_list("pk", "name_kmr"))


@pytest.fixture
def sections():
    return [make.section(kmr=name) for name in ("Av", "Erd")]


def test_each_time_other_values(sections):
    query = numbered()

    for section in sections:
        assert query.rows(number=section.pk) == [(section.pk, section.name_kmr)]


def test_one_query_a_time(sections, django_assert_num_queries):
    query = numbered()

    with django_assert_num_queries(2):
        query.rows(number=sections[0].pk)
        query.rows(number=sections[1].pk)


def test_built_once(sections):
    built = []

    def build():
        built.append(1)
        return Section.objects.filter(Q(pk=Slot("number"))).values_list("pk")

    query = Prepared(build)

    assert [query.rows(number=each.pk) for each in sections] == [[(each.pk,)] for each in sections]
    assert built == [1]


def test_a_value_too_few_is_refused(sections):
    with pytest.raises(KeyError):
        numbered().rows()
