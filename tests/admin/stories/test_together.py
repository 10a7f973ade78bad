"""Languages published together from the screen of their story."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Publication
from tests import make
from tests.admin.pages import at_the_desk, form, forms, screen, story_screen
from tests.together import approved_in, hours_of, in_hours, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions(people):
    return approved_in(people)


def address(versions, name="publish"):
    return reverse(f"admin:story_{name}_together", args=[versions["ar"].article_id])


def sent(client, versions, **typed):
    page = client.get(story_screen(versions["ar"].article))
    fields = form(page, address(versions)).fields
    return client.post(address(versions), {**fields, **typed}, follow=True)


def typed(at):
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


def test_they_are_scheduled_the_hour_is_told_and_how_long_it_is_until_then(people, versions):
    client, at = at_the_desk(people.zelal), in_hours(2.05).replace(second=0)
    answer = sent(client, versions, when="1", at=typed(at))

    page = answer.content.decode()
    assert hours_of(versions) == dict.fromkeys(versions, at)
    for told in (timezone.localtime(at).strftime("%Y-%m-%d %H:%M"), "in 2\xa0hours", "Asia/"):
        assert told in page, told
    assert "Goes out together" in client.get("/admin/").content.decode()
    # The hour and the languages are offered as they stand.
    again = form(answer, address(versions)).fields
    assert (again["at"], len(again["text"])) == ([typed(at)], 3)


def test_they_are_published_now_without_an_hour(people, versions):
    sent(at_the_desk(people.zelal), versions, when="0")

    assert Publication.objects.visible().count() == 3


def test_some_of_them_are_chosen_and_all_are_cancelled(people, versions):
    client = at_the_desk(people.zelal)
    texts = [f"{versions[code].pk}-{versions[code].latest_revision_id}" for code in ("ar", "kmr")]
    sent(client, versions, text=texts, when="1", at=typed(in_hours(2)))
    assert set(hours_of(versions)) == {"ar", "kmr"}

    page = client.get(story_screen(versions["ar"].article))
    cancel = address(versions, "unschedule")
    client.post(cancel, form(page, cancel).fields)
    assert hours_of(versions) == {}


@pytest.mark.parametrize(
    ("typed_in", "status", "words"),
    [
        ({"at": ""}, 400, "Choose the day and the time."),
        ({"at": "yesterday"}, 400, "valid"),
        ({"at": "2020-01-01T10:00"}, 403, "has passed"),
        ({"text": []}, 403, "at least two"),
        ({"text": ["x", "1-", "-", "1-1-1", "9" * 40]}, 403, "at least two"),
        ({"_end": ""}, 400, "did not arrive whole"),
    ],
)
def test_what_is_wrong_schedules_nothing_and_keeps_what_was_typed(
    people, versions, typed_in, status, words
):
    values = {"when": "1", "at": typed(in_hours(2)), **typed_in}
    answer = sent(at_the_desk(people.zelal), versions, **values)

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert form(answer, address(versions)).fields["at"] == [values["at"]]
    assert hours_of(versions) == {}


def test_each_language_says_why_it_may_not_and_a_stale_text_is_refused(people, versions):
    client = at_the_desk(people.zelal)
    page = client.get(story_screen(versions["ar"].article))
    fields = form(page, address(versions)).fields
    workflow.save_draft(
        versions["kmr"],
        actor=people.berfin,
        content=make.content("kmr", headline="Sernavekî din"),
        opened_revision=versions["kmr"].latest_revision_id,
    )
    answer = client.post(address(versions), {**fields, "when": "0"})

    assert answer.status_code == 403
    assert "\u2068Kurmancî\u2069: The latest text has not been approved." in answer.content.decode()
    assert not Publication.objects.exists()
    moved = make.submitted(people)  # a screen of one language offers nothing
    assert "Publish together" not in client.get(story_screen(moved.article)).content.decode()


def test_it_says_which_one_has_stopped_them(people, versions):
    scheduled(people, versions)
    workflow.save_draft(
        versions["kmr"],
        actor=people.berfin,
        content=make.content("kmr", headline="Sernavekî din"),
        opened_revision=versions["kmr"].latest_revision_id,
    )
    client = at_the_desk(people.zelal)

    page = client.get(story_screen(versions["ar"].article)).content.decode()
    assert "<bdi>Kurmancî</bdi> was stopped" in page
    assert "Held with" in page
    assert (
        "together with <bdi>Kurmancî</bdi>" in client.get(screen(versions["ar"])).content.decode()
    )
    assert "An edit has stopped it" in client.get(screen(versions["kmr"])).content.decode()
    assert screen(versions["ar"]) in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("name", "status"),
    [("hevin", 403), ("salma", 403), ("berfin", 403), ("nergiz", 403), ("karim", 404)]
    + [("stranger", 404), ("admin", 404)],
)
def test_whoever_may_not_is_offered_nothing_and_refused(people, versions, name, status):
    client, zelal = at_the_desk(getattr(people, name)), at_the_desk(people.zelal)
    fields = form(zelal.get(story_screen(versions["ar"].article)), address(versions)).fields
    if status == 403:
        offered = {each.action for each in forms(client.get(story_screen(versions["ar"].article)))}
        assert address(versions) not in offered
    answer = client.post(address(versions), {**fields, "when": "0"})

    assert answer.status_code == status
    assert not Publication.objects.exists()
