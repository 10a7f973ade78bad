"""Several texts at once: each by its own rules, and each of them told."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.choosing import MOST_AT_ONCE
from articles.models import JournalEntry, Publication
from tests import make
from tests.admin.pages import at_the_desk, form, forms, screen
from tests.together import in_hours

pytestmark = pytest.mark.django_db
SEVERAL = "/admin/several/"


def bar(client, queue, page="/admin/"):
    """The form of a queue, as it stands on the page."""
    found = [each.fields for each in forms(client.get(page)) if each.action == SEVERAL]
    return next(fields for fields in found if fields["queue"] == [queue])


def chosen(*stories):
    return [f"{story.pk}-{story.latest_revision_id}" for story in stories]


def part(answer, name):
    page = answer.content.decode()
    _before, _mark, rest = page.partition(f'id="{name}"')
    return rest.partition("</section>")[0]


def moves(story):
    return list(JournalEntry.objects.filter(translation=story).values_list("move", flat=True))


def test_each_is_approved_or_refused_by_its_own_rules_with_its_reason(people):
    good, own = make.submitted(people), make.submitted(people)
    workflow.take_back(own, actor=people.rojin)
    stale, other = make.submitted(people), make.submitted(people, "kmr")
    client = at_the_desk(people.salma)
    sent = bar(client, "review")
    boxes = chosen(good, own, other) + [f"{stale.pk}-{stale.latest_revision_id - 1}"]
    answer = client.post(SEVERAL, {**sent, "approve": "1", "text": boxes})

    assert answer.status_code == 200
    assert screen(good) in part(answer, "done")
    refused = part(answer, "refused")
    assert "Only a submitted text can be approved." in refused
    assert "Somebody has changed the text since you opened it." in refused
    assert screen(other) not in answer.content.decode()
    assert [make.fresh(each).status for each in (good, own, stale, other)] == [
        "approved",
        "draft",
        "submitted",
        "submitted",
    ]


def test_what_is_sent_again_does_nothing_twice(people):
    stories = [make.approved(people), make.approved(people)]
    client = at_the_desk(people.zelal)
    at = timezone.localtime(in_hours(3)).strftime("%Y-%m-%dT%H:%M")
    sent = {**bar(client, "ready"), "text": chosen(*stories), "publish_at": "1", "at": at}
    answers = [client.post(SEVERAL, sent) for _ in range(2)]

    for answer in answers:
        assert all(screen(story) in part(answer, "done") for story in stories)
        assert not part(answer, "refused")
    assert Publication.objects.pending().count() == 2
    assert [moves(story).count("publish") for story in stories] == [1, 1]
    assert "in 2" in answers[0].content.decode() or "in 3" in answers[0].content.decode()


def test_several_are_published_now(people):
    stories = [make.approved(people), make.approved(people, "kmr"), make.submitted(people)]
    client = at_the_desk(people.zelal)
    sent = {**bar(client, "ready"), "text": chosen(*stories), "publish": "1"}
    answer = client.post(SEVERAL, sent)

    assert Publication.objects.visible().count() == 2
    assert "has not been approved" in part(answer, "refused")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": []}, "No text was chosen."),
        ({"text": ["x", "7-", "-7"]}, "No text was chosen."),
        ({"text": [f"{n}-1" for n in range(1, MOST_AT_ONCE + 2)]}, "At most 30 at once; 31"),
        ({"at": "", "publish_at": "1"}, "Choose the day and the time."),
        ({"at": "gestern", "publish_at": "1"}, "valid"),
        ({"_end": ""}, "did not arrive whole"),
        ({"token": "x"}, "did not arrive whole"),
    ],
)
def test_what_is_wrong_with_all_does_nothing_and_keeps_what_was_chosen(people, typed, words):
    story = make.approved(people)
    client = at_the_desk(people.zelal)
    sent = {**bar(client, "ready"), "text": chosen(story), "publish": "1", **typed}
    answer = client.post(SEVERAL, sent)

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not Publication.objects.exists()
    if "text" not in typed:
        again = form(answer, SEVERAL).fields
        assert again["text"] == chosen(story)
        client.post(SEVERAL, {**again, "publish": "1"})
        assert Publication.objects.visible().count() == 1


@pytest.mark.parametrize("name", ["rojin", "karim", "azad", "nergiz", "stranger", "admin"])
def test_whoever_may_not_approve_is_offered_nothing_and_refused(people, name):
    story = make.submitted(people)
    sent = bar(at_the_desk(people.salma), "review")
    client = at_the_desk(getattr(people, name))
    assert SEVERAL not in client.get("/admin/").content.decode()
    answer = client.post(SEVERAL, {**sent, "approve": "1", "text": chosen(story)})

    assert make.fresh(story).status == "submitted"
    if answer.status_code == 200:
        assert not part(answer, "done")
        assert part(answer, "refused")
        tells = workflow.may_read(getattr(people, name), story)
        assert (screen(story) in answer.content.decode()) == tells


@pytest.mark.parametrize("move", ["withdraw", "kill", "", "read"])
def test_no_other_move_is_made_on_several(people, move):
    story = make.published(people)
    sent = {move: "1", "text": chosen(story), "token": "0" * 32, "opened": "0", "_end": "1"}
    answer = at_the_desk(people.zelal).post(SEVERAL, sent)

    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:index"))
    assert Publication.objects.visible().count() == 1


def test_each_box_says_what_it_chooses(people):
    story = make.approved(people)
    page = at_the_desk(people.zelal).get("/admin/queue/ready/").content.decode()
    box = re.search(r'<input class="choice"[^>]*>', page)[0]

    assert f'value="{story.pk}-{story.latest_revision_id}"' in box
    assert f'aria-label="{make.WORDS["ar"][0]}"' in box


def test_texts_are_chosen_from_the_list_as_well(people):
    submitted, approved, draft = make.submitted(people), make.approved(people), make.draft(people)
    client, texts = at_the_desk(people.hevin), "/admin/articles/translation/"
    page = client.get(texts).content.decode()
    for story, is_offered in ((submitted, True), (approved, True), (draft, False)):
        assert (f'value="{story.pk}-{story.latest_revision_id}"' in page) == is_offered
    sent = {**bar(client, "", texts), "text": chosen(submitted, approved), "approve": "1"}
    answer = client.post(SEVERAL, sent)

    assert screen(submitted) in part(answer, "done")
    assert screen(approved) in part(answer, "refused")
    assert 'value="publish"' not in at_the_desk(people.salma).get(texts).content.decode()
    assert SEVERAL not in str(forms(at_the_desk(people.rojin).get(texts))[-1].buttons)
