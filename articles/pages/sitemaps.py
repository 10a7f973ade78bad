"""Sitemaps (sitemaps.org): an index, a file for each part of a month, the last two days' news.

`lastmod` says when the last text came out that was not minor; what has no such time has none.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import escape

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from articles import addresses
from articles.languages import CODES, LANGUAGES
from articles.masthead import masthead
from articles.models import ListingRow
from articles.models.prepared import Prepared, Slot, as_stored, together
from articles.models.sitemap_parts import Part, pages_around, parts

from .batches import position, teaser_by, teasers_of
from .maker import maker
from .teasers import Teaser

CONTENT_TYPE = "application/xml; charset=utf-8"
# As long, and as many, as those read who look for news.
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1000
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ALTERNATES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

# Language → path of the page in it.
Versions = Mapping[str, str]


def index(*, origin: str) -> str:
    """All sitemaps, the latest month first; one query."""
    files = [(addresses.news_sitemap(), None), (addresses.sitemap_of_pages(), None)]
    found = [(addresses.sitemap_part(part.month, part.block), moment) for part, moment in parts()]
    pieces = [
        f"<sitemap><loc>{origin}{path}</loc>{_lastmod(moment)}</sitemap>\n"
        for path, moment in (*files, *reversed(found))
    ]
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{''.join(pieces)}</sitemapindex>\n"


def of_part(month: str, block: int, *, origin: str) -> str | None:
    """The stories of a part with their other languages, or None where it has none; one query."""
    part = Part(month, block)
    rows = pages_around(part)
    versions: dict[int, dict[str, str]] = {}
    for story, language, path, _part, _moment in rows:
        versions.setdefault(story, {})[language] = iri_to_uri(path)
    pieces = [
        _url(versions[story][language], versions[story], origin, moment)
        for story, language, _path, number, moment in rows
        if number == part.number
    ]
    return _urls("".join(pieces)) if pieces else None


def of_pages(*, origin: str) -> str:
    """The homes, the sections of the menu, the pages of the house; what the masthead knows."""
    homes = {code: addresses.home(code) for code in CODES}
    sections: dict[int, dict[str, str]] = {}
    for code in CODES:
        for item in masthead(code).menu:
            sections.setdefault(item.section_id, {})[code] = iri_to_uri(item.path)
    own: dict[str, dict[str, str]] = {}
    for code in CODES:
        for page in masthead(code).pages_now():
            own.setdefault(page.page, {})[code] = page.path
    pages = [homes, *sections.values(), *own.values()]
    return _urls("".join(_url(path, page, origin) for page in pages for path in page.values()))


def _urls(pieces: str) -> str:
    return f"{_HEAD}<urlset {_SITEMAP} {_ALTERNATES}>\n{pieces}</urlset>\n"


def _url(path: str, versions: Versions, origin: str, moment: datetime | None = None) -> str:
    """An address with those of its languages; paths are for headers already."""
    alternates = "".join(_alternates(versions, origin))
    return f"<url><loc>{escape(origin + path)}</loc>{_lastmod(moment)}{alternates}</url>\n"


def _alternates(versions: Versions, origin: str) -> Iterator[str]:
    """What `frame.alternates` says in the page itself."""
    if len(versions) < 2:
        return
    ordered = [code for code in masthead(CODES[0]).languages if code in versions]
    names = [(name, code) for code in ordered for name in LANGUAGES[code].hreflang]
    for name, code in (*names, ("x-default", ordered[0])):
        address = escape(origin + versions[code])
        yield f'<xhtml:link rel="alternate" hreflang="{name}" href="{address}"/>'


def _lastmod(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return f"<lastmod>{moment.astimezone(UTC).isoformat(timespec='seconds')}</lastmod>"


def news(*, origin: str) -> str:
    """What came out in the last two days, the latest first; one query.

    Some more where teasers are not finished.
    """
    found = [(teaser, code) for code, rows in _latest().items() for teaser in teasers_of(rows)]
    found.sort(key=lambda each: position(each[0]), reverse=True)
    pieces = [_item(teaser, code, origin) for teaser, code in found[:MOST_NEWS]]
    return f"{_HEAD}<urlset {_SITEMAP} {_NEWS}>\n{''.join(pieces)}</urlset>\n"


def _latest() -> dict[str, list[tuple[int, str]]]:
    since = as_stored(timezone.now() - NEWS_FOR)
    asked = [(_RECENT, {"language": code, "since": since, "maker": maker(code)}) for code in CODES]
    return dict(zip(CODES, together(*asked), strict=True))


def _recent() -> QuerySet:
    rows = ListingRow.objects.visible().in_language(Slot("language"))
    rows = rows.in_list(ListingRow.Kind.ALL, 0).first_out_since(Slot("since")).latest_first()
    return rows.values_list("page_id", teaser_by(Slot("maker")))[:MOST_NEWS]


_RECENT = Prepared(_recent)


def _item(teaser: Teaser, code: str, origin: str) -> str:
    """Headlines of teasers are HTML, of which nothing but five signs is written otherwise."""
    return (
        f"<url><loc>{origin}{escape(iri_to_uri(teaser['path']))}</loc><news:news>"
        f"<news:publication><news:name>{escape(masthead(code).name)}</news:name>"
        f"<news:language>{code}</news:language></news:publication>"
        f"<news:publication_date>{teaser['iso']}</news:publication_date>"
        f"<news:title>{teaser['headline']}</news:title></news:news></url>\n"
    )
