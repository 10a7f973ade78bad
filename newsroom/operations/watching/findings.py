from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SILENT = _("It does not answer.")


class State(StrEnum):
    FINE = "fine"
    CARE = "care"
    BROKEN = "broken"

    @property
    def label(self) -> Promise:
        return {"fine": _("In order"), "care": _("Needs care"), "broken": _("Does not work")}[self]


MARKS = {State.FINE: "ok", State.CARE: "care", State.BROKEN: "BROKEN"}


@dataclass(frozen=True)
class Finding:
    """`words` are for administrators, in their language; `detail` and `advice` for operators.

    `at` is when it was last done, where it is something to be done.
    """

    name: str
    title: Promise
    state: State = State.FINE
    words: Promise | str = ""
    detail: str = ""
    advice: str = ""
    at: datetime | None = None

    @property
    def line(self) -> str:
        """All of it in one line, for operators."""
        done = self.at and f"last done well {self.at:%Y-%m-%d %H:%M} UTC"
        said = [done, str(self.words).rstrip("."), self.detail, self.advice]
        told = ". ".join(" ".join(part.split()) for part in said if part)
        return f"{MARKS[self.state]:<7} {self.title}{': ' if told else ''}{told}"
