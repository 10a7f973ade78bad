"""Telephone numbers: whoever can be called can be found.

A number counts as one for how it is written: with the sign or the zeros of another country, with
a leading zero, as a mobile number of the region, or after a word such as «هاتف». Dates, times,
scores, sums and plain large numbers have none of these.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import IN_ASCII, LETTER, LINE_END, WORD
from articles.copydesk.findings import Remark
from articles.copydesk.phone_words import BETWEEN, LABELS, UNITS
from articles.copydesk.reading import BLANK, Reading, Span

MOST_DIGITS = 15  # of a number with its country, as ITU-T E.164 has it
FEWEST_DIGITS = 6
ROUND = "000000"
SIGNS = "+＋"
LOOK_BACK = 40

_HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_GAP = rf"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000.·•/()_\-\u2010-\u2015\u2212{_HIDDEN}]"
_RUN = re.compile(rf"(?<![0-9A-Za-z])[+＋]?(?>(?:{_GAP}{{0,3}}+[0-9])+)(?:{_GAP}?[+＋])?")
_GROUP = re.compile("[0-9]+")
_SUM = re.compile(r"[1-9][0-9]{0,2}(?:(?:[ \u00a0\u2009\u202f][0-9]{3})+|(?:\.[0-9]{3})+)")
_OTHER = re.compile(
    r"""
    (?<![0-9./-])(?:                                  # dates, years, times
        [0-3]?[0-9](?P<sign>[./-])[0-3]?[0-9](?P=sign)(?:1[0-9]|20)?[0-9]{2}
      | (?:1[0-9]|20)[0-9]{2}(?P<mark>[./-])[0-3]?[0-9](?P=mark)[0-3]?[0-9]
      | [0-3]?[0-9][ ][01]?[0-9][ ](?:1[0-9]|20)[0-9]{2}
      | (?:1[0-9]|20)[0-9]{2}[ ]?[-–/][ ]?(?:1[0-9]|20)[0-9]{2}
      | [0-2]?[0-9][.:][0-5][0-9]
    )(?![0-9]|[./-][0-9])
  | (?<![0-9+-])[0-9]{1,2}[-–][0-9]{1,2}(?>(?:[ ][0-9]{1,2}[-–][0-9]{1,2})+)(?![0-9-])    # scores
  | ISBN(?:-1[03])?[: ]{0,2}[0-9][0-9Xx -]{8,16}
    """,
    re.VERBOSE,
)
# After the sign or the zeros that lead abroad; in North America and Russia the length is fixed.
_ABROAD = re.compile("1[2-9][0-9]{9}|7[3-9][0-9]{9}|[2-689][0-9]{8,14}")
# The region's own and its diaspora's, written with the country and without any sign.
_WITH_COUNTRY = re.compile(
    "963(?:9[0-9]{8}|[1-5][0-9]{7,8})|964(?:7[0-9]{9}|[1-6][0-9]{7,8})|90[2-5][0-9]{9}"
    "|98(?:9[0-9]{9}|[1-8][0-9]{9})|961(?:3[0-9]{6}|7[0-9]{7}|81[0-9]{6})|9627[0-9]{8}"
    "|491[5-7][0-9]{8,9}|467[0-9]{8}|316[0-9]{8}|33[67][0-9]{8}|447[0-9]{9}|43[6][0-9]{9,10}"
)
IN_PAIRS = [3, 3, 2, 2]
_AS_ONE_DIALS = ([3, 3, 4], IN_PAIRS)
_IN_ADDRESS = re.compile(
    r"(?:\b(?:wa|t)\.me/|\bsignal\.me/\#p/|[?&](?:phone|number)="
    r"|\b(?:tel|sms|smsto|callto|facetime):)(?:\+|%2B)?[0-9][0-9().-]{5,18}[0-9]",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?<![{LETTER}])(?:[وفبل]|ال|لل|وال|بال)?(?:{LABELS})[{WORD}]{{0,5}}"
    rf"(?:[^{WORD}{LINE_END}0-9]{{1,3}}(?:{BETWEEN})[{WORD}]{{0,4}}){{0,3}}"
    rf"[^{WORD}{LINE_END}0-9؟?!]{{0,6}}\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"[^{WORD}{LINE_END}0-9]{{0,2}}(?:{UNITS})", re.IGNORECASE)


class Number(NamedTuple):
    """Some groups of a run of digits that may be one telephone number; `text` is as written."""

    digits: str
    lengths: list[int]
    text: str
    is_abroad: bool
    is_labelled: bool

    @property
    def gaps(self) -> str:
        return _GROUP.sub("", self.text)


def phone_numbers(reading: Reading) -> Iterator[Remark]:
    """S1. Digits of any script, however they are grouped; those in addresses that call, too."""
    message = _("A telephone number: whoever it belongs to can be found.")
    positions = [*_in_addresses(reading), *_in_prose(reading)]
    last = 0
    for start, end in sorted(positions):
        if start >= last:
            last = end
            yield Remark(start, end, message)


def _in_addresses(reading: Reading) -> Iterator[Span]:
    for match in _IN_ADDRESS.finditer(reading.text.translate(IN_ASCII)):
        yield Span(*match.span())


def _in_prose(reading: Reading) -> Iterator[Span]:
    text = reading.prose.translate(IN_ASCII)
    text = _OTHER.sub(lambda match: BLANK * len(match[0]), text)
    for run in _RUN.finditer(text):
        if sum(map(str.isdecimal, run[0])) >= FEWEST_DIGITS:
            yield from _numbers_in(text, run)


def _numbers_in(text: str, run: re.Match[str]) -> Iterator[Span]:
    """The longest numbers in a run, from its start; several may stand side by side."""
    groups = list(_GROUP.finditer(text, *run.span()))
    begins_with_sign, ends_with_sign = text[run.start()] in SIGNS, text[run.end() - 1] in SIGNS
    is_labelled = bool(_LABELLED.search(text, max(0, run.start() - LOOK_BACK), run.start()))
    if not (begins_with_sign or ends_with_sign) and _is_amount(text, run, groups, is_labelled):
        return
    first = 0
    while first < len(groups):
        is_abroad = ends_with_sign or (begins_with_sign and first == 0)
        last = _longest(text, groups, first, is_abroad=is_abroad, is_labelled=is_labelled)
        if last is None:
            first += 1
            continue
        is_whole = begins_with_sign and first == 0
        yield Span(run.start() if is_whole else groups[first].start(), groups[last].end())
        first = last + 1


def _is_amount(
    text: str, run: re.Match[str], groups: list[re.Match[str]], is_labelled: bool
) -> bool:
    """Whether a run is a sum or is counted in something; neither begins with a zero."""
    if text[groups[0].start()] == "0":
        return False
    is_sum = _SUM.fullmatch(text, groups[0].start(), groups[-1].end())
    digits = "".join(group[0] for group in groups)
    if _WITH_COUNTRY.fullmatch(digits) and not digits.endswith(ROUND):
        is_sum = None
    return bool(_UNIT.match(text, run.end()) or (is_sum and not is_labelled))


def _longest(
    text: str, groups: list[re.Match[str]], first: int, *, is_abroad: bool, is_labelled: bool
) -> int | None:
    """The last group of the longest number that begins with group `first`."""
    found, digits, lengths = None, "", []
    for last in range(first, len(groups)):
        digits += groups[last][0]
        lengths.append(len(groups[last][0]))
        if len(digits) > MOST_DIGITS + 2:
            break
        if len(digits) < FEWEST_DIGITS:
            continue
        written = text[groups[first].start() : groups[last].end()]
        if _is_phone(Number(digits, lengths, written, is_abroad, is_labelled and first == 0)):
            found = last
    return found


def _is_phone(number: Number) -> bool:
    digits = number.digits
    if digits.endswith(ROUND):
        return False
    if number.is_abroad and (_ABROAD.fullmatch(digits) or _is_turned(number)):
        return True
    if digits.startswith("00"):
        return bool(_ABROAD.fullmatch(digits[2:]))
    if digits.startswith("0"):
        return _is_national(number) or _is_called(number)
    return bool(_WITH_COUNTRY.fullmatch(digits)) or _is_mobile(number) or _is_called(number)


def _is_turned(number: Number) -> bool:
    """Whether the groups stand in the order in which a line from right to left shows them."""
    groups = _GROUP.findall(number.text)
    return bool(_ABROAD.fullmatch("".join(reversed(groups))))


def _is_national(number: Number) -> bool:
    digits, lengths = number.digits, number.lengths
    is_decimal = lengths[0] == 1 and number.gaps[:1] in (".", "")
    if is_decimal or digits[1] == "0":
        return False
    if len(digits) == 8:
        return lengths in ([2, 6], [2, 3, 3])
    in_pairs, one_by_one = lengths == [2] * 5, lengths == [1] * len(digits)
    return 9 <= len(digits) <= 12 and (max(lengths) > 2 or in_pairs or one_by_one)


def _is_mobile(number: Number) -> bool:
    lengths = number.lengths
    if lengths not in _AS_ONE_DIALS or number.digits[0] in "01":
        return False
    is_usual = lengths == IN_PAIRS or number.digits[0] in "579"
    return is_usual or set(number.gaps) <= set("-.()") or ")" in number.gaps


def _is_called(number: Number) -> bool:
    """Whether a word says that this is a telephone number."""
    digits = number.digits
    return number.is_labelled and len(digits) <= MOST_DIGITS and not digits.endswith("000")
