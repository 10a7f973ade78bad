"""A text as the rules read it: its words, sentences and paragraphs, each with its position."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.copydesk.characters import (
    DIGIT,
    LETTER,
    LINE_END,
    SPACE,
    WORD,
    bare,
)
from articles.copydesk.house import House

# Stands for each character of what is no prose: addresses, file names, entities, faces.
BLANK = "\ufffc"

_DOMAINS = "com|org|net|info|news|media|press|edu|gov|int|tv|io|co|me|sy|iq|tr|uk|de|fr|eu"
_FILES = "pdf|jpe?g|png|gif|svg|docx?|xlsx?|pptx?|mp[34]|html?|txt|zip"
_ADDRESS_END = f'{SPACE}{LINE_END}<>«»“”"،؛؟'
_NOT_PROSE = re.compile(
    rf"""
    (?:https?://|www\.)[^{_ADDRESS_END}]*(?<![.,;:!?)\]'’])
  | (?<![A-Za-z0-9_.+%-])[A-Za-z0-9_.+%-]++@[A-Za-z0-9-]++(?>(?:\.[A-Za-z0-9-]++)+)
  | (?<![A-Za-z0-9_])@[A-Za-z0-9_]++(?>(?:\.[A-Za-z0-9_]++)*)
  | (?<![A-Za-z0-9_.-])(?:[a-z0-9-]++\.)+(?:{_DOMAINS})(?!\.?[A-Za-z0-9_-])
    (?:/[^{_ADDRESS_END}]*(?<![.,;:!?)\]'’]))?
  | (?<=[A-Za-z0-9_-])\.(?:{_FILES})(?![A-Za-z0-9_])
  | &(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});
  | (?<![^{SPACE}{LINE_END}])[:;]-?[()DP](?![{WORD}{DIGIT}])
    """,
    re.VERBOSE,
)
_WORD = re.compile(f"[{WORD}]+")
_PARAGRAPH = re.compile(f"[^{LINE_END}]+")
_SENTENCE = re.compile(rf"(?>(?:[^.!?؟؛…{LINE_END}]++|\.(?=[{DIGIT}]))+)")
_ONLY_SPACE = re.compile(f"[{SPACE}]+")
_HAS_LETTER = re.compile(f"[{LETTER}]")


class Word(NamedTuple):
    """One word as written; `bare` is its letters alone, without marks, tatweel and joiners."""

    text: str
    start: int
    end: int
    bare: str


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A text in its language, for one house; what the rules have in common is worked out once.

    `hosts` are the names under which our own site is reached; one that begins with a dot stands
    for all of its parts.
    """

    text: str
    language: str
    house: House
    hosts: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> str:
        """The text, as long as it is, with what is no prose blanked: positions are the same."""
        return _NOT_PROSE.sub(lambda match: BLANK * len(match[0]), self.text)

    @cached_property
    def words(self) -> list[Word]:
        return [
            Word(match[0], match.start(), match.end(), bare(match[0]))
            for match in _WORD.finditer(self.prose)
            if _HAS_LETTER.search(match[0])
        ]

    @cached_property
    def paragraphs(self) -> list[Span]:
        return [Span(*match.span()) for match in _PARAGRAPH.finditer(self.prose)]

    @cached_property
    def sentences(self) -> list[list[Word]]:
        """The words of each sentence that has any."""
        parts: list[list[Word]] = []
        words = iter(self.words)
        word = next(words, None)
        for match in _SENTENCE.finditer(self.prose):
            part: list[Word] = []
            while word and word.end <= match.end():
                part.append(word)
                word = next(words, None)
            if part:
                parts.append(part)
        return parts

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_with(self, pattern: re.Pattern[str]) -> Iterator[Word]:
        """The words in which `pattern`, which must match something, is found, each once."""
        last = -1
        for match in pattern.finditer(self.prose):
            position = bisect_right(self._word_starts, match.start()) - 1
            if position > last and match.start() < self.words[position].end:
                last = position
                yield self.words[position]

    def character(self, position: int) -> str:
        """The character of the prose at `position`; empty outside it."""
        return self.prose[position] if 0 <= position < len(self.prose) else ""

    def are_together(self, word: Word, following: Word) -> bool:
        """Whether nothing but space stands between two words."""
        return bool(_ONLY_SPACE.fullmatch(self.prose, word.end, following.start))

    def is_in_hashtag(self, word: Word) -> bool:
        before = self.character(word.start - 1)
        return before in ("#", "_") or self.character(word.end) == "_"
