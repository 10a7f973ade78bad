"""A prepared body as readers get it: `<figure data-photo="12">` becomes the photo itself."""

import re
from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from articles.models import Photo
from articles.text.tables import framed

from .figures import figure

# The sanitizer writes figures in this one form; they hold at most a caption and no other figure.
_FIGURE = re.compile(
    r'<figure data-photo="(?P<photo>\d+)">(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>',
    re.S,
)


def with_pictures(body: str, language: str, photos: Mapping[int, Photo | None]) -> SafeString:
    """The body as readers get it, with these photos by number; no query.

    `body` comes from a publication or from the sanitizer. A photo that is not there or was
    withdrawn takes its figure with it.
    """

    def shown_figure(match: re.Match) -> str:
        photo = photos.get(int(match["photo"]))
        shown = photo.shown if photo else None
        # What a text says under a picture is about that picture, not about what replaced it.
        caption = match["caption"] if shown == photo else ""
        return _figure(shown, caption or "", language)

    return SafeString(_FIGURE.sub(shown_figure, _with_frames(body, language)))


def _with_frames(body: str, language: str) -> str:
    """Tables scroll sideways within frames of their own."""
    if "<table" not in body:
        return body
    with override(language):
        return framed(body, gettext("Table"))


def _figure(photo: Photo | None, caption: str, language: str) -> str:
    if photo is None:
        return ""
    words = SafeString(caption) or photo.word_in("caption", language)
    return figure(photo, language, caption=words, credit=photo.word_in("credit", language))
