"""What other programs leave behind in a text: controls, shapes of letters, entities, page parts."""

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC_LETTER, ARABIC_MARK, LATIN, LATIN_MARK, LINE_END
from articles.copydesk.findings import Remark
from articles.copydesk.page_parts import COUNTERS, PAGE_PARTS
from articles.copydesk.reading import Reading
from articles.text.bidi import paired
from articles.text.presentation import FORMS, letters_of

NO_BREAK_SPACE = "\u00a0"
DIRECTION_MARKS = "\u200e\u200f\u061c"
# Signs that stand in the block of presentation forms but are typed on purpose: ﷺ ﷻ ﷼ ﷽ ﴾ ﴿
SIGNS = "\ufd3e\ufd3f\ufdcf" + "".join(map(chr, (*range(0xFD40, 0xFD50), *range(0xFDFA, 0xFE00))))

_INVISIBLE = re.compile("[\u00a0\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_PARAGRAPH = re.compile(f"[^{LINE_END}]+")
_LETTER_SHAPES = "".join(
    form
    for form in map(chr, range(0xFB50, 0xFEFF))
    if FORMS.match(form) and form not in SIGNS and letters_of(form) != form
)
_SHAPES = re.compile(f"[{_LETTER_SHAPES}]+")
_IN_PIECES = re.compile(
    f"[{LATIN}{ARABIC_LETTER}][{ARABIC_MARK}{LATIN_MARK}]{{1,8}}(?![{ARABIC_MARK}{LATIN_MARK}])"
)
_AMPERSAND = "(?:amp|AMP|#0*38|#[xX]0*26);"
_ENTITY = re.compile(
    rf"&(?>(?:{_AMPERSAND})*)(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});"
    rf"|&(?:{_AMPERSAND})+"
)


def invisible_residue(reading: Reading) -> Iterator[Remark]:
    """C7. Single direction marks, joiners and paired isolates and embeddings are kept."""
    pairs = _paired_controls(reading.text)
    message = _("Invisible characters that do nothing here.")
    for match in _INVISIBLE.finditer(reading.text):
        for start, end in _runs(match, pairs):
            kept = _kept(reading.text[start:end])
            if kept != reading.text[start:end]:
                yield Remark(start, end, message, kept)


def _runs(match: re.Match[str], pairs: set[int]) -> Iterator[tuple[int, int]]:
    start = match.start()
    for position in range(match.start(), match.end()):
        if position in pairs:
            yield start, position
            start = position + 1
    yield start, match.end()


def _kept(run: str) -> str:
    mark = next((character for character in run if character in DIRECTION_MARKS), "")
    spaces = run.count(NO_BREAK_SPACE)
    if len(run) == len(mark) + spaces and spaces < 2:
        return run
    return mark + (" " if spaces > 1 else NO_BREAK_SPACE * spaces)


def _paired_controls(text: str) -> set[int]:
    return {
        line.start() + position
        for line in _PARAGRAPH.finditer(text)
        for position in paired(line[0])
    }


def presentation_forms(reading: Reading) -> Iterator[Remark]:
    """C8. Signs of one character that are typed on purpose (ﷺ, ﴾) are left alone."""
    message = _("These are shapes of letters, which no search finds.")
    for match in _SHAPES.finditer(reading.text):
        yield Remark(*match.span(), message, "".join(map(letters_of, match[0])).replace("ـ", ""))


def decomposed_letters(reading: Reading) -> Iterator[Remark]:
    """C20. Only marks that have a letter to join; the order of vowel marks is no fault."""
    message = _("A letter and its mark are typed as two characters.")
    for match in _IN_PIECES.finditer(reading.text):
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) < len(match[0]):
            yield Remark(*match.span(), message, whole)


def entities(reading: Reading) -> Iterator[Remark]:
    """C16. What stands for a Latin letter or a sign of entities themselves has no repair."""
    message = _("An HTML entity was left in the text.")
    for match in _ENTITY.finditer(reading.text):
        last = "&" + match[0].rstrip(";").rpartition(";")[2].lstrip("&") + ";"
        if "#" not in last and last[1:] not in html5:
            continue
        letter = html.unescape(last).replace(NO_BREAK_SPACE, " ")
        yield Remark(*match.span(), message, letter if _is_apart(letter) else None)


def _is_apart(letter: str) -> bool:
    """Whether a letter can't make a new entity of what stands around it."""
    return letter not in ("", "#", ";") and not (letter.isascii() and letter.isalnum())


def page_residue(reading: Reading) -> Iterator[Remark]:
    """C13. Only whole paragraphs: a number alone, a button's name, a counter."""
    message = _("This paragraph looks like a part of a web page.")
    for start, end in reading.paragraphs:
        line = reading.prose[start:end]
        words = line.strip()
        if len(words) > 60 or not words:
            continue
        name = words.rstrip(":.").casefold().strip()
        if name in PAGE_PARTS or COUNTERS.fullmatch(name):
            first = start + line.index(words)
            yield Remark(first, first + len(words), message, "")
