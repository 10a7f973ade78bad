"""What readers say is wrong, taken up by an editor of the language and closed."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import JournalEntry, Report
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision, may_in_language
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import record
from articles.workflow.rows import by_form, hold


@by_form
def take_up_report(
    report: Report, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry | None:
    """Say that `actor` looks at it; None where that was said. Raises Refused."""
    held = _open(report, actor, Move.TAKE_UP_REPORT)
    if held.taken_by_id == actor.pk:
        return None
    if held.taken_by_id:
        raise Refused(Decision(False, "taken", reasons.REPORT_TAKEN_UP))
    held.taken_by_id = actor.pk
    held.save(update_fields=["taken_by"])
    after = {"taken_by": actor.pk}
    return record(
        Move.TAKE_UP_REPORT, Subject.REPORT, held.pk, actor=actor, after=after, token=token
    )


@by_form
def close_report(
    report: Report, *, actor: AbstractBaseUser, note: str = "", token: str | None = None
) -> JournalEntry:
    """Say that it is dealt with, whoever took it up; `note` says how. Raises Refused."""
    held = _open(report, actor, Move.CLOSE_REPORT)
    held.closed_at = database_now()
    held.save(update_fields=["closed_at"])
    return record(Move.CLOSE_REPORT, Subject.REPORT, held.pk, actor=actor, note=note, token=token)


def _open(report: Report, actor: AbstractBaseUser, move: Move) -> Report:
    """The row, held; raises Refused for one that is not the actor's to move, or closed."""
    held = hold(report)
    refuse_unless(may_in_language(actor, move, held.language))
    if held.closed_at:
        raise Refused(Decision(False, "closed", reasons.REPORT_CLOSED))
    return held
