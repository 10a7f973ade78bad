"""Whole pages as HTML, in the words of their language whatever language is active outside.

A response that holds one must let in its style and script: `csp_update(inline.policy())`.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import masthead

from .beside import Beside
from .corrections import Corrections
from .found import found
from .frame import HIDDEN, SHOWN, Head, Page, absolute, in_frame, title_of
from .home import Archive, Home, HomeBlock, latest
from .insides import ORIGIN, story_head, story_inside
from .lists import Listing
from .months import MonthPage, Months
from .parts import OtherVersion, language_switch
from .patterns import Pattern
from .search import Search
from .story import StoryPage
from .structured import of_home, of_listing
from .teasers import CARD, IN_BLOCK, LATEST_LINE, LEAD, OPINION_LINE, Showing

HEADLINES = 6
_ORIGIN_IN_QUERY = "https%3A%2F%2Forigin.invalid"


def story(
    language: str,
    *,
    head: str,
    inside: str,
    around: Beside | None,
    versions: tuple[OtherVersion, ...],
    origin: str,
) -> str:
    """A story's public page, from what was worked out of it and what stands beside it."""
    content = under(origin, inside)
    if around:
        content = f'<div class="reading">{content}{_around(language, around)}</div>'
    page = Page(LANGUAGES[language], under(origin, head), content, versions)
    return in_frame(page, origin=origin)


def _around(language: str, around: Beside) -> str:
    showing = Showing(language)
    values = {
        "related": "".join(showing.lines(around.related)),
        "of_section": "".join(showing.lines(around.of_section)),
        "latest": "".join(showing.lines(around.latest, LATEST_LINE)),
    }
    if around.section:
        values["section"] = escape(around.section.name)
        values["section_path"] = escape(around.section.path)
    has = tuple([name for name, value in values.items() if value])
    return _beside(language, has).fill(values) if has else ""


@lru_cache(maxsize=32)
def _beside(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern("public/_beside.html", language, has)


def story_preview(page: StoryPage, *, origin: str) -> str:
    """The same page for the desk, which no search engine may keep."""
    return story(
        page.language.code,
        head=story_head(page, robots=HIDDEN),
        inside=story_inside(page),
        around=None,
        versions=(),
        origin=origin,
    )


def home(page: Home, *, origin: str, robots: str = SHOWN) -> str:
    showing = Showing(page.language.code)
    return _page(
        "public/home.html",
        page.language,
        origin=origin,
        path=page.path,
        robots=robots,
        versions=page.versions,
        json_ld=of_home(page.language.code, origin),
        page=page,
        name=masthead(page.language.code).name,
        lead=showing.teaser(page.lead, LEAD) if page.lead else "",
        top=_joined(showing.teasers(page.top, CARD)),
        latest=_joined(showing.lines(page.latest, LATEST_LINE)),
        opinion=_joined(showing.lines(page.opinion, OPINION_LINE)),
        more=_joined(showing.lines(page.more, LATEST_LINE)),
        blocks=[(block.section, _block(block, showing)) for block in page.blocks],
    )


def _block(block: HomeBlock, showing: Showing) -> SafeString:
    first, *rest = block.teasers
    return _joined([showing.teaser(first, IN_BLOCK), *showing.lines(rest)])


def archive(page: Archive, *, origin: str) -> str:
    """Older stories: a page that search engines follow and do not keep."""
    with translation.override(page.language.code):
        title = gettext("Older stories")
    return _page(
        "public/archive.html",
        page.language,
        origin=origin,
        title=title,
        robots=HIDDEN,
        versions=page.versions,
        page=page,
        teasers=_joined(Showing(page.language.code).teasers(page.batch.teasers)),
    )


def months(page: Months, *, origin: str) -> str:
    with translation.override(page.language.code):
        title = gettext("Archive")
    return _page(
        "public/months.html",
        page.language,
        origin=origin,
        path=page.path,
        title=title,
        versions=page.versions,
        page=page,
    )


def month(page: MonthPage, *, origin: str) -> str:
    return _page(
        "public/month.html",
        page.language,
        origin=origin,
        path=page.path,
        title=page.name,
        versions=page.versions,
        page=page,
        months_path=addresses.months(page.language.code),
        teasers=_joined(Showing(page.language.code).teasers(page.batch.teasers)),
    )


def corrections(page: Corrections, *, origin: str) -> str:
    with translation.override(page.language.code):
        title = gettext("Corrections")
    showing = Showing(page.language.code)
    return _page(
        "public/corrections.html",
        page.language,
        origin=origin,
        path=page.path,
        title=title,
        versions=page.versions,
        page=page,
        teasers=_joined(showing.correction(each) for each in page.batch.teasers),
    )


def listing(page: Listing, *, origin: str) -> str:
    return _page(
        "public/listing.html",
        page.language,
        origin=origin,
        path=page.path,
        title=page.name,
        description=page.about,
        versions=page.versions,
        feed=page.feed_path,
        json_ld=of_listing(page, origin),
        page=page,
        teasers=_joined(Showing(page.language.code).teasers(page.batch.teasers)),
    )


def search(page: Search, *, origin: str) -> str:
    """What was found: a page that no search engine keeps."""
    with translation.override(page.language.code):
        title = gettext("Search")
    showing = Showing(page.language.code)
    return _page(
        "public/search.html",
        page.language,
        origin=origin,
        title=title,
        robots=HIDDEN,
        versions=page.versions,
        head_template="public/_search_head.html",
        page=page,
        found=_joined(found(hit, showing) for hit in page.found),
    )


def not_found(language: str, *, origin: str) -> str:
    """The page for what is not there; it leads home and to the latest stories."""
    return _message("public/not_found.html", language, origin)


def gone(language: str, *, origin: str) -> str:
    """The page for a story that readers could see once; it says nothing of it."""
    return _message("public/gone.html", language, origin)


def _message(template: str, language: str, origin: str) -> str:
    return _page(
        template,
        LANGUAGES[language],
        origin=origin,
        robots=HIDDEN,
        versions=language_switch(language, {}),
        latest=_joined(Showing(language).lines(latest(language, size=HEADLINES))),
    )


def _page(
    template: str,
    language: Language,
    *,
    origin: str,
    versions: tuple[OtherVersion, ...],
    path: str = "",
    title: str = "",
    description: str = "",
    robots: str = SHOWN,
    feed: str = "",
    json_ld: tuple[SafeString, ...] = (),
    head_template: str = "public/_head.html",
    **context: object,
) -> str:
    # Without a request: no context processor may bring in who is signed in.
    with translation.override(language.code):
        head = _head(
            language,
            title,
            description=description,
            canonical=absolute(origin, path) if path else "",
            robots=robots,
            feed=feed,
            json_ld=json_ld,
        )
        page = Page(
            language,
            head=render_to_string(head_template, {"head": head}),
            content=render_to_string(template, {"language": language, "title": title, **context}),
            versions=versions,
            path=path,
        )
        return in_frame(page, origin=origin)


def _head(
    language: Language,
    title: str,
    *,
    description: str,
    canonical: str,
    robots: str,
    feed: str = "",
    json_ld: tuple[SafeString, ...] = (),
) -> Head:
    return Head(
        language=language,
        title=title_of(title, masthead(language.code)),
        description=description,
        canonical=canonical,
        robots=robots,
        feed=feed,
        json_ld=json_ld,
    )


def _joined(pieces: Iterable[str]) -> SafeString:
    return SafeString("".join(pieces))


def under(origin: str, text: str) -> str:
    """With the addresses that this reader's own begins with."""
    query = origin.replace(":", "%3A").replace("/", "%2F")
    return text.replace(ORIGIN, origin).replace(_ORIGIN_IN_QUERY, query)
