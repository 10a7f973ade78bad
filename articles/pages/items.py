"""A story in feeds: its item, worked out when publishing and put into a feed when reading."""

import json
import re
from datetime import datetime
from email.utils import format_datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.models import Photo, Publication
from articles.photos.files import content_type
from articles.text.leading import isolates_as_characters, led

from .bodies import drawn
from .frame import absolute
from .insides import ORIGIN
from .story import StoryPage
from .structured import share_picture
from .teasers import EPOCH, MICROSECOND

# Addresses on the site itself; one that begins with two slashes names another host.
_OWN = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")/(?!/)')

Item = dict


def item_of(publication: Publication, page: StoryPage) -> Item:
    """What feeds say of a publication, addresses under ORIGIN; no query.

    It needs what `fetching.with_parts` fetches along; `page` is its page. `updated` is of the last
    text that was not minor; `moment` counts microseconds and sorts.
    """
    first = publication.first_published_at
    return {
        "story": page.number,
        "moment": (first - EPOCH) // MICROSECOND,
        "address": absolute(ORIGIN, page.path),
        "title": led(page.headline, page.language.direction),
        "summary": led(page.summary, page.language.direction),
        "html": _html(publication, page),
        "authors": [[credit.name, absolute(ORIGIN, credit.path)] for credit in page.bylines],
        "subjects": _subjects(page),
        "published": page.published.iso,
        "updated": (page.updated or page.published).iso,
        "sent": format_datetime(datetime.fromisoformat(page.published.iso)),
        "picture": _picture(page),
    }


def _subjects(page: StoryPage) -> list[str]:
    """The names under which readers may sort it: section, kind of piece, tags."""
    with override(page.language.code):
        names = [page.section.name if page.section else "", str(page.genre)]
    return list(dict.fromkeys(filter(None, [*names, *(tag.name for tag in page.tags)])))


def _picture(page: StoryPage) -> list[str]:
    """Address and kind of the picture that stands for the story, or nothing."""
    address = share_picture(page, ORIGIN)
    return [address, content_type(address)] if address else []


def _html(publication: Publication, page: StoryPage) -> str:
    """The whole text with its pictures, for readers that know no style and no script."""
    language = page.language.code
    figures = {link.photo_id: link.photo for link in publication.revision.figure_links.all()}
    with override(language):
        html = render_to_string(
            "public/feed_item.html",
            {
                "story": page,
                "lead": _lead(page),
                "body": drawn(publication.body, language, figures, _figure),
                "gallery": [
                    _figure(shown.photo, shown.caption, language) for shown in page.gallery
                ],
            },
        )
    return isolates_as_characters(_OWN.sub(rf"\1{ORIGIN}/", html))


def _lead(page: StoryPage) -> str:
    if page.lead is None:
        return ""
    return _figure(page.lead.photo, page.lead.caption, page.language.code, page.lead.alt)


def _figure(photo: Photo, caption: str, language: str, alt: str = "") -> SafeString:
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
