"""What refusals say of notices."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Move

NOT_ONES_OWN = _("Everybody chooses for themselves how they are told.")
NO_SUCH_WAY = _("Choose for each kind how you wish to hear of it.")
ROLES: dict[Move, str | Promise] = {Move.CHOOSE_NOTICES: NOT_ONES_OWN}
