"""What is to be written: given to somebody, changed, begun as a text of its own, or dropped."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser

from articles.models import Assignment, JournalEntry, Translation
from articles.models.clock import database_now
from articles.states import EDITORS, Move, Subject
from articles.workflow import assignment_reasons as reasons
from articles.workflow.decisions import Decision, may, may_in_language
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import record
from articles.workflow.roles import roles_of
from articles.workflow.rows import add, by_form, change, hold, refuse_newer
from articles.workflow.texts.content import Content
from articles.workflow.texts.drafting import create_story, start_translation

FIELDS = ("language", "what", "note", "person", "wanted_by", "original")
CHANGEABLE = ("what", "note", "person", "wanted_by")


@by_form
def assign(
    assignment: Assignment, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Store a new assignment. Raises Refused, also where its person could not write the text.

    Raises ValidationError for what can't be.
    """
    refuse_unless(may_in_language(actor, Move.ASSIGN, assignment.language))
    _refuse_unless_possible(assignment)
    if assignment.original and not may(actor, Move.READ, assignment.original):
        raise Refused(Decision(False, "original", reasons.UNREADABLE_SOURCE))
    moved = {"move": Move.ASSIGN, "subject": Subject.ASSIGNMENT}
    return add(assignment, FIELDS, actor=actor, token=token, **moved)


@by_form
def change_assignment(
    assignment: Assignment,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change CHANGEABLE fields of an open one; None where it says what stood there before.

    `opened` is `last_entry` of when the form was opened. Raises Refused, and ValidationError for
    what can't be.
    """
    held = _open(assignment, actor, Move.CHANGE_ASSIGNMENT)
    refuse_newer(Subject.ASSIGNMENT, held.pk, opened=opened, actor=actor, token=token)
    moved = {"move": Move.CHANGE_ASSIGNMENT, "subject": Subject.ASSIGNMENT}
    entry = change(held, values, actor=actor, token=token, **moved)
    if entry:
        _refuse_unless_possible(held)
    return entry


@by_form
def begin_assignment(
    assignment: Assignment, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Make the draft that it asks for: a story under its words, or the translation.

    Raises Refused, where it is another's also to writers who edit nothing there.
    """
    held = _open(assignment, actor, Move.BEGIN_ASSIGNMENT)
    is_theirs = held.person_id in (None, actor.pk)
    if not is_theirs and not roles_of(actor, held.language) & set(EDITORS):
        raise Refused(Decision(False, "own", reasons.NOT_THEIRS))
    held.translation = _text_of(held, actor)
    held.save(update_fields=["translation"])
    if held.wanted_by:
        # Whoever gave the assignment has said so; lists tell it of the text from now on.
        Translation.objects.filter(pk=held.translation_id).update(wanted_by=held.wanted_by)
    after = {"translation": held.translation_id}
    moved = (Move.BEGIN_ASSIGNMENT, Subject.ASSIGNMENT, held.pk)
    return record(*moved, actor=actor, after=after, token=token)


@by_form
def drop_assignment(
    assignment: Assignment, *, actor: AbstractBaseUser, note: str = "", token: str | None = None
) -> JournalEntry:
    """Say that it is not to be written any more. Raises Refused."""
    held = _open(assignment, actor, Move.DROP_ASSIGNMENT)
    held.dropped_at = database_now()
    held.save(update_fields=["dropped_at"])
    moved = (Move.DROP_ASSIGNMENT, Subject.ASSIGNMENT, held.pk)
    return record(*moved, actor=actor, note=note, token=token)


def _open(assignment: Assignment, actor: AbstractBaseUser, move: Move) -> Assignment:
    """The row, held; raises Refused for one that is not the actor's to move, or no longer open."""
    held = hold(assignment)
    refuse_unless(may_in_language(actor, move, held.language))
    if held.translation_id:
        raise Refused(Decision(False, "begun", reasons.BEGUN))
    if held.dropped_at:
        raise Refused(Decision(False, "dropped", reasons.DROPPED))
    return held


def _text_of(assignment: Assignment, actor: AbstractBaseUser) -> Translation:
    language = assignment.language
    if assignment.original:
        saved = start_translation(assignment.original, actor=actor, language=language)
    else:
        saved = create_story(
            actor=actor, language=language, content=Content(headline=assignment.what)
        )
    return saved.translation


def _refuse_unless_possible(assignment: Assignment) -> None:
    original = assignment.original
    if original and original.language == assignment.language:
        raise Refused(Decision(False, "language", reasons.OTHER_LANGUAGE))
    if not assignment.person_id:
        return
    person = get_user_model().objects.get(pk=assignment.person_id)
    if not may_in_language(person, Move.BEGIN_ASSIGNMENT, assignment.language):
        raise Refused(Decision(False, "person", reasons.CANNOT_WRITE))
    if original and not may_in_language(person, Move.TRANSLATE, assignment.language):
        raise Refused(Decision(False, "person", reasons.CANNOT_TRANSLATE))
