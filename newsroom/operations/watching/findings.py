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
