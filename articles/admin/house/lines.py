"""House spellings and names as lines that people type, and what is wrong with a line."""

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.text.alphabets import in_order

MOST_LETTERS_IN_LINE = 100
# Any of these may be typed; an arrow that points onwards is shown.
_ARROW = re.compile(r"=>|<=|->|<-|[→←⇒⇐⟶⟵=]")
_COMMA = re.compile(r"[,،;؛]")
# Marks of direction and other unseen ones come along when words are pasted, and match nothing.
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

NOT_A_PAIR = _("Write the wrong spelling, an arrow or “=”, and the right one.")
SAME = _("The wrong and the right spelling are the same.")
TOO_LONG = _("A word or phrase here has at most 100 characters.")
TWICE = _("“{word}” stands in line {earlier} already.")
WRONG_AND_RIGHT = _("“{word}” is right here, but wrong in line {earlier}.")
NOT_A_NAME = _("Write the spellings of one name, with commas between them.")
LINE = _("Line {number}: {problem}")

Problems = list[Promise]


def spelling_lines(words: Mapping[str, str], language: str) -> str:
    """`wrong → right`, one a line in order of the wrong one, the arrow in the way of reading.

    PostgreSQL does not keep the order in which they were typed.
    """
    pairs = in_order(words.items(), lambda pair: pair[0], language)
    arrow = "←" if LANGUAGES[language].is_rtl else "→"
    return "\n".join(f"{wrong} {arrow} {right}" for wrong, right in pairs)


def name_lines(groups: Iterable[Iterable[str]], language: str) -> str:
    """The spellings of one name a line, the preferred one first."""
    comma = "، " if LANGUAGES[language].is_rtl else ", "
    return "\n".join(comma.join(group) for group in groups)


def read_spellings(text: str) -> tuple[dict[str, str], Problems]:
    """Wrong → right, and what is wrong with which line."""
    words: dict[str, str] = {}
    positions: dict[str, int] = {}
    lines: dict[int, str] = {}
    problems = []
    for number, line in _lines(text):
        pair = [_tidy(side) for side in _ARROW.split(line)]
        problem = _problem_of_pair(pair) or _problem_of_position(pair[0], positions)
        if problem:
            problems.append(_in_line(number, problem))
            continue
        words[pair[0]], positions[pair[0]], lines[number] = pair[1], number, pair[1]
    for number, right in lines.items():
        if right in words:
            problem = format_lazy(WRONG_AND_RIGHT, word=right, earlier=positions[right])
            problems.append(_in_line(number, problem))
    return words, problems


def read_names(text: str) -> tuple[list[list[str]], Problems]:
    """Groups of spellings, and what is wrong with which line."""
    groups, problems = [], []
    positions: dict[str, int] = {}
    for number, line in _lines(text):
        group = [spelling for piece in _COMMA.split(line) if (spelling := _tidy(piece))]
        if problem := _problem_of_group(group, positions):
            problems.append(_in_line(number, problem))
            continue
        positions |= dict.fromkeys(group, number)
        groups.append(group)
    return groups, problems


def _lines(text: str) -> Iterable[tuple[int, str]]:
    seen = _UNSEEN.sub("", text)
    return [(number, line) for number, line in enumerate(seen.splitlines(), 1) if line.strip()]


def _tidy(piece: str) -> str:
    return " ".join(piece.split())


def _in_line(number: int, problem: str | Promise) -> Promise:
    return format_lazy(LINE, number=number, problem=problem)


def _problem_of_pair(pair: list[str]) -> str | Promise:
    if len(pair) != 2 or not all(pair):
        return NOT_A_PAIR
    if max(map(len, pair)) > MOST_LETTERS_IN_LINE:
        return TOO_LONG
    return SAME if pair[0] == pair[1] else ""


def _problem_of_group(group: list[str], positions: Mapping[str, int]) -> str | Promise:
    if not group:
        return NOT_A_NAME
    if max(map(len, group)) > MOST_LETTERS_IN_LINE:
        return TOO_LONG
    twice = [word for position, word in enumerate(group) if word in group[:position]]
    if twice:
        return format_lazy(_("“{word}” stands twice in this line."), word=twice[0])
    return next(filter(None, (_problem_of_position(word, positions) for word in group)), "")


def _problem_of_position(word: str, positions: Mapping[str, int]) -> str | Promise:
    if word not in positions:
        return ""
    return format_lazy(TWICE, word=word, earlier=positions[word])
