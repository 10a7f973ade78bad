"""By when a text is wanted: said by its editors, told to all who have it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry
from tests import make
from tests.admin.pages import at_the_desk, form, forms, screen
from tests.together import in_hours

pytestmark = pytest.mark.django_db


def address(story):
    return reverse("admin:translation_want", args=[story.pk])


def said(client, story, **typed):
    fields = form(client.get(screen(story)), address(story)).fields
    return client.post(address(story), {**fields, **typed}, follow=True)


def typed(hour):
    return timezone.localtime(hour).strftime("%Y-%m-%dT%H:%M")


def test_an_editor_says_by_when_and_takes_it_back(people):
    story, by = make.draft(people), in_hours(30).replace(second=0)
    client = at_the_desk(people.salma)
    page = said(client, story, when="1", at=typed(by)).content.decode()
    assert make.fresh(story).wanted_by == by
    assert "Wanted by" in at_the_desk(people.rojin).get(screen(story)).content.decode()
    assert timezone.localtime(by).strftime("%Y-%m-%d %H:%M") in page

    said(client, story, when="0")
    assert make.fresh(story).wanted_by is None
    entries = JournalEntry.objects.filter(translation=story, move="want").order_by("pk")
    assert [bool(entry.after["wanted_by"]) for entry in entries] == [True, False]


def test_the_same_form_sent_twice_is_one_entry_and_another_day_is_another(people):
    story, client = make.draft(people), at_the_desk(people.salma)
    fields = form(client.get(screen(story)), address(story)).fields
    for hours in (30, 30, 40):
        client.post(address(story), {**fields, "when": "1", "at": typed(in_hours(hours))})

    assert JournalEntry.objects.filter(move="want").count() == 2


@pytest.mark.parametrize(
    ("at", "words"),
    [("", "Choose the day"), ("x", "valid"), ("2020-01-01T10:00", "has passed")],
)
def test_what_is_no_day_ahead_is_refused(people, at, words):
    story = make.draft(people)
    page = said(at_the_desk(people.salma), story, when="1", at=at).content.decode()

    assert words in page
    assert make.fresh(story).wanted_by is None


@pytest.mark.parametrize("name", ["rojin", "nergiz", "berfin", "karim", "stranger"])
def test_whoever_does_not_edit_the_language_says_nothing(people, name):
    story = make.draft(people)
    fields = form(at_the_desk(people.salma).get(screen(story)), address(story)).fields
    client = at_the_desk(getattr(people, name))
    page = client.get(screen(story))
    assert address(story) not in {each.action for each in forms(page)}
    client.post(address(story), {**fields, "when": "1", "at": typed(in_hours(30))})

    assert make.fresh(story).wanted_by is None


def test_a_publication_answers_it_and_a_spiked_text_is_wanted_by_nobody(people):
    story = make.approved(people)
    workflow.want(story, actor=people.salma, by=in_hours(5))
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    assert make.fresh(story).wanted_by is None

    spiked = make.draft(people)
    workflow.spike(spiked, actor=people.salma, note="لا")
    with pytest.raises(workflow.Refused, match="spiked"):
        workflow.want(spiked, actor=people.salma, by=in_hours(5))
