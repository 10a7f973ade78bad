"""Kurdish endings as search keys have them (accents gone, ێ as ی, ە and ه one), put together.

Strong endings say by themselves that the word ends before them: definite and indefinite forms,
with whatever may follow those. Light ones are often part of another word (باران is not «two
loads», baran not «the loads»): a short word needs evidence before they count.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from articles.text.fold import fold

from .lookalikes import LOOKALIKES

VOWELS = {"ckb": "اەوی", "kmr": "aeiou"}
# و and ی are consonants as well: ئاوەکە, خانووەکە, کورسیەکە.
CONSONANTS_TOO = {"ckb": "وی", "kmr": ""}


def _joined(heads: Iterable[str], tails: Iterable[str]) -> tuple[str, ...]:
    tails = tuple(tails)
    return tuple(dict.fromkeys(head + tail for head in heads for tail in tails))


# Ezafe or «his», my, your, our, your, their; then in, from, also, is.
_OWN = ("ی", "م", "ت", "مان", "تان", "یان")
_IN = ("دا", "یدا", "ماندا", "تاندا", "یاندا")
_AFTER_E = ("", *_OWN, *_IN, "وە", "یەوە", "مانەوە", "یانەوە", "ش", "یش", "شی", "مان", "یە", "ن")
_AFTER_N = ("", *_OWN, *_IN, "ەوە", "یەوە", "مانەوە", "یانەوە", "یش", "ە", "ن")

# language → whether the word ends in a vowel → endings
STRONG: dict[str, dict[bool, tuple[str, ...]]] = {
    "ckb": {
        False: (*_joined(["ەکە"], _AFTER_E), *_joined(["ەکان", "یک"], _AFTER_N)),
        True: (
            *_joined(["کە", "یەکە"], _AFTER_E),
            *_joined(["کان", "یەکان", "یەک"], _AFTER_N),
        ),
    },
    "kmr": {
        False: ("ek", "eke", "eki", "ekan", "en"),
        True: ("yek", "yeke", "yeki", "yekan", "yen"),
    },
}
LIGHT: dict[str, dict[bool, tuple[str, ...]]] = {
    "ckb": {
        False: (*_OWN, *_IN, "ەوە", "یەوە", "یش", "ە", *_joined(["ان"], _AFTER_N)),
        True: (*_OWN, *_IN, "وە", "یەوە", "ش", "یش", "یە", *_joined(["یان"], _AFTER_N), "ان", "ەک"),
    },
    "kmr": {
        False: ("e", "a", "i", "an", "in", "ye", "ya", "yan"),
        True: ("e", "a", "en", "an", "ye", "ya", "yi", "yan", "yin", "n", "k", "ke", "ki"),
    },
}
# Too short to say that a word ends there, however long it is.
DOUBTFUL = frozenset(("ە", "م", "ت", "ش", "وە", "n", "k", "ke", "ki", "in", "i"))

SHORTEST = 3
SHORTEST_LIGHT = 4
SHORTEST_ODD = 5
_ODD = frozenset(("i",))


def strong_forms(key: str, language: str) -> Iterator[str]:
    """The forms of a search key that need no evidence, however short it is."""
    if len(key) >= SHORTEST:
        yield from _real(_forms(key, language, STRONG), language)


def light_forms(key: str, language: str) -> Iterator[str]:
    """The further forms that need none where the word is long enough."""
    if len(key) < SHORTEST_LIGHT:
        return
    for ending in _endings(key, language, LIGHT):
        if ending not in DOUBTFUL or (ending in _ODD and len(key) >= SHORTEST_ODD):
            yield from _real([key + ending], language)


def forms_of_known(key: str, language: str) -> Iterator[str]:
    """The further forms of a word that stands alone in some text, or is a name."""
    if len(key) >= SHORTEST:
        yield from _real(_forms(key, language, LIGHT), language)
    elif len(key) == SHORTEST - 1 and not _ends_in_vowel(key, language):
        yield from _real(_forms(key, language, STRONG), language)


def stems(key: str, language: str) -> Iterator[str]:
    """The shorter forms of a search key, longest endings last; each wants evidence."""
    if key in LOOKALIKES[language]:
        return
    for ending in _all_endings(language):
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= SHORTEST and ending in _all_endings_of(stem, language):
            yield stem


def clear_stems(key: str, language: str) -> Iterator[str]:
    """Those before a strong ending of three letters and more, which need no evidence."""
    for stem in stems(key, language):
        if len(key) - len(stem) >= SHORTEST and key in set(_forms(stem, language, STRONG)):
            yield stem


def written_forms(word: str, language: str) -> Iterator[str]:
    """Forms that only the letter ێ tells from another word: شەڕێک is no شەریک."""
    if language != "ckb" or not (key := fold(word, language)):
        return
    for ending in ("ێک", "ێکی"):
        if key + fold(ending, language) in LOOKALIKES[language]:
            yield from (word + ending, word + ending + "ش")


def _forms(key: str, language: str, table: dict[str, dict[bool, tuple[str, ...]]]) -> list[str]:
    return [key + ending for ending in _endings(key, language, table)]


def _endings(
    key: str, language: str, table: dict[str, dict[bool, tuple[str, ...]]]
) -> tuple[str, ...]:
    endings = table[language]
    if not _ends_in_vowel(key, language):
        return endings[False]
    if key[-1:] in CONSONANTS_TOO[language]:
        return tuple(dict.fromkeys((*endings[True], *endings[False])))
    return endings[True]


def _ends_in_vowel(key: str, language: str) -> bool:
    return key[-1:] in VOWELS[language]


def _all_endings_of(key: str, language: str) -> frozenset[str]:
    return frozenset((*_endings(key, language, STRONG), *_endings(key, language, LIGHT)))


@lru_cache
def _all_endings(language: str) -> tuple[str, ...]:
    tables = chain(STRONG[language].values(), LIGHT[language].values())
    return tuple(sorted(set(chain.from_iterable(tables)), key=len))


def _real(forms: Iterable[str], language: str) -> Iterator[str]:
    yield from (form for form in forms if form not in LOOKALIKES[language])
