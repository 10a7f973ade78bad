"""Whole pages as HTML, in the words of their language whatever language is active outside.

A response that holds one must let in its style and script: `csp_update(inline.policy(kind))`, for
one in lite form `inline.lite_policy()`.
"""

from datetime import datetime
from functools import lru_cache
from html import escape

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles import addresses
from articles.languages import LANGUAGES
from articles.masthead import masthead

from . import inline
from .beside import Beside
from .corrections import Corrections
from .dress import FULL, Dress
from .found import found
from .frame import HIDDEN, SHOWN, Page
from .home import Archive, Home, HomeBlock
from .insides import POSTS, house_page_inside, story_head, story_inside, under
from .lists import Listing
from .live import Posts
from .live_page import posts_section, with_updates
from .months import MonthPage, Months
from .parts import OtherVersion
from .patterns import Pattern
from .search import Search
from .story import StoryPage
from .structured import of_home, of_listing
from .teasers import (
    CARD,
    IN_BLOCK,
    LATEST_LINE,
    LEAD,
    LIST_LEAD,
    OPINION_LINE,
    Showing,
)
from .whole import joined, whole_page

# Where it stands in what was worked out; no text of a story holds a comment.
AGO, BREAKING = "<!--ago-->", "<!--breaking-->"


def story(
    language: str,
    *,
    path: str,
    head: str,
    inside: str,
    around: Beside | None,
    ago: str = "",
    is_in_the_line: bool = False,
    posts: Posts | None = None,
    changed: datetime | None = None,
    versions: tuple[OtherVersion, ...],
    origin: str,
    dress: Dress = FULL,
) -> str:
    """A story's public page, from what was worked out of it and what stands beside it.

    `ago` says how long ago it came out, if that is to be said; `is_in_the_line` that the breaking
    line leads to it; `posts` are those of a live story, `changed` when they have changed it last.
    """
    inside = inside.replace(AGO, f'<span class="ago">{ago}</span>' if ago else "")
    inside = inside.replace(BREAKING, _called_breaking(language) if is_in_the_line else "")
    if posts is not None:
        head = with_updates(language, head, posts, changed)
        inside = inside.replace(POSTS, posts_section(language, path, posts, dress=dress))
    content = under(origin, inside)
    if around and (others := _around(language, around)):
        content = f'<div class="reading">{content}{others}</div>'
    here = f"{path}?before={posts.before}" if posts and posts.before else path
    page = Page(LANGUAGES[language], under(origin, head), content, versions, here, inline.STORY)
    return dress.in_frame(page, origin=origin)


@lru_cache(maxsize=8)
def _called_breaking(language: str) -> str:
    with translation.override(language):
        called = escape(gettext("Breaking"))
    return f'<span class="genre genre--breaking">{called}</span>'


def _around(language: str, around: Beside) -> str:
    showing = Showing(language)
    values = {
        "related": "".join(showing.lines(around.related)),
        "of_section": "".join(showing.lines(around.of_section)),
        "latest": "".join(showing.lines(around.latest, LATEST_LINE)),
        "most_read": showing.ranked(around.most_read),
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
        path=page.path,
        head=story_head(page, robots=HIDDEN),
        inside=house_page_inside(page) if page.house_page else story_inside(page),
        around=None,
        versions=(),
        origin=origin,
    )


def home(page: Home, *, origin: str, robots: str = SHOWN, dress: Dress = FULL) -> str:
    showing = Showing(page.language.code)
    return whole_page(
        "public/home.html",
        page.language,
        origin=origin,
        dress=dress,
        kind=inline.HOME,
        path=page.path,
        robots=robots,
        versions=page.versions,
        json_ld=of_home(page.language.code, origin),
        page=page,
        name=masthead(page.language.code).name,
        lead=dress.show(showing, page.lead, LEAD) if page.lead else "",
        top=dress.shown(showing, page.top, CARD),
        latest=joined(showing.lines(page.latest, LATEST_LINE)),
        opinion=joined(showing.lines(page.opinion, OPINION_LINE)),
        most_read=showing.ranked(page.most_read),
        more=joined(showing.lines(page.more, LATEST_LINE)),
        blocks=[(block.section, _block(block, showing, dress)) for block in page.blocks],
    )


def _block(block: HomeBlock, showing: Showing, dress: Dress) -> SafeString:
    first, *rest = block.teasers
    return joined([dress.show(showing, first, IN_BLOCK), *showing.lines(rest)])


def archive(page: Archive, *, origin: str, dress: Dress = FULL) -> str:
    """Older stories: a page that search engines follow and do not keep."""
    with translation.override(page.language.code):
        title = gettext("Older stories")
    return _list("public/archive.html", page, origin, dress, title=title, robots=HIDDEN)


def months(page: Months, *, origin: str, dress: Dress = FULL) -> str:
    with translation.override(page.language.code):
        title = gettext("Archive")
    return whole_page(
        "public/months.html",
        page.language,
        origin=origin,
        dress=dress,
        path=page.path,
        title=title,
        versions=page.versions,
        page=page,
    )


def month(page: MonthPage, *, origin: str, dress: Dress = FULL) -> str:
    return _list(
        "public/month.html",
        page,
        origin,
        dress,
        path=page.path,
        title=page.name,
        months_path=addresses.months(page.language.code),
    )


def corrections(page: Corrections, *, origin: str, dress: Dress = FULL) -> str:
    with translation.override(page.language.code):
        title = gettext("Corrections")
    showing = Showing(page.language.code)
    return _list(
        "public/corrections.html",
        page,
        origin,
        dress,
        path=page.path,
        title=title,
        teasers=joined(showing.correction(each) for each in page.batch.teasers),
    )


def listing(page: Listing, *, origin: str, dress: Dress = FULL) -> str:
    """A section, tag or author; the first page of it with its latest story at the head."""
    showing, (first, *others) = Showing(page.language.code), page.batch.teasers or (None,)
    has_lead = bool(first) and not page.before
    return _list(
        "public/listing.html",
        page,
        origin,
        dress,
        path=page.path,
        title=page.name,
        description=page.about,
        feed=page.feed_path,
        json_ld=of_listing(page, origin),
        lead=dress.show(showing, first, LIST_LEAD) if has_lead else "",
        teasers=dress.shown(showing, others) if has_lead else None,
    )


def _list(
    template: str,
    page: Archive | Corrections | Listing | MonthPage,
    origin: str,
    dress: Dress,
    *,
    teasers: SafeString | None = None,
    **said: object,
) -> str:
    """One page of a list that goes on behind a cursor; its stories as teasers, or as given."""
    if teasers is None:
        teasers = dress.shown(Showing(page.language.code), page.batch.teasers)
    return whole_page(
        template,
        page.language,
        origin=origin,
        dress=dress,
        here=f"{page.path}?before={page.before}" if page.before else page.path,
        versions=page.versions,
        page=page,
        teasers=teasers,
        **said,
    )


def search(page: Search, *, origin: str, dress: Dress = FULL) -> str:
    """What was found: a page that no search engine keeps."""
    with translation.override(page.language.code):
        title = gettext("Search")
    showing, query = Showing(page.language.code), page.choices.query()
    return whole_page(
        "public/search.html",
        page.language,
        origin=origin,
        dress=dress,
        kind=inline.SEARCH,
        here=f"{page.path}?{query}" if query else page.path,
        title=title,
        robots=HIDDEN,
        versions=page.versions,
        head_template="public/_search_head.html",
        page=page,
        found=joined(found(hit, showing) for hit in page.found),
    )
