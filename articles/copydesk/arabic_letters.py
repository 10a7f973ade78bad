"""Letters and marks that do not belong in Arabic text."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_words import FINAL_MAQSURA, UNSURE_YEH
from articles.copydesk.characters import ARABIC, ARABIC_DIGITS, LATIN, TATWEEL
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

# و ف ب ل ك, the article, and what they make together; a tatweel may tie them to « digits or Latin.
_TIED = re.compile(f"(?:[وف]?(?:[بلك]|[بك]?ال|لل)?|[{ARABIC}]){TATWEEL}+[{LATIN}]*")

_FOREIGN = re.compile("[یکہھۀۃے]")
_KURDISH = re.compile("[ێۆەڕڵ]")
_YEH_AT_END = re.compile("[یے]$")
_LETTERS = str.maketrans("یکہھۃے", "يكههةي")
_FINAL_HEH_YEH = re.compile("ۀ$")
_TATWEEL = re.compile(f"{TATWEEL}+")
_STRAY = re.compile("۔+|[٫٬]+")


def foreign_letters(reading: Reading) -> Iterator[Remark]:
    """A3. Kurdish words in Arabic text keep their letters; «علی» may be على or علي."""
    message = _("A Persian or Urdu letter stands in an Arabic word.")
    for word in reading.words_with(_FOREIGN):
        if _KURDISH.search(word.text) or len(word.bare) < 2:
            continue
        if word.bare in UNSURE_YEH:
            stem = word.text[:-1]
            yield Remark(word.start, word.end, message, replacements=(f"{stem}ى", f"{stem}ي"))
        else:
            yield Remark(word.start, word.end, message, in_arabic_letters(word.text))


def in_arabic_letters(word: str) -> str:
    """`word` with the Arabic letters for Persian and Urdu ones, ى at its end where it is known."""
    word = _FINAL_HEH_YEH.sub("ة", word).replace("ۀ", "ه")
    last = "ى" if _YEH_AT_END.sub("ى", word) in FINAL_MAQSURA else "ي"
    return _YEH_AT_END.sub(last, word).translate(_LETTERS)


def tatweel(reading: Reading) -> Iterator[Remark]:
    """A2. Kept after a proclitic that is tied to a mark, a digit or Latin, and in «هـ»."""
    message = _("The word is stretched with tatweel.")
    for word in reading.words_with(_TATWEEL):
        if not _TIED.fullmatch(word.text):
            plain = word.text.replace(TATWEEL, "")
            yield Remark(word.start, word.end, message, plain)


def stray_marks(reading: Reading) -> Iterator[Remark]:
    """A19. «٫» and «٬» are right between Arabic digits."""
    for match in _STRAY.finditer(reading.prose):
        before, after = reading.character(match.start() - 1), reading.character(match.end())
        if match[0] in "٫٬" and _are_digits(before, after):
            continue
        mark = "." if match[0][0] == "۔" else "،"
        yield Remark(*match.span(), _("This mark is not used in Arabic."), mark)


def _are_digits(before: str, after: str) -> bool:
    return before != "" and after != "" and before in ARABIC_DIGITS and after in ARABIC_DIGITS
