"""The preview links of a text on its screen: which stand, and the form that makes another one."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.admin.history import A_WRITER
from articles.admin.writing.beside import StandingLink
from articles.admin.writing.buttons import NEVER
from articles.states import Move
from articles.workflow.decisions import Decision, Situation, decide

# Hours → what they are called; the second is what most need.
SPANS: dict[int, str | Promise] = {
    1: _("1 hour"),
    24: _("1 day"),
    72: _("3 days"),
    168: _("7 days"),
}
USUAL = 24


@dataclass(frozen=True)
class Line:
    """A link that stands; `who` is its maker, as far as this person may know."""

    link: StandingLink
    who: str | Promise
    token: str = field(default_factory=new_token)


@dataclass(frozen=True)
class LinkPanel:
    lines: list[Line]
    decision: Decision
    may_end: bool
    token: str = field(default_factory=new_token)

    @property
    def is_shown(self) -> bool:
        return bool(self.lines) or self.decision.code not in NEVER

    @property
    def spans(self) -> list[tuple[int, str | Promise, bool]]:
        return [(hours, label, hours == USUAL) for hours, label in SPANS.items()]


def links_of(links: list[StandingLink], now: Situation, desk: Desk) -> LinkPanel:
    """The panel, the newest link first; no query."""
    sees = desk.sees_writers(now.language)
    return LinkPanel(
        [Line(link, _who(link, desk, sees=sees)) for link in links],
        decide(Move.SHARE, now),
        bool(links) and bool(decide(Move.UNSHARE, now)),
    )


def _who(link: StandingLink, desk: Desk, *, sees: bool) -> str | Promise:
    return link.name if sees or link.by == desk.person.pk else A_WRITER
