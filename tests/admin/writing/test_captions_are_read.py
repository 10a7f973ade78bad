"""The copy desk reads what stands under photos as it reads the text."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.proofreading import findings, unanswered
from articles.workflow import GalleryPhoto, Refused
from tests import make
from tests.admin.pages import at_the_desk, filled, form, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
FAULTY = "زوار في في السوق ، صباحاً"
SAFE = "زوار في في السوق، صباحاً"


def with_figure(number):
    return f'<p>سوق.</p><figure data-photo="{number}"><figcaption>{FAULTY}</figcaption></figure>'


PLACES = {
    "lead caption": lambda number: {"lead_photo": number, "lead_caption": FAULTY},
    "lead description": lambda number: {"lead_photo": number, "lead_alt": FAULTY},
    "figure": lambda number: {"body": with_figure(number)},
    "gallery": lambda number: {"gallery": (GalleryPhoto(number, FAULTY),)},
}


@pytest.fixture(params=PLACES.values(), ids=PLACES)
def faulty(request, people):
    return request.param(photo(people).pk)


def approve(people, story):
    return workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)


def press(client, story, **button):
    return client.post(screen(story), {**filled(client, story), **button})


def key_of(story, rule):
    return next(entry.key for entry in findings(story) if entry.finding.rule == rule)


def test_errors_under_photos_are_answered_before_approval(people, faulty):
    story = make.submitted(people, **faulty)
    assert unanswered(story) == 2
    with pytest.raises(Refused, match="copy desk"):
        approve(people, story)

    client = at_the_desk(people.salma)
    for rule in ("C2", "C6"):
        press(client, story, leave_now=key_of(story, rule))
    approve(people, make.fresh(story))


def test_errors_under_photos_are_repaired_without_a_script(people, faulty):
    story, client = make.draft(people, **faulty), at_the_desk(people.rojin)
    safe = form(press(client, story, repair_safe="1"), screen(story)).fields
    one = form(press(client, story, repair=f"{key_of(story, 'C6')}:0"), screen(story)).fields

    assert FAULTY not in str(safe)
    assert SAFE in str(safe)
    assert FAULTY.replace("في في", "في") in str(one)


def test_rows_of_a_gallery_stay_as_they_were_typed_when_one_is_repaired(people):
    one, two = (photo(people).pk for _ in range(2))
    story, client = make.draft(people), at_the_desk(people.rojin)
    rows = {
        "gallery_photo": [f"#{one}", "abc", str(two)],
        "gallery_position": ["2", "x", "1"],
        "gallery_caption": [FAULTY, "بلا صورة", "سوق"],
    }
    shown = form(press(client, story, repair_safe="1", **rows), screen(story)).fields

    assert shown["gallery_photo"][:3] == [str(two), f"#{one}", "abc"]
    assert shown["gallery_caption"][:3] == ["سوق", SAFE, "بلا صورة"]


def test_captions_of_a_gallery_are_read_while_they_are_typed(people):
    story = make.draft(people)
    where = reverse("admin:translation_proofread", args=[story.pk])
    sent = {"_end": "1", "gallery_12": FAULTY, "gallery_x": FAULTY, "gallery_": FAULTY}
    answer = at_the_desk(people.rojin).post(where, sent).json()

    assert [(each["field"], each["text"]) for each in answer["findings"]] == [
        ("gallery_12", "في في"),
        ("gallery_12", " ،"),
    ]
    assert "Gallery · Photo #12" in answer["html"]
    assert answer["safe"] == [
        {"field": "gallery_12", "start": 16, "end": 17, "text": " ", "choice": ""}
    ]
