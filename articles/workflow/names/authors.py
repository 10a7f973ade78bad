"""Authors, whom readers see above a text: added, and changed."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import Author, JournalEntry
from articles.states import Move, Subject
from articles.workflow import after
from articles.workflow.rows import add, ask, by_form, change, hold, refuse_newer

from .shown import refuse_to_empty

FIELDS = (
    *(f"{word}_{code}" for word in ("name", "biography") for code in CODES),
    *("kind", "is_active"),
)
NAMES = {f"name_{code}" for code in CODES}


@by_form
def add_author(
    author: Author, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Store an author who is new; raises Refused, and ValidationError for what can't be."""
    ask(actor, Move.ADD_AUTHOR)
    entry = add(
        author, FIELDS, actor=actor, move=Move.ADD_AUTHOR, subject=Subject.AUTHOR, token=token
    )
    after.author_made(author)
    return entry


@by_form
def change_author(
    author: Author,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change an author, given by column; None where it says what stood there before.

    Their stories are found by a new name at once. `opened` and what is raised as in
    `change_section`.
    """
    held = hold(author)
    ask(actor, Move.CHANGE_AUTHOR)
    refuse_newer(Subject.AUTHOR, held.pk, opened=opened, actor=actor, token=token)
    refuse_to_empty(held, values)
    entry = change(
        held, values, actor=actor, move=Move.CHANGE_AUTHOR, subject=Subject.AUTHOR, token=token
    )
    if entry and NAMES & entry.after.keys():
        after.author_renamed(held)
    elif entry:
        after.author_changed(held)
    return entry
