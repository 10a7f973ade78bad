"""Which language somebody gets: from the browser's wishes, or from a path's first segment."""

from collections.abc import Container

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from articles import addresses
from articles.languages import CODES, is_published_in
from articles.masthead import masthead

ANY = CODES[0]
# Likely subtags of CLDR: "ku" alone is Kurmanji, and Sorani in Iraq and Iran.
SORANI_SUBTAGS = {"arab", "iq", "ir"}


def wished(accept_language: str, *, known: Container[str] = CODES) -> str | None:
    """The first language of an Accept-Language header that is known, or None."""
    languages = (_language(tag) for tag, _quality in parse_accept_lang_header(accept_language))
    return next((language for language in languages if language in known), None)


def of_reader(request: HttpRequest) -> str:
    """The language to greet this reader in: wished for, else the first in the house's order."""
    return wished(request.headers.get("Accept-Language", "")) or _default()


def named_in(path: str) -> str | None:
    """The language that a path begins with, that of a lite page as well; or None."""
    first = addresses.full(path).lstrip("/").partition("/")[0]
    return first if is_published_in(first) else None


def of_path(path: str) -> str:
    """The language of the page that a path would lead to, where there is none as well."""
    return named_in(path) or _default()


def _default() -> str:
    return next(iter(masthead(ANY).languages), ANY)


def _language(tag: str) -> str:
    base, *subtags = tag.lower().split("-")
    if base != "ku":
        return base
    if "latn" in subtags:
        return "kmr"
    return "ckb" if SORANI_SUBTAGS & set(subtags) else "kmr"
