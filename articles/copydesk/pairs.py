"""When two spellings whose folded forms are equal, or nearly, may be one name. Pure comparisons.

Most pairs of this kind are two words («القوى», «القوي»; «العقد», «العقود»; "Serê", "Şerê"), so
every difference that makes another word is left out: better to miss a name than to accuse a word.
"""

from collections.abc import Iterator
from itertools import pairwise

ARTICLE = "ال"

# A bare letter and what writers put in its place; أ and إ make two words («أعلام», «إعلام»).
_ARABIC = frozenset(
    frozenset(pair) for pair in ("اأ", "اإ", "اآ", "ؤو", "ئي", "ؤئ", "كگ", "بپ", "فڤ", "جچ", "جژ")
)
_TEH_MARBUTA = frozenset("ةه")
_SORANI = frozenset(frozenset(pair) for pair in ("ڵل", "ێی"))
_VERBAL = 2  # the last letters of Sorani verbs tell the persons apart: دەبێت, دەبیت
_ADJECTIVE = frozenset({"ه", "ات", "ين", "ون", "ا"})

SHORTEST_ARABIC = 8
SHORTEST_KURMANJI = 6


def differ_in_arabic(one: str, other: str) -> bool:
    """Whether two spellings of four letters or more differ in one letter, as names do."""
    if len(one) != len(other) or len(one) < 4:
        return False
    differences = [
        position for position, pair in enumerate(zip(one, other, strict=True)) if _differ(pair)
    ]
    return len(differences) == 1 and _is_arabic_pair(one, other, differences[0])


def _differ(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _is_arabic_pair(one: str, other: str, position: int) -> bool:
    pair = frozenset((one[position], other[position]))
    if pair == _TEH_MARBUTA:
        return position == len(one) - 1 and one.startswith(ARTICLE)
    return pair in _ARABIC


def differ_in_sorani(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ only in وو/و, ڵ/ل and ێ/ی."""
    one, other = one.replace("وو", "و"), other.replace("وو", "و")
    if len(one) != len(other) or len(one) < 5:
        return False
    return all(
        frozenset(pair) in _SORANI and position < len(one) - _VERBAL
        for position, pair in enumerate(zip(one, other, strict=True))
        if _differ(pair)
    )


def differ_in_kurmanji(one: str, other: str) -> bool:
    """Whether two names differ only in accents, not at the end, where the case stands."""
    return len(one) == len(other) and one != other and one[-1] == other[-1]


def differ_in_iy(one: str, other: str) -> bool:
    return one.replace("îy", "iy") == other.replace("îy", "iy")


def shortened(key: str, language: str) -> Iterator[str]:
    """The keys that lack one vowel letter of a long name's key: one edit apart."""
    if language == "ar":
        yield from _shortened_arabic(key)
    elif language == "kmr":
        yield from _shortened_kurmanji(key)


def is_shortened(one: str, other: str, language: str) -> bool:
    """Whether one of two keys is the other without one vowel letter."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return shorter in shortened(longer, language)


def _shortened_arabic(key: str) -> Iterator[str]:
    if len(key.removeprefix(ARTICLE)) <= SHORTEST_ARABIC:
        return
    for position in range(3, len(key) - 1):
        is_doubled = key[position] in (key[position - 1], key[position + 1])
        if key[position] in "وي" and not is_doubled and key[position + 1 :] not in _ADJECTIVE:
            yield key[:position] + key[position + 1 :]


def _shortened_kurmanji(key: str) -> Iterator[str]:
    if len(key) <= SHORTEST_KURMANJI:
        return
    for position, (before, letter) in enumerate(pairwise(key[: len(key) - 2]), start=1):
        if letter in "eiu" or letter == before:
            yield key[:position] + key[position + 1 :]


def roots(keys: set[str], language: str) -> dict[str, str]:
    """Key → one key that stands for all that are a letter apart from it, also in steps."""
    root = {key: key for key in keys}
    for key in sorted(keys, key=len):
        for shorter in shortened(key, language):
            if shorter in root:
                root[key] = root[shorter]
    return root
