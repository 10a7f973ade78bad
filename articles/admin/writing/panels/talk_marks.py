"""Marks in a text that lead to what is said about its passages, and back; anchors, no script."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.admin.body import shown
from articles.admin.writing.talk_rows import Thread
from articles.languages import Language
from articles.text.escaping import escaped
from articles.text.replacing import Replacement, replace_all_in_html
from articles.workflow.texts.passages import BETWEEN, BODY, Passages

from .proofreading import label_of

EXCERPT = 60
_STAND_IN = re.compile(r"⁅talk-(\d+)⁆")
_LINK = re.compile(r"<a [^<>]*>(?:(?!</a>).)*</a>", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """An open comment at its passage; `sign` numbers the marks in the order of the text.

    `start` and `end` count in the plain text of the body; None in any other part.
    """

    thread: int
    sign: str
    anchor: str
    part: str
    quote: str
    start: int | None = None
    end: int | None = None


def marks_of(threads: Iterable[Thread], parts: Passages, *, is_in_prose: bool) -> dict[int, Mark]:
    """The passages of a text of which something is said that is open, by thread.

    `is_in_prose`: the body is shown as prose that carries its marks itself.
    """
    places = list(parts)
    standing = [
        thread
        for thread in threads
        if thread.is_open and thread.paragraph is not None and thread.part in parts
    ]
    standing.sort(key=lambda each: (places.index(each.part), each.paragraph, each.start or 0))
    return {
        thread.first.number: _mark(thread, f"[{number}]", parts, is_in_prose)
        for number, thread in enumerate(standing, start=1)
    }


def _mark(thread: Thread, sign: str, parts: Passages, is_in_prose: bool) -> Mark:
    number, is_body = thread.first.number, thread.part == BODY
    anchor = f"in-{number}" if is_in_prose and is_body else f"at-{number}"
    said = (number, sign, anchor, thread.part, thread.quote)
    if not is_body or thread.paragraph >= len(parts[BODY]):
        return Mark(*said)
    first = sum(len(each) + BETWEEN for each in parts[BODY][: thread.paragraph])
    if thread.start is None:
        return Mark(*said, first, first + len(parts[BODY][thread.paragraph]))
    return Mark(*said, first + thread.start, first + thread.start + len(thread.quote))


def strip(marks: Mapping[int, Mark], language: Language) -> SafeString:
    """A line of links, one for each mark; nothing where there is none."""
    if not marks:
        return SafeString("")
    links = " ".join(_links(marks.values(), language))
    label = escaped(gettext("Comments on passages"))
    return mark_safe(f'<nav class="talk-marks" aria-label="{label}">{links}</nav>')  # noqa: S308


def _links(marks: Iterable[Mark], language: Language) -> Iterator[str]:
    for mark in marks:
        quote = mark.quote[:EXCERPT].rstrip() + ("…" if len(mark.quote) > EXCERPT else "")
        place = "" if mark.start is None else f' data-start="{mark.start}" data-end="{mark.end}"'
        yield (
            f'<a id="at-{mark.thread}" href="#said-{mark.thread}" data-said="{mark.thread}" '
            f'data-part="{mark.part}"{place}>{mark.sign} {escaped(label_of(mark.part))}: '
            f'<bdi lang="{language.code}">{escaped(quote)}</bdi></a>'
        )


def in_prose(html: str, marks: Mapping[int, Mark]) -> SafeString:
    """A body as markup with its marks, each before the passage that it is about."""
    at = [mark for mark in marks.values() if mark.start is not None]
    if not at:
        return shown(html)
    standing_in = [Replacement(each.start, each.start, f"⁅talk-{each.thread}⁆") for each in at]
    made = _LINK.sub(_outside, shown(replace_all_in_html(html, standing_in)))
    drawn = _STAND_IN.sub(lambda found: _anchor(found, marks), made)
    return mark_safe(drawn)  # noqa: S308 (the sanitiser's own output, and numbers)


def _outside(link: re.Match) -> str:
    """A link stands in no other one."""
    marks = "".join(found[0] for found in _STAND_IN.finditer(link[0]))
    return f"{marks}{_STAND_IN.sub('', link[0])}"


def _anchor(found: re.Match, marks: Mapping[int, Mark]) -> str:
    mark = marks.get(int(found[1]))
    if mark is None:
        return found[0]
    return (
        f'<a class="talk-mark" id="{mark.anchor}" href="#said-{mark.thread}" dir="ltr">'
        f"{mark.sign}</a>"
    )
