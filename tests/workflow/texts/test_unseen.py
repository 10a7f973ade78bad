"""What nobody sees does not count as written, at whatever place the desk asks for words."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from articles import workflow
from articles.models import Author, Photo, Tag
from articles.states import Move
from articles.workflow import Refused
from articles.workflow.names.authors import add_author, change_author
from articles.workflow.names.sections import change_section
from articles.workflow.names.tags import add_tag
from articles.workflow.people import accounts
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


@pytest.mark.parametrize("unseen", UNSEEN)
def test_no_verb_stores_a_name_that_nobody_sees(people, unseen):
    writer = Author(name_ar=unseen, name_kmr="Rojîn", biography_ar=unseen)
    add_author(writer, actor=people.admin)
    writer.refresh_from_db()

    assert (writer.name_ar, writer.name_kmr) == (None, "Rojîn")
    assert not writer.biography_ar
    assert change_author(writer, actor=people.admin, values={"name_ar": unseen}) is None
    with pytest.raises(ValidationError):
        add_tag(Tag(name_ar=unseen), actor=people.admin)


@pytest.mark.parametrize("unseen", ["\u200b\u200f", "\u3164"])
def test_a_name_that_readers_see_is_not_replaced_by_one_that_they_do_not(people, unseen):
    section = make.published(people).article.section

    with pytest.raises(Refused):
        change_section(section, actor=people.admin, values={"name_ar": unseen})
    assert change_section(section, actor=people.admin, values={"name_ar": "سياسة"})


@pytest.mark.parametrize("username", ["\u3164", "sa\u115fra"])
def test_a_name_to_sign_in_with_can_be_seen(people, username):
    with pytest.raises(ValidationError, match="nobody can see"):
        accounts.add_person(get_user_model()(username=username), actor=people.admin)
    with pytest.raises(ValidationError, match="nobody can see"):
        accounts.change_person(people.salma, actor=people.admin, values={"username": username})
    assert accounts.add_person(get_user_model()(username="sara"), actor=people.admin)


def test_the_lines_of_a_biography_stay(people):
    writer = Author(name_ar=" روجين\u2028علي ", biography_ar="سطر\r\nآخر\ue000")
    add_author(writer, actor=people.admin)

    assert (writer.name_ar, writer.biography_ar) == ("روجين علي", "سطر\nآخر")


def test_what_has_no_meaning_is_taken_out_and_told(people):
    draft = saved(people, headline="سوق\U000e0041 جديد", body="<p>نص&#xE000; أول\x0bثان</p>")

    assert draft.revision.headline == "سوق جديد"
    assert draft.revision.body == "<p>نص أول<br>ثان</p>"
    assert {change.kind: change.count for change in draft.repairs} == {"meaningless": 2}
