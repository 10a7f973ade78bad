"""The words of refusals that are about a home page alone."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.workflow.reasons import Text

MEANWHILE = _(
    "Somebody has arranged the front page since you opened it. Your order is still below. Saving "
    "again stores yours."
)
LINE_MEANWHILE = _(
    "Somebody has changed the breaking line since you opened it. What you wrote is still below. "
    "Saving again stores yours."
)
NOT_ON_THE_FRONT = _(
    "One of these stories is not there for readers, neither now nor later. Take it out, then save "
    "again."
)
PINNED_TWICE = _("A story is pinned once.")
PAST_END = _("This time is over already.")
LINE_TOO_LATE = _("A breaking line ends after twelve hours at the latest.")
LINE_EMPTY = _("Write the breaking line, or choose the story that it leads to.")
LINE_TOO_LONG = _("A breaking line has at most 140 characters.")
LINE_DAMAGED = _("The breaking line holds signs that cannot be stored.")
LINE_STORY_UNSEEN = _("A breaking line leads only to a story that readers see now.")


def too_many_pins(most: int) -> Text:
    """More stories are pinned than a front page has room for."""
    return format_lazy(_("At most {number} stories are pinned."), number=most)
