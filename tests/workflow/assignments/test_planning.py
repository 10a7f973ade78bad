from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from articles.models import Assignment, JournalEntry
from articles.states import Move, Status, Subject
from articles.workflow import Refused
from tests import make

pytestmark = pytest.mark.django_db
EVENING = datetime(2030, 5, 1, 15, 0, tzinfo=UTC)
TOKEN = "a" * 32


def planned(people, language="ar", **said):
    said = {"what": "تقرير عن الحصاد", **said}
    return Assignment(language=language, **said)


def given(people, **said):
    assignment = planned(people, **said)
    editor = people.salma if assignment.language == "ar" else people.berfin
    workflow.assign(assignment, actor=editor)
    return assignment


def moves_of(assignment):
    told = JournalEntry.objects.of(Subject.ASSIGNMENT, assignment.pk).order_by("pk")
    return list(told.values_list("move", "actor__username"))


def test_it_is_given_begun_and_becomes_a_draft(people):
    assignment = given(people, person=people.rojin, note="صور من الحقل", wanted_by=EVENING)

    entry = workflow.begin_assignment(assignment, actor=people.rojin)

    assignment.refresh_from_db()
    text = assignment.translation
    assert entry.after == {"translation": text.pk}
    assert (text.language, text.status, text.wanted_by) == ("ar", Status.DRAFT, EVENING)
    assert text.latest_revision.headline == "تقرير عن الحصاد"
    assert text.latest_revision.writer == people.rojin
    assert moves_of(assignment) == [(Move.ASSIGN, "salma"), (Move.BEGIN_ASSIGNMENT, "rojin")]


def test_one_to_translate_becomes_that_translation(people):
    story = make.published(people)
    assignment = given(people, language="kmr", what="Wergerîne", person=people.azad)
    asked = planned(people, "kmr", what="Wergerîne", original=story)
    workflow.assign(asked, actor=people.zelal)

    workflow.begin_assignment(asked, actor=people.azad)

    asked.refresh_from_db()
    assert asked.translation.source == story
    assert asked.translation.article == story.article
    assert assignment.translation is None


@pytest.mark.parametrize("verb", ["assign", "change", "drop"])
@pytest.mark.parametrize("name", ["rojin", "azad", "berfin", "nergiz", "stranger", "admin"])
def test_only_its_editors_plan(people, verb, name):
    actor, assignment = getattr(people, name), given(people)
    made = planned(people)
    verbs = {
        "assign": lambda: workflow.assign(made, actor=actor),
        "change": lambda: workflow.change_assignment(
            assignment, actor=actor, values={"what": "غيره"}
        ),
        "drop": lambda: workflow.drop_assignment(assignment, actor=actor),
    }

    with pytest.raises(Refused):
        verbs[verb]()

    assignment.refresh_from_db()
    assert (assignment.what, assignment.dropped_at, made.pk) == ("تقرير عن الحصاد", None, None)


@pytest.mark.parametrize(
    ("given_to", "name", "begins"),
    [
        ("rojin", "rojin", True),
        ("rojin", "karim", False),
        ("rojin", "salma", True),
        ("rojin", "hevin", True),
        ("rojin", "azad", False),
        ("rojin", "nergiz", False),
        ("rojin", "admin", False),
        (None, "karim", True),
        (None, "rojin", True),
        (None, "azad", False),
        (None, "stranger", False),
    ],
)
def test_who_begins(people, given_to, name, begins):
    person = getattr(people, given_to) if given_to else None
    assignment, actor = given(people, person=person), getattr(people, name)

    if begins:
        workflow.begin_assignment(assignment, actor=actor)
    else:
        with pytest.raises(Refused):
            workflow.begin_assignment(assignment, actor=actor)

    assignment.refresh_from_db()
    assert (assignment.translation is not None) == begins


@pytest.mark.parametrize("name", ["azad", "nergiz", "stranger"])
def test_nobody_is_asked_for_a_text_that_they_could_not_write(people, name):
    person = getattr(people, name)

    with pytest.raises(Refused):
        given(people, person=person)
    with pytest.raises(Refused):
        workflow.change_assignment(given(people), actor=people.salma, values={"person": person})

    assert not Assignment.objects.filter(person=person).exists()


def test_a_text_is_not_translated_into_its_own_language_nor_by_whoever_only_reports(people):
    story = make.published(people)

    with pytest.raises(Refused):
        given(people, original=story)
    kurdish = make.published(people, "kmr")
    asked = planned(people, original=kurdish, person=people.rojin)
    with pytest.raises(Refused):
        workflow.assign(asked, actor=people.zelal)


def test_a_text_that_the_editor_cannot_read_is_not_to_be_translated(people):
    draft = make.draft(people, "kmr")
    asked = planned(people, original=draft)

    with pytest.raises(Refused):
        workflow.assign(asked, actor=people.salma)


def test_a_change_says_what_stood_there_and_the_same_again_is_none(people):
    assignment = given(people, wanted_by=EVENING)
    values = {"what": "تقرير عن القطاف", "person": people.karim, "wanted_by": None}

    entry = workflow.change_assignment(assignment, actor=people.salma, values=values)

    assert entry.before == {
        "what": "تقرير عن الحصاد",
        "person": None,
        "wanted_by": EVENING.isoformat(),
    }
    assert entry.after["person"] == people.karim.pk
    assert workflow.change_assignment(assignment, actor=people.salma, values=values) is None


def test_an_older_form_does_not_undo_what_somebody_changed(people):
    assignment = given(people)
    opened = JournalEntry.objects.latest("pk").pk
    workflow.change_assignment(assignment, actor=people.idris, values={"what": "غيره"})

    with pytest.raises(Refused) as refused:
        workflow.change_assignment(
            assignment, actor=people.salma, values={"what": "ثالث"}, opened=opened
        )

    assert refused.value.decision.code == "stale"


@pytest.mark.parametrize("ended", ["begun", "dropped"])
def test_what_has_ended_moves_no_more(people, ended):
    assignment = given(people)
    if ended == "begun":
        workflow.begin_assignment(assignment, actor=people.rojin)
    else:
        workflow.drop_assignment(assignment, actor=people.salma, note="أُلغي الحدث")
    before = moves_of(assignment)

    for verb in (workflow.begin_assignment, workflow.drop_assignment):
        with pytest.raises(Refused):
            verb(assignment, actor=people.idris)
    with pytest.raises(Refused):
        workflow.change_assignment(assignment, actor=people.idris, values={"what": "غيره"})

    assert moves_of(assignment) == before


def test_the_same_form_begins_one_draft(people):
    assignment = given(people)

    first = workflow.begin_assignment(assignment, actor=people.rojin, token=TOKEN)

    assert workflow.begin_assignment(assignment, actor=people.rojin, token=TOKEN) == first


@pytest.mark.parametrize("what", ["", "\u200b", "س" * 201])
def test_it_says_what_is_to_be_written(people, what):
    with pytest.raises(ValidationError):
        given(people, what=what)
