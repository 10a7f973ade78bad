"""What refusals say of risk flags."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import RiskFlag
from articles.states import Condition, Move

STANDS = _("This flag is set already. Its note stands beside it.")
GONE = _("This flag was cleared meanwhile.")
NO_FLAG = _("Choose a risk flag.")
ROLES: dict[Move, str | Promise] = {
    Move.RAISE_FLAG: _("Only people who may read a text of the story set a risk flag."),
    Move.CLEAR_FLAG: _("Only editors and publishers of the story’s languages clear a risk flag."),
}
CONDITIONS: dict[Condition, str | Promise] = {
    Condition.NOT_ITS_WRITER: _(
        "You have written in this story. An editor who has not clears its risk flags."
    ),
}
STANDING = _(
    "Risk flags stop it: {flags}. An editor who has not written in the story clears them, once the "
    "danger is gone."
)


def standing(flags: Iterable[RiskFlag]) -> str | Promise:
    """These flags stand and stop a publication."""
    labels = [flag.label for flag in flags]
    return format_lazy(STANDING, flags=format_lazy(" · ".join(["{}"] * len(labels)), *labels))
