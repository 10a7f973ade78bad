"""What refusals say of accounts that nobody uses, and of what is a person's own choice."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Move

NOT_AT_THE_DESK = _("Accounts that nobody uses are closed by the upkeep of every night.")
OWN_SCREEN = _("Everybody chooses this for themselves.")
ROLES: dict[Move, str | Promise] = {
    Move.CLOSE_UNUSED: NOT_AT_THE_DESK,
    Move.CHOOSE_QUIET: OWN_SCREEN,
}
