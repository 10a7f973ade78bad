"""By when the desk needs a text of a language; a publication of it answers that."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from articles.models import JournalEntry, Translation
from articles.states import Move
from articles.workflow import together_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import as_kept, once, open_move

IN_THE_PAST = Decision(False, "past", together_reasons.WANTED_IN_THE_PAST)


@once(Move.WANT)
def want(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    by: datetime | None,
    token: str | None = None,
) -> JournalEntry:
    """Say by when a text is wanted; None takes the wish back. Raises Refused."""
    current = open_move(translation, actor=actor, move=Move.WANT, token=token)
    if by is not None and by <= current.now:
        raise Refused(IN_THE_PAST)
    was = current.translation.wanted_by
    Translation.objects.filter(pk=current.translation.pk).update(wanted_by=by)
    before, said = ({"wanted_by": as_kept(hour)} for hour in (was, by))
    return current.record(to=None, before=before, after=said)
