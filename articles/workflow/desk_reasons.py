"""What refusals say of earlier texts restored, of reviews that are taken, and of preview links."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.states import Move

NOT_CLAIMED = _("Nobody has taken this review.")
NOT_YOUR_CLAIM = _("Somebody else has taken this review. You can take it over.")
NO_LINK = _("There is no such preview link.")
MANY_LINKS = _("Many preview links of this text hold already. End one first.")
NO_SPAN = _("Choose how long the link is to hold.")
NO_TEXT = _("There is no such text.")
REMOVED_PHOTO = _(
    "A photo of that text was removed since, so it cannot be restored as it was. Copy its words."
)
CLAIMED = _("{person} has just taken this review, until {time}. You can take it over.")

EDITORS_CLAIM = _("Only an editor of this language takes a review.")
ROLES: dict[Move, str | Promise] = {
    Move.RESTORE: _("Only its writers and the editors of this language change the text."),
    **dict.fromkeys((Move.CLAIM, Move.TAKE_OVER, Move.RELEASE), EDITORS_CLAIM),
    **dict.fromkeys(
        (Move.SHARE, Move.UNSHARE),
        _("Only its writers and the editors of this language show the text by a link."),
    ),
}
NOT_WITH_EDITORS = _("Only a submitted text waits for a review.")
STATUSES: dict[Move, str | Promise] = {
    **dict.fromkeys((Move.CLAIM, Move.TAKE_OVER, Move.RELEASE), NOT_WITH_EDITORS),
    Move.SHARE: _("The text is spiked."),
}


def claimed(person: str, time: str) -> str | Promise:
    """Somebody was first; whose name it is, and until when, by the outlet's clock."""
    return format_lazy(CLAIMED, person=person, time=time)
