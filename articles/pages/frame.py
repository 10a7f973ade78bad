"""What stands around every page: the head that machines read, the masthead, the language switch."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.encoding import iri_to_uri
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.masthead import HousePage, Masthead, masthead

from . import inline
from .parts import OtherVersion
from .patterns import Pattern, hole

SHOWN = "max-image-preview:large"
HIDDEN = "noindex"
ICON = "public/icon.svg"
# Longer titles are cut by search engines, and then the outlet's name helps nobody.
MAX_TITLE = 70


@dataclass(frozen=True)
class Head:
    """What machines read of a page; `canonical` is empty where it has no address of its own.

    `feed` is the path of its own feed without the form at the end.
    """

    language: Language
    title: str
    description: str = ""
    canonical: str = ""
    robots: str = SHOWN
    feed: str = ""
    json_ld: tuple[SafeString, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page in its parts: `head` and `content` are HTML, `kind` says which style it needs.

    `path` is its own, if it has one, with the query that makes it this page.
    """

    language: Language
    head: str
    content: str
    versions: tuple[OtherVersion, ...] = ()
    path: str = ""
    kind: str = inline.LIST


def in_frame(page: Page, *, origin: str) -> str:
    """The whole page; `origin` is scheme and host, as in "https://example.org"."""
    head = masthead(page.language.code)
    listed = page.path.partition("?")[0]
    current = listed if any(item.path == listed for item in head.menu) else ""
    style = inline.style(page.kind)
    return _pattern(page.language.code, head, style, current, head.pages_now()).fill(
        {
            "head": page.head + alternates(origin, page.versions),
            "languages": languages(page.language.code, page.versions),
            "content": page.content,
            "lite_path": escape(addresses.lite(page.path or addresses.home(page.language.code))),
        }
    )


@lru_cache(maxsize=128)
def _pattern(
    language: str, head: Masthead, style: SafeString, current: str, pages: tuple[HousePage, ...]
) -> Pattern:
    spoken = LANGUAGES[language]
    return Pattern(
        "public/frame.html",
        language,
        ("head", "languages", "content", "lite_path"),
        spoken=spoken,
        masthead=head,
        current=current,
        pages=pages,
        search_path=addresses.search(language),
        feed_path=addresses.feed(language, "atom"),
        months_path=addresses.months(language),
        corrections_path=addresses.corrections(language),
        manifest_path=addresses.manifest(language),
        style=style,
        script=inline.script(),
        font=static(inline.FONT) if spoken.script == "Arab" else "",
        icon=static(ICON),
    )


def title_of(title: str, head: Masthead) -> str:
    """The title of a page as search engines and tabs show it; without one, the outlet's."""
    if not title:
        return f"{head.name} – {head.tagline}" if head.tagline else head.name
    whole = f"{title} – {head.name}"
    return whole if len(whole) <= MAX_TITLE else title


def said_of(title: str, head: Masthead) -> str:
    """What search engines show of a page that says nothing of itself."""
    outlet = head.tagline or " · ".join(item.name for item in head.menu)
    return " – ".join(filter(None, (title, head.name, outlet)))


@lru_cache(maxsize=512)
def absolute(origin: str, path: str) -> str:
    """The whole address of a path or of a file, which may stand on another host already."""
    if path.startswith("/") and not path.startswith("//"):
        return origin + iri_to_uri(path)
    return urljoin(origin, iri_to_uri(path))


def alternates(origin: str, versions: Iterable[OtherVersion]) -> SafeString:
    """Links from every language to every other and itself; nothing where there is but one."""
    same = [version for version in versions if version.is_same_page]
    if len(same) < 2:
        return SafeString("")
    found = [
        (hreflang, origin + iri_to_uri(version.path))
        for version in same
        for hreflang in version.language.hreflang
    ]
    found.append(("x-default", origin + iri_to_uri(same[0].path)))
    return SafeString(
        "".join(_alternate(name, str(conditional_escape(url))) for name, url in found)
    )


def _alternate(hreflang: str, url: str) -> str:
    return f'<link rel="alternate" hreflang="{hreflang}" href="{url}">\n'


def languages(language: str, versions: tuple[OtherVersion, ...]) -> str:
    """The switch between the languages, put together from what all pages share of it."""
    codes = tuple(version.language.code for version in versions)
    paths = {version.language.code: str(conditional_escape(version.path)) for version in versions}
    return _switch(language, codes).fill(paths) if codes else ""


@lru_cache(maxsize=64)
def _switch(language: str, codes: tuple[str, ...]) -> Pattern:
    spoken = [(LANGUAGES[code], hole(code)) for code in codes]
    return Pattern("public/_languages.html", language, (), current=language, spoken=spoken)
