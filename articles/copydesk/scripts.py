"""Letters of two scripts in one word."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC_LETTER, CYRILLIC, GREEK, LATIN, TATWEEL
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

# Letters of Cyrillic and Greek that look like Latin ones.
LOOK_ALIKES = str.maketrans(
    "аеорсхуіјѕАВЕКМНОРСТХІЈЅ" + "οΟΑΒΕΗΙΚΜΝΡΤΧ",
    "aeopcxyijsABEKMHOPCTXIJS" + "oOABEHIKMNPTX",
)

_NOT_ARABIC = re.compile(f"[{LATIN}{CYRILLIC}{GREEK}]")
_NOT_LATIN = re.compile(f"[{ARABIC_LETTER}{CYRILLIC}{GREEK}]")
_SCRIPTS = tuple(re.compile(f"[{script}]") for script in (ARABIC_LETTER, LATIN, CYRILLIC, GREEK))
_LATIN = _SCRIPTS[1]
_UNIT = re.compile("[μkMGm]?Ω|μ[A-Za-z]{1,2}")
_AND = re.compile(f"و(?=[{LATIN}]+\\Z)")
_NAME_WITH_ENDING = re.compile(f"[{LATIN}]+[{ARABIC_LETTER}]+")


def mixed_scripts(reading: Reading) -> Iterator[Remark]:
    """C19. A tatweel divides («بـDAIŞ»); what is right is left alone.

    That is the Arabic «and» on a Latin name («وBBC»), Sorani endings on one («BBCی»), and units.
    """
    message = _("Letters of two scripts stand in one word.")
    for word in reading.words_with(_NOT_LATIN if reading.language == "kmr" else _NOT_ARABIC):
        if not any(len(_scripts_of(part)) > 1 for part in word.text.split(TATWEEL)):
            continue
        if _is_right(word.text, reading.language):
            continue
        latin = word.text.translate(LOOK_ALIKES)
        is_clean = _scripts_of(latin) == [_LATIN]
        yield Remark(word.start, word.end, message, latin if is_clean else None)


def _is_right(word: str, language: str) -> bool:
    if language == "ckb" and _NAME_WITH_ENDING.fullmatch(word):
        return True
    return bool(_UNIT.fullmatch(word)) or (language == "ar" and bool(_AND.match(word)))


def _scripts_of(part: str) -> list[re.Pattern[str]]:
    return [script for script in _SCRIPTS if script.search(part)]
