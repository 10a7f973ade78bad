"""A story's page but for its frame: patterns filled with what is its own."""

from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils import translation

from articles import addresses
from articles.languages import LANGUAGES
from articles.masthead import masthead

from .card.drawing import SIZE
from .frame import SHOWN, Head, absolute, title_of
from .parts import Credit, Link, live_label, said
from .patterns import Pattern, hole
from .story import StoryPage
from .structured import of_house_page, of_story, share_picture

# In place of the scheme and host by which a reader has come; the name leads nowhere (RFC 2606).
ORIGIN = "https://origin.invalid"
_ORIGIN_IN_QUERY = "https%3A%2F%2Forigin.invalid"
# Where the posts of a live story are put; no text of a story holds a comment.
POSTS = "<!--posts-->"
# And what goes before it while more are to come.
RUNNING = "<!--running-->"


def story_head(page: StoryPage, *, robots: str = SHOWN) -> str:
    """What machines read of a story, its addresses under ORIGIN."""
    language, (picture, size, alt) = page.language.code, _shared(page)
    article, steps = of_house_page(page, ORIGIN) if page.house_page else of_story(page, ORIGIN)
    values = {
        "title": escape(title_of(page.headline, masthead(language))),
        "description": escape(page.summary),
        "canonical": escape(absolute(ORIGIN, page.path)),
        "headline": escape(page.headline),
        "published": page.published.iso if page.published else "",
        "updated": _modified(page),
        "share_picture": escape(picture),
        "share_width": str(size[0]),
        "share_height": str(size[1]),
        "alt": escape(alt),
        "article": article,
        "steps": steps,
    }
    return _head(language, robots, _shown(values)).fill(values)


def _modified(page: StoryPage) -> str:
    """When it was changed; of a live story always, since its posts will do so."""
    changed = page.updated or (page.published if page.coverage else None)
    return changed.iso if changed else ""


def _shared(page: StoryPage) -> tuple[str, tuple[int | str, int | str], str]:
    """What other sites show: the card once one stands, else the picture; its size, what it says."""
    if page.card:
        return absolute(ORIGIN, page.card), SIZE, page.headline
    picture, alt = share_picture(page, ORIGIN), page.lead.alt if page.lead else ""
    return picture, page.lead.share_size if picture else ("", ""), alt


def story_inside(page: StoryPage) -> str:
    """The story itself as it stands in its frame, its addresses under ORIGIN."""
    language, short_url = page.language.code, absolute(ORIGIN, page.short_path)
    values = {
        "section": escape(page.section.name) if page.section else "",
        "section_path": escape(page.section.path) if page.section else "",
        "breaking": escape(said(page.breaking, language)),
        "genre": escape(said(page.genre, language)),
        "kicker": escape(page.kicker),
        "headline": escape(page.headline),
        "standfirst": escape(page.standfirst),
        "direction": page.standfirst_direction,
        "bylines": bylines(page.bylines),
        "place": escape(page.place),
        "published": escape(page.published.text) if page.published else "",
        "published_iso": page.published.iso if page.published else "",
        "updated": escape(page.updated.text) if page.updated else "",
        "updated_iso": page.updated.iso if page.updated else "",
        "reading_time": escape(page.reading_time),
        **_coverage(page),
        "lead": page.lead.figure if page.lead else "",
        "notice_kind": escape(said(page.notice.kind, language)) if page.notice else "",
        "notice": escape(page.notice.text) if page.notice else "",
        **_when_noticed(page),
        "body": page.body,
        "gallery": gallery(page),
        "tags": tags(page.tags),
        "report_path": addresses.report(language, page.number),
        "headline_in_query": quote(page.headline, safe=""),
        "short_url": escape(short_url),
        "short_url_in_query": quote(short_url, safe=""),
    }
    return _inside(language, _shown(values)).fill(values)


def house_page_inside(page: StoryPage) -> str:
    """A page of the house: its text, and when it was changed last."""
    changed = page.updated or page.published
    values = {
        "headline": escape(page.headline),
        "standfirst": escape(page.standfirst),
        "direction": page.standfirst_direction,
        "lead": page.lead.figure if page.lead else "",
        "body": page.body,
        "gallery": gallery(page),
        "changed": escape(changed.text) if changed else "",
        "changed_iso": changed.iso if changed else "",
    }
    return _house_page(page.language.code, _shown(values)).fill(values)


@lru_cache(maxsize=64)
def _house_page(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern("public/house_page.html", language, has)


def _when_noticed(page: StoryPage) -> dict[str, str]:
    moment = page.notice.moment if page.notice else None
    return {"noticed": escape(moment.text), "noticed_iso": moment.iso} if moment else {}


def _coverage(page: StoryPage) -> dict[str, str]:
    if page.coverage is None:
        return {}
    if until := page.coverage.until:
        return {"posts": POSTS, "ended": escape(until.text), "ended_iso": until.iso}
    return {"posts": RUNNING + POSTS, "live": escape(said(live_label(), page.language.code))}


@lru_cache(maxsize=512)
def bylines(credits: tuple[Credit, ...]) -> str:
    """Authors with the way to their pages."""
    return "".join(
        f'<a href="{escape(one.path)}" rel="author"><bdi>{escape(one.name)}</bdi></a>'
        if one.path
        else f"<bdi>{escape(one.name)}</bdi>"
        for one in credits
    )


@lru_cache(maxsize=512)
def tags(links: tuple[Link, ...]) -> str:
    """The items of a list of tags."""
    return "".join(
        f'<li><a href="{escape(one.path)}" rel="tag"><bdi>{escape(one.name)}</bdi></a></li>'
        for one in links
    )


def _shown(values: dict[str, str]) -> tuple[str, ...]:
    return tuple([name for name, value in values.items() if value])


def gallery(page: StoryPage) -> str:
    """The pictures that follow a text."""
    if not page.gallery:
        return ""
    language = page.language.code
    with translation.override(language):
        shown = {"pictures": page.gallery, "language": language}
        return render_to_string("public/_gallery.html", shown)


@lru_cache(maxsize=256)
def _inside(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern(
        "public/story.html", language, has, corrections_path=addresses.corrections(language)
    )


@lru_cache(maxsize=64)
def _head(language: str, robots: str, has: tuple[str, ...]) -> Pattern:
    names = ("title", "description", "canonical")
    shown = {name: hole(name) if name in has else "" for name in names}
    told = hole("article"), hole("steps")
    head = Head(language=LANGUAGES[language], robots=robots, json_ld=told, **shown)
    return Pattern("public/_story_head.html", language, has, head=head)


def under(origin: str, text: str) -> str:
    """With the addresses that this reader's own begins with."""
    query = origin.replace(":", "%3A").replace("/", "%2F")
    return text.replace(ORIGIN, origin).replace(_ORIGIN_IN_QUERY, query)
