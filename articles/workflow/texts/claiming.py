"""Reviews that are taken, so that two editors do not read one text side by side unawares.

A claim tells, and forbids nobody anything: whoever may decide on a text decides on it, be it taken
by somebody else or by nobody. It ends by itself, on any decision, or when it is given up.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils.timezone import localtime

from articles.models import JournalEntry, Translation
from articles.states import Move, Status
from articles.workflow import desk_reasons, informing
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import NO_CLAIM, OpenMove, once, open_move

LASTS = timedelta(hours=1)
NOT_CLAIMED = Decision(False, "stale", desk_reasons.NOT_CLAIMED)
NOT_YOURS = Decision(False, "claimed", desk_reasons.NOT_YOUR_CLAIM)


def claimed_by(translation: Translation, moment: datetime) -> AbstractBaseUser | None:
    """Who has taken the review and has it at `moment`, by the database's clock.

    A query where the version was read without its `reviewer`.
    """
    is_waiting = translation.status == Status.SUBMITTED and translation.reviewing_until
    if not is_waiting or translation.reviewing_until <= moment:
        return None
    return translation.reviewer if translation.reviewer.is_active else None


@once(Move.CLAIM)
def claim_review(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Say that one reads the text now; one's own claim begins anew.

    Raises Refused, with who was first, where somebody else has it.
    """
    current = open_move(translation, actor=actor, move=Move.CLAIM, token=token)
    holder = claimed_by(current.translation, current.now)
    if holder and holder.pk != actor.pk:
        raise Refused(_taken(current.translation))
    return _claim(current)


@once(Move.TAKE_OVER)
def take_over_review(
    translation: Translation, *, actor: AbstractBaseUser, seen: int, token: str | None = None
) -> JournalEntry:
    """Take a review from whoever has it, in one act; they are told.

    `seen` is the id of whom the person has seen to have it. Raises Refused where by now somebody
    else has; where nobody has any more, it is simply taken.
    """
    current = open_move(translation, actor=actor, move=Move.TAKE_OVER, token=token)
    holder = claimed_by(current.translation, current.now)
    if holder and holder.pk not in (seen, actor.pk):
        raise Refused(_taken(current.translation))
    entry = _claim(current)
    if holder and holder.pk != actor.pk:
        informing.review_taken_over(entry, holder.pk)
    return entry


@once(Move.RELEASE)
def release_review(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Give up a review that one has taken. Raises Refused."""
    current = open_move(translation, actor=actor, move=Move.RELEASE, token=token)
    holder = claimed_by(current.translation, current.now)
    if holder is None:
        raise Refused(NOT_CLAIMED)
    if holder.pk != actor.pk:
        raise Refused(NOT_YOURS)
    Translation.objects.filter(pk=current.translation.pk).update(**NO_CLAIM)
    return current.record(to=None)


def _claim(current: OpenMove) -> JournalEntry:
    held, until = current.translation, current.now + LASTS
    changes = {"reviewer": current.actor.pk, "reviewing_until": until}
    Translation.objects.filter(pk=held.pk).update(**changes)
    said = {"reviewer": current.actor.pk, "reviewing_until": until.isoformat()}
    return current.record(to=None, before={"reviewer": held.reviewer_id}, after=said)


def _taken(held: Translation) -> Decision:
    until = localtime(held.reviewing_until).strftime("%H:%M")
    # Isolated, so that a name in another script does not turn the line around (Unicode 6.3).
    name = f"\u2068{held.reviewer}\u2069"
    return Decision(False, "claimed", desk_reasons.claimed(name, until))
