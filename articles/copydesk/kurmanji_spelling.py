"""Accents, prepositions and endings of Kurmanji."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import DIGIT, SPACE, WORD
from articles.copydesk.findings import Remark
from articles.copydesk.kurmanji_words import ACCENTS, ENDINGS, PREPOSITIONS
from articles.copydesk.reading import Reading
from articles.copydesk.spellings import occurrences

_CAPITAL = "A-ZÇÊÎŞÛ"
_SMALL = "a-zçêîşû"
_ACRONYM = re.compile(
    rf"(?<![{WORD}{DIGIT}])(?P<name>[{_CAPITAL}]{{2,}})(?P<tie>[’'ʼ`]|[{SPACE}](?=ê(?![{WORD}])))?"
    rf"(?P<ending>{'|'.join(ENDINGS)})(?![{WORD}])"
)
_RELATIVE = re.compile(f"[{SPACE}]+ku(?![{WORD}])")
_NUMBER_ENDING = re.compile(
    rf"(?<![{DIGIT}.,:])(?P<number>[{DIGIT}]+)[{SPACE}]+(?P<ending>ê|emîn|an(?=[{SPACE}]+d[ea](?![{WORD}])))"
    rf"(?![{WORD}])"
)
_LONE_U = re.compile(
    f"(?<=[{_SMALL}{_CAPITAL}{DIGIT},])[{SPACE}](?P<u>u)(?=[{SPACE}][{WORD}{DIGIT}])"
)
_GLUED = re.compile(f"(?<![{WORD}])[jJlLdDbB]i")


def missing_accents(reading: Reading) -> Iterator[Remark]:
    """M4. Names and words of a closed list, and «u» between two words, which is «û»."""
    for found in occurrences(reading, ACCENTS):
        message = _("The accents of this word are missing.")
        yield Remark(found.start, found.end, message, ACCENTS[found.spelling])
    for match in _LONE_U.finditer(reading.prose):
        yield Remark(*match.span("u"), _("And is written û."), "û")


def acronym_endings(reading: Reading) -> Iterator[Remark]:
    """M5. The way that the text uses most; an ending apart («DAIŞ ê») is always joined.

    «ê» before «ku» is a pronoun and stays apart.
    """
    found = [
        match
        for match in _ACRONYM.finditer(reading.prose)
        if not (_tie(match) == " " and _RELATIVE.match(reading.prose, match.end()))
    ]
    ways = Counter(_tie(match) for match in found)
    usual = max(("", "’", "'", "ʼ", "`"), key=lambda way: ways[way])
    message = _("Other acronyms of this text carry their endings in another way.")
    for match in found:
        if _tie(match) != usual:
            right = f"{match['name']}{usual}{match['ending']}"
            yield Remark(*match.span(), message, right)


def _tie(match: re.Match[str]) -> str:
    return " " if (match["tie"] or "").isspace() else match["tie"] or ""


def number_endings(reading: Reading) -> Iterator[Remark]:
    """M6. Only what is no word there: «10 an 20» is ten or twenty, «2018 an de» a year."""
    message = _("The ending is joined to its number.")
    for match in _NUMBER_ENDING.finditer(reading.prose):
        if not _RELATIVE.match(reading.prose, match.end()):
            yield Remark(*match.span(), message, f"{match['number']}{match['ending']}")


def glued_prepositions(reading: Reading) -> Iterator[Remark]:
    """M8. A closed list."""
    message = _("This preposition is two words.")
    for word in reading.words_with(_GLUED):
        right = PREPOSITIONS.get(word.text.lower())
        if right:
            yield Remark(word.start, word.end, message, word.text[0] + right[1:])
