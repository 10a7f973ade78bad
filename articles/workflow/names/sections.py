"""Sections: added, and changed in name, place and use."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import JournalEntry, Section
from articles.states import Move, Subject
from articles.workflow import after
from articles.workflow.rows import add, ask, by_form, change, hold, refuse_newer

from .shown import refuse_to_empty

FIELDS = (
    *(f"{word}_{code}" for word in ("name", "description") for code in CODES),
    *("position", "in_menu", "is_active"),
)


@by_form
def add_section(
    section: Section, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Store a section that is new; raises Refused, and ValidationError for what can't be."""
    ask(actor, Move.ADD_SECTION)
    entry = add(
        section, FIELDS, actor=actor, move=Move.ADD_SECTION, subject=Subject.SECTION, token=token
    )
    after.section_changed(section)
    return entry


@by_form
def change_section(
    section: Section,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change a section, given by column; None where it says what stood there before.

    `opened` is `last_entry` of when the form was opened. Raises Refused, also where readers would
    lose a name that they see, and ValidationError for what can't be.
    """
    held = hold(section)
    ask(actor, Move.CHANGE_SECTION)
    refuse_newer(Subject.SECTION, held.pk, opened=opened, actor=actor, token=token)
    refuse_to_empty(held, values)
    entry = change(
        held, values, actor=actor, move=Move.CHANGE_SECTION, subject=Subject.SECTION, token=token
    )
    if entry:
        after.section_changed(held)
    return entry
