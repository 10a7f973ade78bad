"""The ends of Arabic words: ى and ي, ه and ة, tanwin. The starts are in `arabic_hamza`."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_words import (
    ADVERBS,
    FEMININE,
    HAMZA_THEN_ALEF,
    HEH,
    MAQSURA,
    NEVER_TANWIN,
)
from articles.copydesk.characters import WORD
from articles.copydesk.clitics import ARTICLE, peeled
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Word

FATHATAN = "\u064b"
_ALEF_AFTER_HAMZA = re.compile(f"اء(?:ا{FATHATAN}|{FATHATAN}ا)(?![{WORD}])")
_TANWIN = re.compile(f"ا{FATHATAN}|{FATHATAN}ا")
_FINAL_ALEF = re.compile(f"ا(?![{WORD}])")
_HEH_AT_END = re.compile(f"[ةه](?![{WORD}])")
_FEMININE_BY_HEH = {
    f"{spelling[:-1]}ه": word
    for word in FEMININE
    for spelling in (word, re.sub("^[أإ]", "ا", word))
}
_YEH_AT_END = re.compile(f"[ىي](?![{WORD}])")


def maqsura(reading: Reading) -> Iterator[Remark]:
    """A4. A closed list; «على» and «علي» are both words and never reported."""
    message = _("The last letter is ى for ي, or ي for ى.")
    for word, right in _listed(reading, _YEH_AT_END, MAQSURA):
        yield Remark(word.start, word.end, message, right)


def heh(reading: Reading) -> Iterator[Remark]:
    """A17. Closed lists."""
    message = _("The last letter is ه for ة, or ة for ه.")
    for word, right in _listed(reading, _HEH_AT_END, HEH):
        yield Remark(word.start, word.end, message, right)
    for word in reading.words_with(_HEH_AT_END):
        if right := feminine(word.bare):
            yield Remark(word.start, word.end, message, right)


def feminine(word: str) -> str | None:
    """A word with the article in its ة, where it is one of the list in ه."""
    if not word.endswith("ه"):
        return None
    return next(
        (
            proclitics + _FEMININE_BY_HEH[core]
            for proclitics, core in peeled(word)
            if proclitics.endswith((ARTICLE, "لل")) and core in _FEMININE_BY_HEH
        ),
        None,
    )


def _listed(
    reading: Reading, pattern: re.Pattern[str], words: Mapping[str, str]
) -> Iterator[tuple[Word, str]]:
    """Words of the list, also after «and», with what they should be; «وفى» is a verb too."""
    for word in reading.words_with(pattern):
        lead = "و" if word.bare[:1] == "و" and word.bare != "وفى" else ""
        right = words.get(word.bare.removeprefix(lead))
        if right:
            yield word, lead + right


def alef_after_hamza(reading: Reading) -> Iterator[Remark]:
    """A7. Without the tanwin only words of a list, for «لقاءا القمة» is a dual."""
    message = _("No alef follows a final hamza after an alef.")
    for match in _ALEF_AFTER_HAMZA.finditer(reading.prose):
        yield Remark(*match.span(), message, f"اء{FATHATAN}")
    for word in reading.words_with(_FINAL_ALEF):
        if word.text == word.bare and word.bare.removeprefix("و") in HAMZA_THEN_ALEF:
            yield Remark(word.start, word.end, message, word.text[:-1] + FATHATAN)


def bare_adverbs(reading: Reading) -> Iterator[Remark]:
    """A8. Adverbs of a list, and words that have their tanwin elsewhere in the text.

    Of those in «يا» only the list: «تركيا» is a country, beside an official who is «تركياً».
    """
    positions = Counter(_TANWIN.findall(reading.prose))
    if not positions:
        return
    tanwin = usual_tanwin(positions)
    written = {word.bare for word in reading.words_with(_TANWIN)}
    for word in reading.words_with(_FINAL_ALEF):
        is_bare = word.text == word.bare and word.bare not in HAMZA_THEN_ALEF | NEVER_TANWIN
        is_elsewhere = word.bare in written and not word.bare.endswith("يا")
        if is_bare and (is_elsewhere or word.bare.removeprefix("و") in ADVERBS):
            right = word.text[:-1] + tanwin
            yield Remark(word.start, word.end, _("The tanwin is missing here."), right)


def tanwin_position(reading: Reading) -> Iterator[Remark]:
    """A9. The rarer of the two is reported; where they are even, the one before the alef."""
    positions = Counter(_TANWIN.findall(reading.prose))
    if len(positions) < 2:
        return
    usual = usual_tanwin(positions)
    for match in _TANWIN.finditer(reading.prose):
        if match[0] != usual:
            message = _("Elsewhere in this text the tanwin stands on the other letter.")
            yield Remark(*match.span(), message, usual)


def usual_tanwin(positions: Counter[str]) -> str:
    return max((f"ا{FATHATAN}", f"{FATHATAN}ا"), key=lambda position: positions[position])
