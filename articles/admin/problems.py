"""Why nothing was stored or done, as every screen says it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from articles.workflow import Content

INVALID = _("Nothing has been stored yet. Please correct what is marked below.")
NOT_DONE = _("The form did not arrive whole, so nothing was done. Please send it again.")


@dataclass(frozen=True)
class Problem:
    """Why nothing was stored, said at the top of the screen; `newer` where somebody was first."""

    message: str | Promise
    status: int
    newer: Revision | None = None
    mine: Content | None = None
