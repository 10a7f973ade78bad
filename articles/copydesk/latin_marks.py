"""Latin punctuation in text of Arabic script, and Arabic punctuation in Kurmanji."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC, DIGIT, LINE_END, OPENING, SPACE, TATWEEL
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
TO_LATIN = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "۔": "."}

_LATIN_MARK = re.compile(
    rf"(?<=[{ARABIC}{TATWEEL}{DIGIT}»)\]”“%٪!؟\"])(?P<gap>[{SPACE}]*+)(?P<mark>[,;?])"
    rf"(?=(?P<after>[{SPACE}]*+)(?P<next>[{ARABIC}{DIGIT}{OPENING}#\"{LINE_END}]|\Z))"
)
_ARABIC_MARK = re.compile(f"[{''.join(TO_LATIN)}]")
_GUILLEMET = re.compile("[«»]")
_IS_ARABIC = re.compile(f"[{ARABIC}]")
_IS_DIGIT = re.compile(f"[{DIGIT}]")


def latin_marks(reading: Reading) -> Iterator[Remark]:
    """A1 and K9. Between words of Arabic script; not in numbers and not in lists of Latin names."""
    message = _("A Latin mark stands between Arabic letters.")
    for match in _LATIN_MARK.finditer(reading.prose):
        position = match.start("mark")
        is_after_digit = bool(_IS_DIGIT.match(reading.character(match.start() - 1)))
        is_before_digit = bool(_IS_DIGIT.match(match["next"]))
        if is_before_digit and (is_after_digit or not match["after"]):
            continue
        yield Remark(position, position + 1, message, TO_ARABIC[match["mark"]])


def arabic_marks(reading: Reading) -> Iterator[Remark]:
    """M9. Marks beside Arabic letters belong to an Arabic quotation and stay."""
    message = _("An Arabic mark stands in Kurmanji text.")
    for match in _ARABIC_MARK.finditer(reading.prose):
        if not _touches_arabic(reading, match.start()):
            yield Remark(*match.span(), message, TO_LATIN[match[0]])
    opening, closing = reading.house.quotes["kmr"]
    if "«" in (opening, closing):
        return
    for match in _GUILLEMET.finditer(reading.prose):
        if not _touches_arabic(reading, match.start()):
            yield Remark(*match.span(), message, opening if match[0] == "«" else closing)


def _touches_arabic(reading: Reading, position: int) -> bool:
    around = reading.character(position - 1) + reading.character(position + 1)
    return bool(_IS_ARABIC.search(around))
