"""What refusals say of assignments."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Move

BEGUN = _("There is a text of this assignment already.")
DROPPED = _("This assignment was dropped.")
NOT_THEIRS = _("This is somebody else’s assignment. An editor can give it to you.")
CANNOT_WRITE = _("This person does not write in this language, or their account is closed.")
CANNOT_TRANSLATE = _("This person does not translate into this language.")
OTHER_LANGUAGE = _("A text is translated into another language than its own.")
UNREADABLE_SOURCE = _("You cannot read the text that is to be translated.")
BY_EDITORS = _("Only an editor of this language gives assignments.")
ROLES: dict[Move, str | Promise] = {
    Move.ASSIGN: BY_EDITORS,
    Move.CHANGE_ASSIGNMENT: BY_EDITORS,
    Move.DROP_ASSIGNMENT: BY_EDITORS,
    Move.BEGIN_ASSIGNMENT: _("Only people who write in this language begin an assignment."),
}
