"""Numbers that are written in several ways: 1000, 1,000, 1.000, 1 000; مئة, مائة.

A mark or a space parts a number into words: 1,000 is «1» and «000», one behind the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

Keys = tuple[str, ...]

_PLAIN = re.compile("[1-9][0-9]{3,11}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_GROUP = re.compile(r"[0-9]{3}")
_FIRST_GROUP = re.compile(r"[1-9][0-9]{0,2}")
_HUNDREDS = re.compile(
    "([وف]?[بكل]?(?:ال|ل)?)(ثلاث|اربع|خمس|ست|سبع|ثمان|ثماني|تسع)(?:مايه|ميه)",
)
_UNITS = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "ثماني", "تسع")
_HUNDRED = ("ميه", "مايه")
_HUNDRED_AS_WRITTEN = re.compile(
    "(?P<before>[وف]?[بكل]?(?:ال|ل)?)(?P<hundred>مائ|مئ|مأ)(?P<after>ة|ه|تا|تي|تان|تين|ات|وية)",
)


def other_numbers(keys: Keys) -> Iterator[Keys]:
    """The same number with marks between its thousands, or without."""
    if len(keys) > 1 and number_at(keys) == len(keys):
        yield ("".join(keys),)
    elif len(keys) == 1 and _PLAIN.fullmatch(keys[0]) and not _YEAR.fullmatch(keys[0]):
        yield tuple(_groups(keys[0]))


def other_hundreds(keys: Keys) -> Iterator[Keys]:
    """ثلاثمئة as ثلاثمائة, ثلاث مئة and ثلاث مائة."""
    parted = _parted_hundreds(keys)
    if not parted:
        return
    unit = parted
    for hundred in _HUNDRED:
        yield (unit + hundred,)
        yield (unit, hundred)


def hundreds_as_written(word: str) -> Iterator[str]:
    """مئة as مائة and the other way, hamza and all: without it مئتين is «dead»."""
    match = _HUNDRED_AS_WRITTEN.fullmatch(word)
    if match:
        yield from (match["before"] + hundred + match["after"] for hundred in ("مائ", "مئ"))


def number_at(keys: Sequence[str]) -> int:
    """Of how many words the number is that they begin with; 0 where they begin with none."""
    if not keys or not _FIRST_GROUP.fullmatch(keys[0]):
        return 0
    return 1 + sum(1 for _ in takewhile(is_group, keys[1:]))


def is_group(key: str) -> bool:
    """Whether a word may be three digits of a larger number."""
    return bool(_GROUP.fullmatch(key))


def is_parted_hundred(first: str, second: str) -> bool:
    """Whether two neighbouring words are «three» and «hundred»."""
    return bool(_parted_hundreds((first, second)))


def _groups(digits: str) -> list[str]:
    first = len(digits) % 3 or 3
    return [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]


def _parted_hundreds(keys: Keys) -> str:
    """What stands before the hundred, with its prefix, or ""."""
    if len(keys) == 2:
        return keys[0] if keys[0] in _UNITS and keys[1] in _HUNDRED else ""
    match = _HUNDREDS.fullmatch(keys[0])
    return match[1] + match[2] if match else ""
