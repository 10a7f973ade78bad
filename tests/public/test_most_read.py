"""What is read most stands on the home and beside stories, and only what readers may see."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import HourOfReads, MostRead, Outlet
from articles.models.reads import add_reads
from articles.pages import front_choice
from articles.workflow import most_read
from tests import make

from .walk import elements, page


def read(story, times, *, ago=timedelta(hours=1)):
    hour = (timezone.now() - ago).replace(minute=0, second=0, microsecond=0)
    add_reads([HourOfReads(translation=story, language=story.language, hour=hour, count=times)])


def work_out():
    MostRead.objects.update(made_at=timezone.now() - timedelta(hours=1))
    most_read.work_out_most_read.enqueue()


def ranked(client, path):
    """The stories of the list, in their order."""
    lists = re.findall(r'<ol class="ranked">.*?</ol>', page(client, path), re.S)
    assert len(lists) <= 1
    return [link["href"] for html in lists for link in elements(html, "a")]


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


@pytest.fixture
def stories(people):
    """Ten that were read, the last the most."""
    made = [make.published(people) for _ in range(10)]
    for number, story in enumerate(made):
        read(story, number + 1)
    work_out()
    return made


def test_the_home_and_its_lite_page_tell_eight_in_their_order(client, stories):
    most = [path_of(story) for story in reversed(stories[2:])]

    assert ranked(client, "/ar/") == most
    assert ranked(client, "/lite/ar/") == [addresses.lite(path) for path in most]


def test_few_others_leave_them_room_beside_the_lead(client, stories, monkeypatch):
    def places():
        sections = elements(page(client, "/ar/"), "section", **{"aria-labelledby": "most-read"})
        return [section["class"] for section in sections]

    assert places() == ["front__read"]
    monkeypatch.setattr(front_choice, "FEW_BESIDE", 0)
    assert places() == ["front__read strip"]


@pytest.mark.parametrize("language", [code for code in CODES if code != "ar"])
def test_each_language_has_its_own(client, people, stories, language):
    own = [make.published(people, language) for _ in range(3)]
    for number, story in enumerate(own):
        read(story, 100 - number)
    work_out()

    assert ranked(client, f"/{language}/") == [path_of(story) for story in own]
    assert len(ranked(client, "/ar/")) == 8


def test_beside_a_story_stand_the_others(client, stories):
    *others, last = stories

    assert ranked(client, path_of(last)) == [path_of(story) for story in reversed(others[4:])]


def test_of_too_few_nothing_is_said(client, people):
    made = [make.published(people) for _ in range(2)]
    for story in made:
        read(story, 5)
    work_out()

    assert ranked(client, "/ar/") == ranked(client, path_of(made[0])) == []


def test_on_a_quiet_day_it_is_the_weeks(client, people, stories):
    HourOfReads.objects.all().delete()
    for number, story in enumerate(stories):
        read(story, number + 1, ago=timedelta(days=3))
    work_out()
    assert MostRead.objects.filter(span=MostRead.Span.DAY).count() == 0
    assert ranked(client, "/ar/") == [path_of(story) for story in reversed(stories[2:])]

    HourOfReads.objects.all().delete()
    read(stories[0], 1, ago=timedelta(days=7, hours=2))
    work_out()
    assert ranked(client, "/ar/") == []


def test_old_hours_are_forgotten_and_what_was_read_in_all_is_not(people):
    story = make.published(people)
    read(story, 4, ago=timedelta(days=9))
    read(story, 2)
    work_out()

    assert [each.count for each in HourOfReads.objects.all()] == [2]
    assert story.reads.count == 6


def withdrawn(people, story):
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")


def killed(people, story):
    workflow.kill(story.article, actor=people.zelal, note="خطر")


@pytest.mark.parametrize("take_down", [withdrawn, killed])
def test_what_readers_may_not_see_leaves_at_once(client, people, stories, take_down):
    gone, beside = stories[-1], path_of(stories[0])
    for path in ("/ar/", beside):
        assert path_of(gone) in ranked(client, path)

    take_down(people, make.fresh(gone))

    for path in ("/ar/", beside, "/lite/ar/"):
        assert path_of(gone) not in page(client, path)
        assert len(ranked(client, path)) == (5 if path == beside else 8)


def test_a_corrected_story_keeps_its_place(client, people, stories):
    newest = make.revised(people, stories[-1], headline="عنوان مصحح")
    workflow.publish(newest, actor=people.zelal, opened_revision=newest.latest_revision_id)

    assert ranked(client, "/ar/")[0] == path_of(make.fresh(newest))
    assert "عنوان مصحح" in page(client, "/ar/")


def test_digits_are_those_of_the_house(client, people, stories):
    Outlet.objects.update_or_create(
        pk=1, defaults={"language_style": {"ar": {"digits": "arab"}}, "name_ar": "المدينة"}
    )
    forget_masthead()

    assert re.findall("<b>(.)</b>", page(client, "/ar/")) == [*"١٢٣٤٥٦٧٨"]


def test_they_are_worked_out_every_few_minutes(people):
    assert not most_read.is_anything_due()
    read(make.published(people), 1)
    assert most_read.is_anything_due()

    most_read.work_out_most_read.enqueue()
    assert not most_read.is_anything_due()

    MostRead.objects.update(made_at=timezone.now() - most_read.PAUSE - timedelta(seconds=1))
    assert most_read.is_anything_due()


def test_worked_out_twice_it_is_the_same(stories):
    before = list(MostRead.objects.order_by("pk").values_list("pk", "position", "translation"))
    most_read.work_out_most_read.enqueue()

    after = list(MostRead.objects.order_by("pk").values_list("pk", "position", "translation"))
    assert after == before


def test_it_costs_as_many_queries_whatever_was_read(people, django_assert_max_num_queries):
    # For each language and span five with its transaction, one to forget old hours, the clock.
    most = 1 + len(CODES) * (1 + 2 * 5)
    for number in (1, 30):
        for _ in range(number):
            read(make.published(people), number)
        with django_assert_max_num_queries(most):
            most_read.work_out_most_read.call()
