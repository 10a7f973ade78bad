"""The seats of an Arabic hamza at a word's end: one word, written شيء, شئ or شىء.

In a search key most seats are gone, and with them what parts شيء from Xi and هوائه from هواية. So
other spellings are looked for as they are written, hamza and all.
"""

import re
from collections.abc import Iterator

SHORTEST_BASE = 4

_MARKS = re.compile("[\u064b-\u0652\u0670ـ]")
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "كم", "كما", "كن")
_ENDINGS = (*_PRONOUNS, "ة", "ات", "ين", "ان", "ون", "تين", "تان")
_WORD = re.compile(
    rf"(?P<before>..*?)(?P<hamza>[ءأؤئ])(?P<ending>{'|'.join(_ENDINGS)}|ا?)",
)
_SEATS = "ءأؤئ"
_AFTER_ALEF = "ءؤئ"


def other_spellings(word: str) -> Iterator[str]:
    """The other ways in which people write a word that ends in a hamza, or in one and an ending.

    `word` is as `words.as_written` gives it.
    """
    bare = _MARKS.sub("", word.replace("أً", "ءا"))
    match = _WORD.fullmatch(bare)
    if match is None:
        return
    before, hamza, ending = match["before"], match["hamza"], match["ending"]
    found = _at_the_end(before, hamza) if not ending else _before(before, ending)
    yield from (spelled for spelled in dict.fromkeys(found) if spelled != word)


def with_pronouns(word: str) -> Iterator[str]:
    """What becomes of a word in اء before a pronoun: أبناء, أبناؤهم, أبنائهم."""
    bare = _MARKS.sub("", word)
    if bare.endswith("اء") and len(bare) >= SHORTEST_BASE:
        for pronoun in _PRONOUNS:
            yield from (bare[:-1] + seat + pronoun for seat in _AFTER_ALEF)


def without_pronoun(word: str) -> str:
    """The word in اء that is left of one with a pronoun, or ""."""
    match = _WORD.fullmatch(_MARKS.sub("", word))
    if match is None or match["ending"] not in _PRONOUNS or match["before"][-1] != "ا":
        return ""
    base = match["before"] + "ء"
    return base if len(base) >= SHORTEST_BASE else ""


def _at_the_end(before: str, hamza: str) -> Iterator[str]:
    last = before[-1]
    if last in "يى" and hamza in "ءئ":
        # شيء شىء شئ, and سيئ that is often written سيء.
        yield from (f"{before[:-1]}{unit}" for unit in ("يء", "ىء", "ئ", "يئ"))
    elif hamza == "ئ":
        yield from (f"{before}{unit}" for unit in ("يء", "ىء", "يئ", "ء", "ؤ"))
    elif last == "و" and hamza == "ء":
        yield f"{before[:-1]}ؤ"
    elif hamza == "ؤ":
        yield from (f"{before}{unit}" for unit in ("وء", "ئ", "ء"))
    elif hamza == "أ":
        yield f"{before}اء"
    elif last == "ا":
        yield f"{before[:-1]}أ"
    else:
        # Not أ: بدأ is «he began», بدء «the beginning».
        yield from (f"{before}{unit}" for unit in "ئؤ")


def _before(before: str, ending: str) -> Iterator[str]:
    seats = _AFTER_ALEF if before[-1] == "ا" else _SEATS
    yield from (before + seat + ending for seat in seats)
    if ending == "ا":
        yield from (f"{before}{seat}{tanwin}" for seat in seats for tanwin in ("اً", "ًا"))
        yield from (f"{before}أ{tanwin}" for tanwin in ("", "ً"))
