"""What refusals say of languages that are published together, and of wishes for a day."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.states import Condition, Move

TOO_FEW = _("Choose at least two languages. One alone is published on the screen of its text.")
NOT_OF_STORY = _("One of the texts is not of this story. Open the screen anew.")
NOTHING = _("No languages of this story are scheduled together.")
WANTED_IN_THE_PAST = _("That time has passed. Choose a later one.")
ROLES: dict[Move, str | Promise] = {
    **dict.fromkeys(
        (Move.PUBLISH_TOGETHER, Move.UNSCHEDULE_TOGETHER),
        _("Only a publisher of the story’s languages publishes several of them together."),
    ),
    Move.WANT: _("Only an editor of this language says by when a text is wanted."),
}
CONDITIONS: dict[Condition, str | Promise] = {
    Condition.NOT_TOGETHER: _(
        "It is to go out at one moment with other languages. Take it out of these on the screen of "
        "its story, or cancel the schedule, and publish it then."
    ),
}


def of_each(refused: Mapping[str, str | Promise]) -> str | Promise:
    """The reason for each language, given by its code, in one line."""
    named = [
        format_lazy("\u2068{name}\u2069: {reason}", name=LANGUAGES[code].name, reason=reason)
        for code, reason in refused.items()
    ]
    return format_lazy(" · ".join(["{}"] * len(named)), *named)
