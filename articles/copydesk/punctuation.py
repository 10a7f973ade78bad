"""Marks that repeat, dots and digits, in every language."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC_DIGITS, LATIN, PERSIAN_DIGITS
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

ASCII_DIGITS = "0123456789"
FAMILIES = (ASCII_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS)

_REPEATED = re.compile(r"([،؛؟!?,;:])\1+|\.{2,}")
_THREE_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_NUMBER = re.compile(
    "|".join(f"(?<![{LATIN}][-])(?<![{LATIN}{family}])[{family}]++(?![A-Z])" for family in FAMILIES)
)


def repeated_marks(reading: Reading) -> Iterator[Remark]:
    """C10. Three dots are an ellipsis, C11's; two may be meant for one dot or for three."""
    message = _("A mark is repeated.")
    ellipsis = reading.house.ellipsis
    for match in _REPEATED.finditer(reading.prose):
        if match[0] == "..":
            yield Remark(*match.span(), message, replacements=(ellipsis, "."))
        elif match[0] != "...":
            mark = ellipsis if match[0][0] == "." else match[0][0]
            yield Remark(*match.span(), message, mark)


def ellipsis_form(reading: Reading) -> Iterator[Remark]:
    """C11. One character or three dots, as the house chose."""
    wanted = reading.house.ellipsis
    wrong = re.compile("…") if wanted == "..." else _THREE_DOTS
    for match in wrong.finditer(reading.prose):
        yield Remark(*match.span(), _("The house writes the ellipsis in another form."), wanted)


def digit_families(reading: Reading) -> Iterator[Remark]:
    """C9. The family of fewer numbers is reported; where they are even, the one that is not ASCII.

    Names with digits in them, M16 or F-35, do not count.
    """
    numbers = list(_NUMBER.finditer(reading.prose))
    counts = Counter(_family(match[0]) for match in numbers)
    if len(counts) < 2:
        return
    wanted = max(FAMILIES, key=lambda family: counts[family])
    message = _("Other numbers in this text are written with other digits.")
    for match in numbers:
        family = _family(match[0])
        if family != wanted:
            replacement = match[0].translate(str.maketrans(family, wanted))
            yield Remark(*match.span(), message, replacement)


def _family(number: str) -> str:
    return next(family for family in FAMILIES if number[0] in family)
