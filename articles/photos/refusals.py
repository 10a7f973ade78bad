"""Why a picture is refused: reasons travel between processes, words are found where read."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, Promise] = {
    "empty": _("The file is empty. Choose the picture again: the upload may have been cut short."),
    "too_many_bytes": _(
        "The file has {megabytes} MB; the most is {limit} MB. Send a smaller copy."
    ),
    "too_many_pixels": _(
        "The picture has {megapixels} megapixels; the most for {kind} is {limit}. "
        "Save a smaller copy as JPEG and send that."
    ),
    "too_long": _("The picture is {side} pixels long; the most is {limit}. Send a smaller copy."),
    "kind": _("{kind} files are not accepted. Save the picture as JPEG or PNG and send that."),
    "video": _("This is a video, not a picture. Send a still picture taken from it."),
    "not_a_picture": _("This file is not a picture. Send a JPEG, PNG, WebP, AVIF or HEIC file."),
    "no_heic": _(
        "HEIC pictures can't be read here. Save the picture as JPEG and send that "
        "(on an iPhone: Settings, Camera, Formats, Most Compatible)."
    ),
    "animated": _("The file holds more than one picture. Save the one you need and send that."),
    "several": _("Only one picture at a time comes in here. Send the others one by one."),
    "damaged": _(
        "The picture is damaged or incomplete. Send it again, or save a new copy and send that."
    ),
    "too_heavy": _(
        "The picture takes too much memory or time to open. Save a smaller copy as JPEG "
        "and send that."
    ),
    "busy": _("Too many pictures are coming in at once. Wait a minute and send this one again."),
}


class PhotoRefused(ValueError):
    """A picture that does not come in; `message` is lazy, plain and fit to show.

    `reason` is a key of `MESSAGES`, `details` the numbers and names its words need.
    """

    def __init__(self, reason: str, **details: str | int) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    @property
    def message(self) -> Promise:
        return format_lazy(MESSAGES[self.reason], **self.details)

    def __str__(self) -> str:
        return str(self.message)
