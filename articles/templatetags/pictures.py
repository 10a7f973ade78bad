"""`{% picture photo … %}`: a photo in the sizes that stand ready, in the page's language."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.models import Photo
from articles.photos.renditions import SHAPES

register = template.Library()

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
# `src` alone must do for readers' mirrors and old browsers, so it is never the largest.
PLAIN_WIDTH = 960


@dataclass(frozen=True)
class Source:
    """One format's sizes, smallest first, as `srcset` wants them."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Shown:
    """All that its element says of a photo."""

    is_graphic: bool
    width: int
    height: int
    sources: tuple[Source, ...]
    src: str
    sizes: str
    alt: str
    is_lead: bool
    lite_bytes: int


@register.simple_tag
def picture(
    photo: Photo | None,
    language: str,
    sizes: str = "100vw",
    alt: str = "",
    is_lead: bool = False,
    shape: str = "",
) -> SafeString:
    """The `<picture>` of a photo, or nothing where there is none or it was withdrawn; no query.

    `alt` overrides the photo's own description; `is_lead` is for the page's first picture;
    `shape` asks for crops around the focal point, and gets the whole where there are none.
    """
    if photo is None or photo.withdrawn_at:
        return SafeString("")
    # Lists are shown without pictures there.
    lite_bytes = 0 if shape else photo.lite_bytes or 0
    shape = shape if photo.sizes(shape) else ""
    described = "" if photo.is_decorative else alt or photo.word_in("alt", language)
    return _rendered(
        language,
        Shown(
            is_graphic=photo.is_graphic,
            width=photo.width,
            height=round(photo.width / SHAPES[shape]) if shape else photo.height,
            sources=_sources(photo, shape),
            src=plain_url(photo, PLAIN_WIDTH, shape),
            sizes=sizes,
            alt=described,
            is_lead=is_lead,
            lite_bytes=lite_bytes,
        ),
    )


@lru_cache(maxsize=512)
def _rendered(language: str, shown: Shown) -> SafeString:
    with override(language):
        return SafeString(render_to_string("public/_picture.html", vars(shown)).strip())


def plain_url(photo: Photo, width: int, shape: str = "") -> str:
    """A JPEG that stands alone: the largest up to `width`, else the stored picture."""
    _width, name = _plain(photo, width, shape)
    return photo.file.storage.url(name) if name else photo.file.url


def plain_size(photo: Photo, width: int) -> tuple[int, int]:
    """Width and height of what `plain_url` leads to, in pixels."""
    size, _name = _plain(photo, width)
    return size, round(photo.height * size / photo.width)


def _plain(photo: Photo, width: int, shape: str = "") -> tuple[int, str]:
    ready = [
        (size, name)
        for kind, size, name in photo.sizes(shape)
        if TYPES.get(kind) == "image/jpeg" and size <= width
    ]
    return max(ready, default=(photo.width, ""))


@register.simple_tag
def plain_picture(photo: Photo) -> str:
    """The address of the one size that does for every reader."""
    return plain_url(photo, PLAIN_WIDTH)


def _sources(photo: Photo, shape: str) -> tuple[Source, ...]:
    by_type: dict[str, list[tuple[int, str]]] = {}
    for kind, width, name in photo.sizes(shape):
        if kind in TYPES:
            by_type.setdefault(TYPES[kind], []).append((width, name))
    ranked = sorted(by_type, key=list(TYPES.values()).index)
    return tuple(Source(kind, _srcset(photo, by_type[kind])) for kind in ranked)


def _srcset(photo: Photo, sizes: list[tuple[int, str]]) -> str:
    url = photo.file.storage.url
    return ", ".join(f"{url(name)} {width}w" for width, name in sorted(sizes))
