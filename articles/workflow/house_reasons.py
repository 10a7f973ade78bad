"""What refusals say of names, the house and its people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Move

ROLES: dict[Move, str | Promise] = {
    Move.CHANGE_HOUSE_STYLE: _("Only editors and publishers change the house style."),
    Move.ADD_TAG: _("Only editors, publishers and administrators add tags."),
    Move.ADD_AUTHOR: _("Only editors, publishers and administrators add authors."),
    Move.ADD_SPELLING: _("Only editors, publishers and administrators add spellings."),
    Move.MERGE_TAG: _("Only an administrator merges tags."),
    **dict.fromkeys(
        (Move.CHANGE_TAG, Move.CHANGE_AUTHOR, Move.ADD_SECTION, Move.CHANGE_SECTION),
        _("Only an administrator changes names that readers see."),
    ),
    Move.CHANGE_OUTLET: _("Only an administrator changes the outlet."),
    **dict.fromkeys(
        (Move.ADD_ADDRESS, Move.CHANGE_ADDRESS),
        _("Only an administrator says where an old address leads."),
    ),
    **dict.fromkeys(
        (Move.ADD_PERSON, Move.CHANGE_PERSON, Move.CHANGE_ROLES, Move.GIVE_PASSWORD)
        + (Move.RESET_FACTORS, Move.SHUT_ACCOUNT),
        _("Only an administrator adds people and changes what they may do."),
    ),
}
