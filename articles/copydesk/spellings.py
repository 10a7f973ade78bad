"""Finding known spellings in a text, in any of the forms in which they stand there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.copydesk.clitics import ARTICLE, peeled
from articles.copydesk.findings import Remark, filled
from articles.copydesk.reading import Reading, Word

KURMANJI_ENDINGS = ("yê", "ya", "yan", "yên", "ye", "ê", "a", "an", "î", "ên")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A known spelling where it stands, without what is joined to it but with its article."""

    spelling: str
    start: int
    end: int
    article: str = ""


def occurrences(reading: Reading, spellings: Iterable[str]) -> Iterator[Occurrence]:
    """Where the spellings, words or phrases, stand: in Arabic also after proclitics, in Kurmanji
    also with case endings. Words that carry marks or tatweel, and hashtags, are passed over."""
    by_first: dict[str, list[list[str]]] = defaultdict(list)
    for spelling in sorted(spellings, key=len, reverse=True):
        parts = spelling.split()
        by_first[parts[0]].append(parts)
    readings: dict[str, list[tuple[str, str]]] = {}
    for index, word in enumerate(reading.words if by_first else ()):
        if word.text not in readings:
            cores = _cores(word.text, reading.language)
            readings[word.text] = [(lead, core) for lead, core in cores if core in by_first]
        for lead, core in readings[word.text]:
            found = _at(reading, index, lead, by_first[core])
            if found and not reading.is_in_hashtag(word):
                yield found
                break


def _at(reading: Reading, index: int, lead: str, spellings: list[list[str]]) -> Occurrence | None:
    word = reading.words[index]
    article = ARTICLE if lead.endswith(ARTICLE) else ""
    start = word.start + len(lead)
    for parts in spellings:
        last = _last_of(reading, index, parts)
        if last is not None:
            end = start + len(parts[0]) if len(parts) == 1 else last.end
            return Occurrence(" ".join(parts), start - len(article), end, article)
    return None


def _cores(word: str, language: str) -> Iterator[tuple[str, str]]:
    """(what stands before it, core) for each way to take off what is joined to a word."""
    if language == "ar":
        yield from _without_proclitics(word)
        return
    yield "", word
    if language == "kmr":
        for ending in KURMANJI_ENDINGS:
            stem = word.removesuffix(ending)
            # «Kobaniyê» is Kobanî in its right form: before y the long vowel is written short.
            is_short = stem.endswith("i") and ending.startswith("y")
            if word.endswith(ending) and len(stem) > 2 and not is_short:
                yield "", stem


def _without_proclitics(word: str) -> Iterator[tuple[str, str]]:
    for _proclitics, core in peeled(word):
        yield word[: len(word) - len(core)], core


def _last_of(reading: Reading, index: int, parts: list[str]) -> Word | None:
    """The last word of a phrase whose first word is at `index`, if the rest of it follows."""
    words = reading.words[index : index + len(parts)]
    if [word.text for word in words[1:]] != parts[1:]:
        return None
    pairs = zip(words, words[1:], strict=False)
    return words[-1] if all(reading.are_together(*pair) for pair in pairs) else None


def house_spellings(reading: Reading) -> Iterator[Remark]:
    """A22, in every language: the spellings that the house does not want."""
    spellings = reading.house.spellings.get(reading.language, {})
    for found in occurrences(reading, spellings):
        right = spellings[found.spelling]
        message = filled(_("The house writes «{spelling}»."), spelling=right)
        yield Remark(found.start, found.end, message, found.article + right)
