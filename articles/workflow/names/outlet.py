"""The outlet: its name, logo, time zone, and how it writes dates and digits."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import JournalEntry, Outlet
from articles.states import Move, Subject
from articles.workflow import after
from articles.workflow.rows import add, ask, by_form, change, hold, refuse_newer
from articles.workflow.schedules import hold_schedules_flagged

FIELDS = (
    *(f"{word}_{code}" for word in ("name", "tagline") for code in CODES),
    *("logo", "time_zone", "language_order", "language_style", "blocking_flags"),
)


@by_form
def set_up_outlet(
    outlet: Outlet, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Store the outlet, which is one; raises Refused, also where there is one already."""
    ask(actor, Move.CHANGE_OUTLET)
    outlet.pk = 1
    entry = add(
        outlet, FIELDS, actor=actor, move=Move.CHANGE_OUTLET, subject=Subject.OUTLET, token=token
    )
    after.outlet_changed()
    return entry


@by_form
def change_outlet(
    outlet: Outlet,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change the outlet, given by column; None where it says what stood there before.

    Risk flags that stop a publication from now on stop what is scheduled at once. `opened` is
    `last_entry` of when the form was opened. Raises Refused, and ValidationError for what can't be.
    """
    held = hold(outlet)
    ask(actor, Move.CHANGE_OUTLET)
    refuse_newer(Subject.OUTLET, held.pk, opened=opened, actor=actor, token=token)
    entry = change(
        held, values, actor=actor, move=Move.CHANGE_OUTLET, subject=Subject.OUTLET, token=token
    )
    if entry:
        _hold_flagged(entry, actor)
        after.outlet_changed()
    return entry


def _hold_flagged(entry: JournalEntry, actor: AbstractBaseUser) -> None:
    before, now = ((side or {}).get("blocking_flags") or [] for side in (entry.before, entry.after))
    if added := set(now) - set(before):
        hold_schedules_flagged(added, actor=actor, move=Move.CHANGE_OUTLET)
