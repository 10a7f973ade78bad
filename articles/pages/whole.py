"""One page from a template: its head, its content, in the words of its language."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from articles.languages import Language
from articles.masthead import masthead

from . import inline
from .dress import FULL, Dress
from .frame import SHOWN, Head, Page, absolute, said_of, title_of
from .parts import OtherVersion


def whole_page(
    template: str,
    language: Language,
    *,
    origin: str,
    versions: tuple[OtherVersion, ...],
    dress: Dress = FULL,
    kind: str = inline.LIST,
    path: str = "",
    here: str = "",
    title: str = "",
    description: str = "",
    robots: str = SHOWN,
    feed: str = "",
    json_ld: tuple[SafeString, ...] = (),
    head_template: str = "public/_head.html",
    **context: object,
) -> str:
    """`path` is its address, `here` the address of this one where the page has several.

    A page without a path says of none that it is its own.
    """
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
            path=here or path,
            kind=kind,
        )
        return dress.in_frame(page, origin=origin)


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
    outlet = masthead(language.code)
    if not description and robots == SHOWN:
        description = said_of(title, outlet)
    return Head(
        language=language,
        title=title_of(title, outlet),
        description=description,
        canonical=canonical,
        robots=robots,
        feed=feed,
        json_ld=json_ld,
    )


def joined(pieces: Iterable[str]) -> SafeString:
    return SafeString("".join(pieces))
