"""The alphabets of the three languages as data, and names in their order.

No CLDR, ICU or database collation knows the order of Sorani; Kurmanji under a Turkish or English
one puts Ç, Ê and Î beside their bare letters, and Arabic by code points puts پ and گ at the end.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import TypeVar

from articles.text.characters import storable
from articles.text.fold import fold, is_ignored
from articles.text.letters import APOSTROPHES
from articles.text.repair import repair

Named = TypeVar("Named")
Rank = tuple[int, int]
Key = tuple[tuple[Rank, ...], tuple[int, ...], str, str]

ALPHABETS: dict[str, str] = {
    "ar": "ء ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ڤ ق ك گ ل م ن ه و ي",
    "ckb": "ئ ا ب پ ت ج چ ح خ د ر ڕ ز ژ س ش ع غ ف ڤ ق ک گ ل ڵ م ن و ۆ ه ە ی ێ",
    "kmr": "a b c ç d e ê f g h i î j k l m n o p q r s ş t u û v w x y z",
}
# Letters that stand beside one of the alphabet, first the one and then the other; what search
# takes for one letter does the same where nothing is said here.
BESIDE: dict[str, dict[str, str]] = {
    "ar": {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه"},
    "ckb": {"ھ": "ه", "ة": "ە", "ث": "س", "ص": "س", "ذ": "ز", "ظ": "ز", "ض": "ز", "ط": "ت"},
    "kmr": {},
}

OTHER_SCRIPT = {"ar": "kmr", "ckb": "kmr", "kmr": "ar"}

# What stands first decides: a space, a figure, a letter of the language, of the other script,
# of any other.
_SPACE, _FIGURE, _OWN, _OTHER, _FOREIGN = range(5)
_PARTS_WORDS = "-–—/_"


@lru_cache(maxsize=4096)
def sort_key(text: str, language: str) -> Key:
    """What to sort names by among readers of `language`: their alphabet, word by word.

    Accents and seats of hamza count only between names that are the same without them; vowel
    marks, tatweel and apostrophes do not count. Names in the other script stand behind, in the
    order of its alphabet.
    """
    known = " ".join(repair(storable(text), language).text.lower().split())
    ranks = [rank for character in known for rank in _ranks(character, language)]
    return (
        tuple((group, position) for group, position, _variant in ranks),
        tuple(variant for _group, _place, variant in ranks),
        known,
        text,
    )


def in_order(items: Iterable[Named], name: Callable[[Named], str], language: str) -> list[Named]:
    """The items sorted by what `name` calls them, as readers of `language` expect it."""
    return sorted(items, key=lambda item: sort_key(name(item), language))


@cache
def _positions(language: str) -> dict[str, int]:
    return {letter: position for position, letter in enumerate(ALPHABETS[language].split())}


def _ranks(character: str, language: str) -> list[tuple[int, int, int]]:
    """Group, place and variant of a character; nothing of one that does not count."""
    if character.isspace() or character in _PARTS_WORDS:
        return [(_SPACE, 0, 0)]
    if character.isdecimal():
        return [(_FIGURE, int(character), 0)]
    if character in APOSTROPHES or is_ignored(character) or not character.isalnum():
        return []
    for group, code in ((_OWN, language), (_OTHER, OTHER_SCRIPT[language])):
        if letters := _in_alphabet(character, code):
            return [(group, position, variant) for position, variant in letters]
    return [(_FOREIGN, ord(character), 0)]


@lru_cache(maxsize=4096)
def _in_alphabet(character: str, language: str) -> list[tuple[int, int]]:
    """Place and variant of a letter, or of those that it is written for (ß: s, s); else none."""
    positions = _positions(language)
    if character in positions:
        return [(positions[character], 0)]
    letters = BESIDE[language].get(character) or fold(character, language)
    if letters and all(letter in positions for letter in letters):
        return [(positions[letter], ord(character)) for letter in letters]
    return []
