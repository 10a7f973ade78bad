"""What stands around every page: the head that machines read, the masthead, the language switch."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.encoding import iri_to_uri
from django.utils.safestring import SafeString

from articles import addresses
from articles.languages import Language
from articles.masthead import Masthead, masthead

from . import inline
from .parts import OtherVersion

SHOWN = "max-image-preview:large"
HIDDEN = "noindex"
ICON = "public/icon.svg"
# Longer titles are cut by search engines, and then the outlet's name helps nobody.
MAX_TITLE = 70


@dataclass(frozen=True)
class Alternate:
    """The same page in another language, for search engines."""

    hreflang: str
    url: str


@dataclass(frozen=True)
class Frame:
    """`canonical` is empty on pages that have no address of their own."""

    language: Language
    masthead: Masthead
    title: str
    description: str
    origin: str
    canonical: str
    path: str
    alternates: tuple[Alternate, ...]
    versions: tuple[OtherVersion, ...]
    robots: str
    style: SafeString
    script: SafeString
    font: str
    icon: str

    @property
    def search_path(self) -> str:
        return addresses.search(self.language.code)


def frame(
    language: Language,
    *,
    origin: str,
    versions: tuple[OtherVersion, ...],
    path: str = "",
    title: str = "",
    description: str = "",
    robots: str = SHOWN,
) -> Frame:
    """The frame of a page; `origin` is scheme and host, as in "https://example.org"."""
    head = masthead(language.code)
    return Frame(
        language=language,
        masthead=head,
        title=_title(title, head),
        description=description,
        origin=origin,
        canonical=absolute(origin, path) if path else "",
        path=path,
        alternates=_alternates(origin, versions),
        versions=versions,
        robots=robots,
        style=inline.style(),
        script=inline.script(),
        font=static(inline.FONT) if language.script == "Arab" else "",
        icon=static(ICON),
    )


def absolute(origin: str, path: str) -> str:
    """The whole address of a path or of a file, which may stand on another host already."""
    return urljoin(origin, iri_to_uri(path))


def _title(title: str, head: Masthead) -> str:
    if not title:
        return f"{head.name} – {head.tagline}" if head.tagline else head.name
    whole = f"{title} – {head.name}"
    return whole if len(whole) <= MAX_TITLE else title


def _alternates(origin: str, versions: tuple[OtherVersion, ...]) -> tuple[Alternate, ...]:
    """Links from every language to every other and itself; nothing where there is but one."""
    same = [version for version in versions if version.is_same_page]
    if len(same) < 2:
        return ()
    found = [
        Alternate(hreflang, absolute(origin, version.path))
        for version in same
        for hreflang in version.language.hreflang
    ]
    return (*found, Alternate("x-default", absolute(origin, same[0].path)))
