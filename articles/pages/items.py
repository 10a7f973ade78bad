"""A story in feeds: its item, worked out when publishing and put into a feed when reading."""

import json
import re
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri
from django.utils.safestring import SafeString

from articles.languages import LANGUAGES
from articles.models import Photo, Publication
from articles.photos.files import content_type
from articles.text.leading import isolates_as_characters, led

from .bodies import drawn
from .frame import absolute
from .insides import ORIGIN
from .parts import said
from .patterns import Pattern
from .story import Lead, StoryPage
from .structured import share_picture
from .teasers import EPOCH, MICROSECOND

# Addresses on the site itself; one that begins with two slashes names another host.
_OWN = re.compile(r'(?P<before><(?:a|img)\b[^>]*? (?:href|src)=")(?P<path>/(?!/)[^"]*)')

Item = dict


def item_of(publication: Publication, page: StoryPage) -> Item:
    """What feeds say of a publication; no query.

    It needs what `fetching.with_parts` fetches along; `page` is its page.
    """
    language = page.language.code
    figures = {link.photo_id: link.photo for link in publication.revision.figure_links.all()}
    body = drawn(publication.body, language, figures, figure_alone)
    return item(page, publication.first_published_at, lead=lead_alone(page.lead), body=body)


def item(page: StoryPage, first: datetime, *, lead: str, body: str) -> Item:
    """The same from its values, addresses under ORIGIN; pictures come from this module.

    `updated` is of the last text that was not minor; `moment` counts microseconds and sorts;
    `is_live` says that posts change it.
    """
    return {
        "story": page.number,
        "moment": (first - EPOCH) // MICROSECOND,
        "address": absolute(ORIGIN, page.path),
        "title": led(page.headline, page.language.direction),
        "summary": led(page.summary, page.language.direction),
        "html": _html(page, lead, body),
        "authors": [
            [credit.name, absolute(ORIGIN, credit.path) if credit.path else ""]
            for credit in page.bylines
        ],
        "subjects": _subjects(page),
        "published": page.published.iso,
        "updated": (page.updated or page.published).iso,
        "is_live": page.coverage is not None,
        "sent": format_datetime(datetime.fromisoformat(page.published.iso)),
        "picture": _picture(page),
    }


def _subjects(page: StoryPage) -> list[str]:
    """The names under which readers may sort it: section, kind of piece, tags."""
    names = [page.section.name if page.section else "", said(page.genre, page.language.code)]
    return list(dict.fromkeys(filter(None, [*names, *(tag.name for tag in page.tags)])))


def _picture(page: StoryPage) -> list[str]:
    """Address and kind of the picture that stands for the story, or nothing."""
    address = share_picture(page, ORIGIN)
    return [address, content_type(address)] if address else []


def _html(page: StoryPage, lead: str, body: str) -> str:
    """The whole text with its pictures, for readers that know no style and no script."""
    language = page.language.code
    values = {
        "notice_kind": escape(said(page.notice.kind, language)) if page.notice else "",
        "notice": escape(page.notice.text) if page.notice else "",
        "standfirst": escape(page.standfirst),
        "direction": page.standfirst_direction,
        "lead": lead,
        "body": body,
        "gallery": "".join(
            figure_alone(shown.photo, shown.caption, language) for shown in page.gallery
        ),
    }
    has = tuple([name for name, value in values.items() if value])
    html = _pattern(language, has).fill(values)
    return isolates_as_characters(_OWN.sub(_whole, html))


def _whole(match: re.Match) -> str:
    """With the site before it, and native letters written as every program reads them."""
    return match["before"] + ORIGIN + iri_to_uri(match["path"])


@lru_cache(maxsize=64)
def _pattern(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern("public/feed_item.html", language, has, spoken=LANGUAGES[language])


def lead_alone(lead: Lead | None) -> str:
    """The picture above the text."""
    return figure_alone(lead.photo, lead.caption, lead.language, lead.alt) if lead else ""


def figure_alone(photo: Photo, caption: str, language: str, alt: str = "") -> SafeString:
    """One picture in one size; nothing of what is shown to those alone who ask to see it."""
    if photo.is_graphic:
        return SafeString("")
    shown = {
        "photo": photo,
        "caption": caption or photo.word_in("caption", language),
        "credit": photo.word_in("credit", language),
        "alt": "" if photo.is_decorative else alt or photo.word_in("alt", language),
    }
    return render_to_string("public/_feed_figure.html", shown)


def written(item: Item) -> str:
    """As it is stored."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def read(stored: str) -> Item:
    return json.loads(stored)
