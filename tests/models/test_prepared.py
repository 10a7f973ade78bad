from time import sleep

import pytest
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Section, Translation
from articles.models.prepared import Prepared, PreparedChange, Slot, filling, slots, together
from tests import make
from tests.threads import at_once

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


@pytest.mark.django_db(transaction=True)
def test_asked_by_many_at_once_it_is_built_once():
    section, built = make.section(), []

    def build():
        built.append(1)
        sleep(0.05)  # in which the others would begin to build it
        return Section.objects.filter(pk=Slot("number")).values_list("pk")

    query = Prepared(build)
    found = at_once(*[lambda: query.rows(number=section.pk)] * 4)

    assert found == [[(section.pk,)]] * 4
    assert built == [1]


def test_a_value_too_few_is_refused(sections):
    with pytest.raises(KeyError):
        numbered().rows()


def test_columns_come_in_the_order_that_was_asked_for():
    section = make.section(ar="سياسة", ckb="سیاسەت", kmr="Siyaset")
    columns = ("name_kmr", "is_active", "name_ar", "pk", "name_ckb", "position")

    query = Prepared(lambda: Section.objects.order_by().values_list(*columns))

    assert query.values() == [tuple(getattr(section, name) for name in columns)]


def test_moments_and_truths_come_as_django_gives_them(people):
    story = make.published(people)
    columns = ("pk", "created_at", "is_live", "due_at")

    query = Prepared(lambda: Translation.objects.with_life().values_list(*columns))

    assert query.values() == [(story.pk, story.created_at, True, None)]
    assert query.values()[0][2] is True


def test_as_many_numbers_as_there_are(sections):
    query = Prepared(
        lambda: Section.objects.order_by("pk").filter(pk__in=slots("section", 3)).values_list("pk")
    )
    numbers = [section.pk for section in sections]

    for some in (numbers, numbers[:1], []):
        assert query.rows(**filling("section", 3, some)) == [(number,) for number in some]


def test_models_come_with_what_was_selected_and_annotated(people, django_assert_num_queries):
    story = make.published(people)
    section, headline = story.article.section, story.latest_revision.headline
    query = Prepared(
        lambda: (
            Translation.objects.filter(pk=Slot("number"))
            .with_life()
            .select_related("latest_revision", "article__section", "source")
        )
    )

    with django_assert_num_queries(1):
        (found,) = query.objects(number=story.pk)
        assert (found, found.is_live, found.due_at, found.source) == (story, True, None, None)
        assert found.latest_revision.headline == headline
        assert found.article.section == section
        assert found.created_at == story.created_at
    assert query.objects(number=0) == []


def test_rows_are_changed_by_other_values_each_time(sections, django_assert_num_queries):
    change = PreparedChange(
        lambda: (Section.objects.filter(pk=Slot("number")), {"name_kmr": Slot("name")})
    )

    with django_assert_num_queries(len(sections)):
        for section in sections:
            assert change.make(number=section.pk, name=f"Nû {section.pk}") == 1
    assert change.make(number=0, name="Kes") == 0

    for section in sections:
        section.refresh_from_db()
        assert section.name_kmr == f"Nû {section.pk}"


def test_what_is_asked_together_is_the_same_by_short_names_of_tables(people):
    story = make.published(people)
    shared = Translation.objects.filter(article__slugline=Slot("slugline"))
    ours = shared.annotate(own=RawSQL("SELECT articles_translation.id", []))
    plain = Prepared(lambda: shared.values_list("pk"))
    named = Prepared(lambda: ours.values_list("own"))
    values = {"slugline": story.article.slugline}

    assert together((plain, values), (plain, values)) == [[(story.pk,)], [(story.pk,)]]
    assert together((plain, values), (named, values)) == [[(story.pk,)], [(story.pk,)]]


@pytest.mark.parametrize("name", ["Av", "A'v", "100%", "%s", "A\\v", "", "ئاو", "Av 2"])
def test_whatever_a_word_holds_it_goes_in_as_it_is(name):
    other = make.section(kmr="Erd")
    section = make.section(kmr=name or "x")
    rows = QuerySet(Section).filter(Q(name_kmr=Slot("name"))).exclude(name_kmr="50%")
    query = Prepared(lambda: rows.values_list("pk", "name_kmr"))

    for asked, found in {name: section, "Erd": other}.items():
        expected = [(found.pk, asked)] if asked else []
        assert query.rows(name=asked) == expected
        assert together((query, {"name": asked}), (query, {"name": "Erd"}))[0] == expected
