"""The review of a text: who has taken it, and what the person may do about that."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.models import Translation
from articles.states import Move
from articles.workflow.decisions import Situation, decide


@dataclass(frozen=True)
class Review:
    """`act` is what the one button does; `seen` is the id of who has the review, 0 for nobody."""

    act: Move
    seen: int
    until: datetime | None
    token: str = field(default_factory=new_token)


def review_of(translation: Translation, desk: Desk, now: Situation) -> Review | None:
    """The panel for whoever may take the review, while there is one to take; no query."""
    if not decide(Move.CLAIM, now):
        return None
    holder = workflow.claimed_by(translation, now.moment)
    if holder is None:
        return Review(Move.CLAIM, 0, None)
    act = Move.RELEASE if holder.pk == desk.person.pk else Move.TAKE_OVER
    return Review(act, holder.pk, translation.reviewing_until)


def told(translation: Translation, desk: Desk, moment: datetime) -> str:
    """Which other person has taken the review, and until when; "" where nobody has."""
    holder = workflow.claimed_by(translation, moment)
    if holder is None or holder.pk == desk.person.pk:
        return ""
    # Isolated, so that a name in another script does not turn the line around (Unicode 6.3).
    said = {"person": f"\u2068{holder}\u2069", "time": _hour(translation.reviewing_until)}
    return _("%(person)s has taken the review, until %(time)s.") % said


def _hour(moment: datetime) -> str:
    return f"{localtime(moment):%H:%M}"
