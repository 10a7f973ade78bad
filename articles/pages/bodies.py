"""A prepared body as readers get it: `<figure data-photo="12">` becomes the photo itself."""

import re
from collections.abc import Callable, Mapping

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
# Draws a photo with its caption in a language.
Draw = Callable[[Photo, str, str], str]


def with_pictures(body: str, language: str, photos: Mapping[int, Photo | None]) -> SafeString:
    """The body as readers get it, with these photos by number; no query.

    `body` comes from a publication or from the sanitizer. A photo that is not there or was
    withdrawn takes its figure with it.
    """
    return drawn(_with_frames(body, language), language, photos, _figure)


def drawn(body: str, language: str, photos: Mapping[int, Photo | None], draw: Draw) -> SafeString:
    """The body with its photos as `draw` shows them."""

    def shown_figure(match: re.Match) -> str:
        photo = photos.get(int(match["photo"]))
        shown = photo.shown if photo else None
        # What a text says under a picture is about that picture, not about what replaced it.
        caption = match["caption"] if shown == photo else ""
        return draw(shown, SafeString(caption or ""), language) if shown else ""

    return SafeString(_FIGURE.sub(shown_figure, body))


def _with_frames(body: str, language: str) -> str:
    """Tables scroll sideways within frames of their own."""
    if "<table" not in body:
        return body
    with override(language):
        return framed(body, gettext("Table"))


def _figure(photo: Photo, caption: str, language: str) -> str:
    words = caption or photo.word_in("caption", language)
    return figure(photo, language, caption=words, credit=photo.word_in("credit", language))
