"""What a story's body may hold, and the guard before it.

The body is read as tags and text, written anew in canonical form, and shown to nh3, a parser of
the HTML standard with the allow-list below, which has the last word. Links carry no `rel`: they
never open a window of their own, and what is sent to other sites is set by the page's headers.
"""

from collections import Counter
from dataclasses import dataclass

import nh3
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text.canonical import Writer
from articles.text.characters import is_damaged
from articles.text.dropped import kept_tokens
from articles.text.losses import Loss, Losses, Lost, listed
from articles.text.quotes import written
from articles.text.tables import grouped
from articles.text.tags import tokens

MAX_BYTES = 1_000_000
MAX_DEPTH = 100

_LANGUAGE = {"lang", "dir"}
ALLOWED: dict[str, set[str]] = {
    "p": _LANGUAGE,
    "h2": _LANGUAGE,
    "h3": _LANGUAGE,
    "blockquote": _LANGUAGE,
    "ul": _LANGUAGE,
    "ol": {"start"} | _LANGUAGE,
    "li": _LANGUAGE,
    "table": _LANGUAGE,
    "caption": _LANGUAGE,
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "rowspan"} | _LANGUAGE,
    "td": {"colspan", "rowspan"} | _LANGUAGE,
    "strong": set(),
    "em": set(),
    "sup": set(),
    "sub": set(),
    "a": {"href"},
    "br": set(),
    "span": _LANGUAGE,
    "bdi": _LANGUAGE,
    "figure": {"data-photo"},
    "figcaption": set(),
}
SCHEMES = {"http", "https", "mailto"}

# They end by themselves or hold nothing, so any number of them is no depth.
_NEVER_DEEP = frozenset(
    "p li dt dd option optgroup tr td th thead tbody tfoot caption colgroup rp rt area "  # noqa: SIM905
    "base br col embed hr img input link meta param source track wbr".split()
)

_judge = nh3.Cleaner(tags=set(ALLOWED), attributes=ALLOWED, url_schemes=SCHEMES, link_rel=None)


class BodyRefused(ValueError):
    """A body that is not worth cleaning; its message is for the person who sent it."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


TOO_LONG = _("The text is too long: one million bytes is the most that a story can hold.")
TOO_DEEP = _("The text's formatting is nested too deeply. Paste it again without formatting.")
DAMAGED = _("The text holds characters that cannot be stored. Paste it again as plain text.")


def check_size(html: str) -> None:
    """Raise `BodyRefused` for a body over 1 MB or 100 levels, with NUL or lone surrogates."""
    if len(html) > MAX_BYTES:
        raise BodyRefused(TOO_LONG)
    if _size(html) > MAX_BYTES:
        raise BodyRefused(TOO_LONG)
    if is_damaged(html):
        raise BodyRefused(DAMAGED)
    if _is_too_deep(html):
        raise BodyRefused(TOO_DEEP)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A body in its canonical form, and what did not stay as it was, one entry of each kind."""

    html: str
    losses: tuple[Lost, ...]


def clean(html: str, language: str = "") -> str:
    """The canonical form of a body; what it returns is returned unchanged when cleaned again.

    Its cost is linear in the length, whatever the nesting. `language` is the text's, for the
    signs that stand for `<q>`. Raises `BodyRefused` only where the result would be over 1 MB.
    """
    return _cleaned(html, language, Losses())


def clean_and_count(html: str, language: str) -> Cleaned:
    """The same, with what was left out or changed on the way."""
    losses = Losses()
    return Cleaned(_cleaned(html, language, losses), listed(losses))


def _cleaned(html: str, language: str, losses: Losses) -> str:
    body = _canonical(html, language, losses)
    if _size(body) > MAX_BYTES:
        raise BodyRefused(TOO_LONG)
    judged = _judge.clean(body)
    if judged == body:
        return body
    # nh3 takes from links the addresses that no browser can open.
    losses[Loss.LINK] += body.count("<a href=") - judged.count("<a href=")
    return clean(judged)


def _canonical(html: str, language: str, losses: Losses) -> str:
    writer = Writer(losses)
    found = kept_tokens(html, losses)
    if "<q" in html or "<Q" in html:
        found = written(found, language)
    for token in grouped(found) if "<table" in html.lower() else found:
        writer.take(token)
        if writer.length > MAX_BYTES:
            raise BodyRefused(TOO_LONG)
    return writer.finish()


def _size(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise BodyRefused(DAMAGED) from None


def _is_too_deep(html: str) -> bool:
    """Whether more than 100 elements stand open at once.

    Elements count by name, so that misnested formatting, which parsers open again in every
    block, stays counted until as many end tags were seen.
    """
    still_open: Counter[str] = Counter()
    depth = 0
    for token in tokens(html):
        if token.kind == "text" or token.value in _NEVER_DEEP:
            continue
        if token.kind == "start":
            still_open[token.value] += 1
            depth += 1
        elif still_open[token.value]:
            still_open[token.value] -= 1
            depth -= 1
        if depth > MAX_DEPTH:
            return True
    return False
