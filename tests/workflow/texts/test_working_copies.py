"""What is being typed is kept once per opened form, and until it is stored."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from articles.models import WorkingCopy
from articles.workflow import Refused
from articles.workflow.texts import autosave
from tests import make

pytestmark = pytest.mark.django_db


def new_key():
    return uuid4().hex


def keep(person, story, text, **form):
    return workflow.keep(
        story,
        actor=person,
        language=story.language if story else "ar",
        content={"headline": text},
        opened_revision=story.latest_revision_id if story else None,
        **{"key": new_key(), **form},
    )


def kept():
    return sorted(copy.content["headline"] for copy in WorkingCopy.objects.all())


@pytest.fixture(params=["a new story", "a text"])
def story(request, people):
    return make.draft(people) if request.param == "a text" else None


def test_one_form_overwrites_its_own(people, story):
    key = new_key()
    for text in ("أ", "أب"):
        keep(people.rojin, story, text, key=key)

    assert kept() == ["أب"]


def test_two_forms_of_one_person_keep_both(people, story):
    keep(people.rojin, story, "الأول")
    keep(people.rojin, story, "الثاني")

    assert kept() == ["الأول", "الثاني"]


def test_two_people_never_share_one(people, story):
    key = new_key()
    keep(people.rojin, story, "لروجين", key=key)
    keep(people.salma, story, "لسلمى", key=key)

    assert kept() == ["لروجين", "لسلمى"]


def test_a_form_goes_on_with_what_was_restored_into_it(people, story):
    old, new = new_key(), new_key()
    keep(people.rojin, story, "قبل", key=old)
    keep(people.rojin, story, "بعد", key=new, continues=old)
    keep(people.rojin, story, "بعد ذلك", key=new, continues=old)

    assert kept() == ["بعد ذلك"]


def test_restored_into_two_forms_it_becomes_two(people, story):
    old = new_key()
    keep(people.rojin, story, "قبل", key=old)
    for text in ("هنا", "هناك"):
        keep(people.rojin, story, text, continues=old)

    assert kept() == ["هنا", "هناك"]


def test_nobody_takes_over_the_copy_of_another(people, story):
    old = new_key()
    keep(people.rojin, story, "لروجين", key=old)
    keep(people.salma, story, "لسلمى", continues=old)

    assert kept() == ["لروجين", "لسلمى"]


def test_a_save_ends_the_copies_of_its_form_and_no_other(people):
    story = make.draft(people)
    mine, other = new_key(), new_key()
    keep(people.rojin, story, "محفوظ", key=mine)
    keep(people.rojin, story, "غير محفوظ", key=other)

    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="محفوظ"),
        opened_revision=story.latest_revision_id,
        working_copies=(mine, ""),
    )

    assert kept() == ["غير محفوظ"]


def test_a_save_that_is_refused_ends_none(people):
    story = make.draft(people)
    key = new_key()
    keep(people.rojin, story, "أ", key=key)
    workflow.submit(story, actor=people.rojin, opened_revision=story.latest_revision_id)

    with pytest.raises(Refused):
        workflow.save_draft(
            make.fresh(story),
            actor=people.rojin,
            content=make.content(headline="أ"),
            opened_revision=story.latest_revision_id,
            working_copies=(key,),
        )

    assert kept() == ["أ"]


@pytest.mark.parametrize("key", ["", "x", "A" * 32, "a" * 33])
def test_a_form_without_a_name_keeps_nothing(people, story, key):
    with pytest.raises(ValidationError):
        keep(people.rojin, story, "أ", key=key)

    assert kept() == []


def test_a_person_fills_the_database_with_no_more_than_a_desk_needs(people, story, monkeypatch):
    monkeypatch.setattr(autosave, "MOST_COPIES", 2)
    key = new_key()
    keep(people.rojin, story, "الأول", key=key)
    keep(people.rojin, story, "الثاني")
    with pytest.raises(ValidationError):
        keep(people.rojin, story, "الثالث")
    keep(people.rojin, story, "الأول مرة أخرى", key=key)

    assert kept() == ["الأول مرة أخرى", "الثاني"]
