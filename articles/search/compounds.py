"""Names and words that some write as one and others as two: عبدالله, أبو بكر, نێودەوڵەتی."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .numerals import is_parted_hundred, number_at, other_hundreds, other_numbers

Keys = tuple[str, ...]

SHORTEST_PART = 3
MOST_PARTINGS = 12

_PREFIX = "[وف]?[بكل]?"
# Servant of; father of, in its three cases.
_FIRST = re.compile(rf"({_PREFIX})(عبد|ابو|ابي|ابا)")
_SECOND = ("الله", "الدين")
_FATHER = ("ابو", "ابي", "ابا")
_JOINED = re.compile(rf"({_PREFIX})(عبد|ابو|ابي|ابا)(..+)|(..+)({'|'.join(_SECOND)})")
_INNER_ARTICLE = re.compile("(?<=..)ال(?=..)")
_PLACES = ("تل", "دير", "راس", "بيت", "كفر", "خان", "جبل", "عين", "باب", "ابن", "بنت", "ام", "بني")


def compound_at(keys: Sequence[str], language: str) -> int:
    """Of how many words of a query the name or number is that they begin with; at least one."""
    length = number_at(keys)
    if length > 1 or len(keys) < 2 or language != "ar":
        return max(length, 1)
    first, second = keys[:2]
    is_name = _FIRST.fullmatch(first) or (second in _SECOND and len(first) > 1)
    return 2 if is_name or is_parted_hundred(first, second) else 1


def respelled(keys: Keys, language: str) -> Iterator[Keys]:
    """The other ways of joining and parting what is certainly one name or number."""
    yield from other_numbers(keys)
    if language != "ar":
        return
    if len(keys) <= 2:
        yield from other_hundreds(keys)
    parted = tuple(part for key in keys for part in _parted(key))
    for spelled in _declined(parted):
        yield spelled
        yield _rejoined(spelled)


def partings(key: str, language: str) -> Iterator[tuple[str, str]]:
    """The two words that a word may be made of; they count where they stand side by side."""
    if key.isdigit():
        return
    if language == "ar":
        positions = {match.start() for match in _INNER_ARTICLE.finditer(key)}
        positions |= {len(one) for one in _PLACES if key.startswith(one)}
        shortest = 2
    else:
        positions = set(range(SHORTEST_PART, len(key) - SHORTEST_PART + 1))
        shortest = SHORTEST_PART
    for at in sorted(positions)[:MOST_PARTINGS]:
        if len(key) - at >= shortest:
            yield key[:at], key[at:]


def _parted(key: str) -> Keys:
    match = _JOINED.fullmatch(key)
    if match is None or key in _SECOND:
        return (key,)
    if match[2]:
        return match[1] + match[2], match[3]
    return match[4], match[5]


def _declined(keys: Keys) -> Iterable[Keys]:
    """أبو بكر, أبي بكر and أبا بكر, where the first word is one of these."""
    match = _FIRST.fullmatch(keys[0])
    if match is None or match[2] not in _FATHER or len(keys) < 2:
        return [keys]
    return [(match[1] + father, *keys[1:]) for father in _FATHER]


def _rejoined(keys: Keys) -> Keys:
    joined: list[str] = []
    for key in keys:
        if joined and (_FIRST.fullmatch(joined[-1]) or key in _SECOND):
            joined[-1] += key
        else:
            joined.append(key)
    return tuple(joined)
