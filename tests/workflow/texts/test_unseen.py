"""What nobody sees does not count as written, at whatever place the desk asks for words."""

import pytest

from articles import workflow
from articles.models import Author, Photo
from articles.states import Move
from articles.workflow import Refused
from tests import make
from tests.public.photos import photo

UNSEEN = [
    "\u200b\u200f",
    "\u3164",
    "\u2800\u2800",
    "\u115f\u1160",
    "\u2060\u00a0",
    "\ufe0f",
    "\ue000",
]


def saved(people, **changes):
    return workflow.create_story(
        actor=people.rojin, language="ar", content=make.content("ar", **changes)
    )


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_headline_that_nobody_sees_is_none(people, unseen):
    draft = saved(people, headline=unseen)

    assert draft.revision.headline == ""
    assert draft.repairs
    with pytest.raises(Refused):
        workflow.submit(draft.translation, actor=people.rojin, opened_revision=draft.revision.pk)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_text_that_nobody_sees_is_none(people, unseen):
    draft = saved(people, body=f"<p>{unseen}</p>")

    assert draft.revision.body == ""
    assert not workflow.may(people.rojin, Move.SUBMIT, draft.translation)


def test_a_headline_and_a_text_that_can_be_seen_are_submitted(people):
    draft = saved(people, headline="\u200fسوق\u3164 جديد")

    assert workflow.may(people.rojin, Move.SUBMIT, draft.translation)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_note_that_nobody_sees_says_nothing(people, unseen):
    sent = make.submitted(people)

    with pytest.raises(Refused) as refusal:
        workflow.send_back(
            sent, actor=people.salma, opened_revision=sent.latest_revision_id, note=unseen
        )
    assert refusal.value.decision.code == "note"


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_description_and_a_credit_that_nobody_sees_describe_nothing(people, unseen):
    picture = photo(people)
    workflow.edit_photo(picture, actor=people.salma, words={"alt_ar": unseen, "credit_ar": "روجين"})

    assert not Photo.objects.get(pk=picture.pk).is_described_in("ar")


@pytest.mark.parametrize("unseen", ["\u3164", "\u200f\u2800"])
def test_a_name_that_nobody_sees_is_no_name(unseen):
    assert Author(name_ar=unseen, name_kmr="Rojîn").name_in("ar") == ""
    assert Author(name_ar=unseen, name_kmr="Rojîn").label == "Rojîn"


def test_what_has_no_meaning_is_taken_out_and_told(people):
    draft = saved(people, headline="سوق\U000e0041 جديد", body="<p>نص&#xE000; أول\x0bثان</p>")

    assert draft.revision.headline == "سوق جديد"
    assert draft.revision.body == "<p>نص أول<br>ثان</p>"
    assert {change.kind: change.count for change in draft.repairs} == {"meaningless": 2}
