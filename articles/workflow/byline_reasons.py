"""What refusals say of bylines that are withdrawn."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Condition, Move

ROLES: dict[Move, str | Promise] = {
    Move.WITHDRAW_BYLINE: _("Only a publisher withdraws a byline."),
}
OF_MOVES: dict[tuple[Move, Condition], str | Promise] = {
    (Move.WITHDRAW_BYLINE, Condition.SEEN_WHERE_THEY_PUBLISH): _(
        "Readers see this name, or are about to. Only someone who may publish in each of those "
        "languages withdraws it."
    ),
}
WITHDRAWN = _("This byline was withdrawn. Choose another one.")
GONE = _("This byline is withdrawn already.")
ITSELF = _("Another name is to stand in its place.")
WITHHELD = _("This stands for names that are withheld, and is not withdrawn itself.")
NAMELESS = _("The byline in its place has no name in %(language)s. Give it one first.")
