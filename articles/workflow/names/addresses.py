"""Old addresses: where they lead now."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.models import JournalEntry, OldAddress
from articles.states import Move, Subject
from articles.workflow.rows import add, ask, by_form, change, hold, refuse_newer

FIELDS = ("path", "language", "translation", "section", "tag")


@by_form
def add_address(
    address: OldAddress, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Store an address that is new; raises Refused, and ValidationError for what can't be."""
    ask(actor, Move.ADD_ADDRESS)
    return add(
        address, FIELDS, actor=actor, move=Move.ADD_ADDRESS, subject=Subject.ADDRESS, token=token
    )


@by_form
def change_address(
    address: OldAddress,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Lead an address elsewhere, given by column; None where it led there before.

    `opened` is `last_entry` of when the form was opened. Raises Refused, and ValidationError for
    what can't be.
    """
    held = hold(address)
    ask(actor, Move.CHANGE_ADDRESS)
    refuse_newer(Subject.ADDRESS, held.pk, opened=opened, actor=actor, token=token)
    return change(
        held, values, actor=actor, move=Move.CHANGE_ADDRESS, subject=Subject.ADDRESS, token=token
    )
