"""The hamza at the start of Arabic words: missing (A5), or where there is none (A6).

On the wrong side of its alef it is where there is none, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_spelling import feminine
from articles.copydesk.arabic_words import (
    ABOVE_NOUNS,
    ABOVE_WORDS,
    BELOW_NOUNS,
    BELOW_WORDS,
    HAMZA_NOUNS,
    HAMZA_VERBS,
    HAMZA_WORDS,
    HEH,
    MAQSURA,
    NOT_MISSING,
    PRONOUNS,
    WASL_NOUNS,
    WASL_VERBS,
    WASL_WORDS,
)
from articles.copydesk.characters import WORD
from articles.copydesk.clitics import peeled
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Word

FATHATAN = "\u064b"
NOUN_ENDINGS = ("", "ا", "ات", "ين", "ون", "ان", "ة", "ه", "ها", "هم", "نا", "ي", "ية")
VERB_ENDINGS = ("", "ت", "وا", "ه", "ها", "هم", "ا")
# The same noun in ة before pronouns and in the plural.
FEMININE_ENDINGS = ("ات", "ته", "تها", "تهم", "تنا", "تين", "تان")
VERB_PROCLITICS = frozenset({"", "و", "ف"})
# Behind a lone و ف ب ك ل a shorter noun without its hamza is mostly another word: «لازمتها».
SHORTEST_AFTER_PROCLITIC = 5

# Papers write the day with the hamza of a name, and the number without.
MONDAY = "الإثنين"

_BARE_ALEF = re.compile(f"(?<![{WORD}])[وفبكل]{{0,3}}ا")
_HAMZA = re.compile(f"(?<![{WORD}])[وفبكلا]{{0,4}}[أإ]")

Forms = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Misspellings:
    """Wrong forms with the right ones. Short words take proclitics only where nothing else fits.

    Without its hamza «لأزمة» is «لازمة», another word; with one too many «بإسم» is only itself.
    """

    nouns: Forms
    words: Forms
    verbs: Forms
    may_be_other_words: bool

    def right_for(self, word: str) -> tuple[str, ...]:
        """The right spellings of `word`, without marks; mostly none."""
        if word in NOT_MISSING or word.endswith(MONDAY):
            return ()
        for proclitics, core in peeled(word):
            found = self._found(proclitics, core)
            if found:
                return tuple(proclitics + spelling for spelling in found)
        return ()

    def _found(self, proclitics: str, core: str) -> tuple[str, ...]:
        is_plain = proclitics in VERB_PROCLITICS
        found: tuple[str, ...] = ()
        if is_plain or not self.may_be_other_words:
            found = self.words.get(core, ())
        if is_plain and not found:
            found = _inflected(core, self.verbs, VERB_ENDINGS)
        if not found:
            shortest = self._shortest_noun(proclitics)
            found = _inflected(core, self.nouns, NOUN_ENDINGS, shortest)
            found = found or _feminine(core, self.nouns, shortest)
        return found

    def _shortest_noun(self, proclitics: str) -> int:
        has_article = proclitics.endswith(("ال", "لل"))
        is_sure = has_article or not proclitics or not self.may_be_other_words
        return 0 if is_sure else SHORTEST_AFTER_PROCLITIC


def _inflected(
    core: str, words: Forms, endings: tuple[str, ...], shortest: int = 0
) -> tuple[str, ...]:
    for ending in endings:
        stem = core.removesuffix(ending)
        if core.endswith(ending) and len(stem) >= shortest and stem in words:
            return tuple(word + ending for word in words[stem])
    return ()


def _feminine(core: str, nouns: Forms, shortest: int) -> tuple[str, ...]:
    for ending in FEMININE_ENDINGS:
        whole = f"{core.removesuffix(ending)}ة"
        if core.endswith(ending) and len(whole) >= shortest and whole in nouns:
            return tuple(word[:-1] + ending for word in nouns[whole])
    return ()


def _with_bare_alef(words: frozenset[str]) -> Forms:
    forms: Forms = {}
    for word in sorted(words, reverse=True):
        wrong = re.sub("[أإ]", "ا", word, count=1)
        forms[wrong] = (*forms.get(wrong, ()), word)
    return forms


def _with_hamza(words: frozenset[str], hamzas: str) -> Forms:
    return {hamza + word[1:]: (word,) for word in words for hamza in hamzas}


MISSING = Misspellings(
    nouns=_with_bare_alef(HAMZA_NOUNS),
    words=_with_bare_alef(HAMZA_WORDS),
    verbs=_with_bare_alef(HAMZA_VERBS),
    may_be_other_words=True,
)
# With أ these verbs are right, in the first person: «أعتبر».
EXTRA = Misspellings(
    nouns=_with_hamza(WASL_NOUNS, "أإ"),
    words=_with_hamza(WASL_WORDS, "أإ"),
    verbs=_with_hamza(WASL_VERBS, "إ"),
    may_be_other_words=False,
)


def _on_other_side(words: frozenset[str]) -> Forms:
    return {re.sub("[أإ]", _other_side, word, count=1): (word,) for word in words}


def _other_side(hamza: re.Match[str]) -> str:
    return "إ" if hamza[0] == "أ" else "أ"


MISPLACED = Misspellings(
    nouns=_on_other_side(ABOVE_NOUNS | BELOW_NOUNS),
    words=_on_other_side(
        ABOVE_WORDS | BELOW_WORDS | {f"{one}أن{rest}" for one in "لبك" for rest in ("", *PRONOUNS)}
    ),
    verbs={},
    may_be_other_words=False,
)


def missing_hamza(reading: Reading) -> Iterator[Remark]:
    """A5. Only words of a list, and only at the start of the word."""
    yield from _respelled(reading, _BARE_ALEF, MISSING, _("The hamza of this word is missing."))


def extra_hamza(reading: Reading) -> Iterator[Remark]:
    """A6. Closed lists: old nouns, verbs and verbal nouns of the forms VII to X, wrong sides."""
    yield from _respelled(reading, _HAMZA, EXTRA, _("This word is written without a hamza."))
    message = _("The hamza stands on the other side of the alef.")
    yield from _respelled(reading, _HAMZA, MISPLACED, message)


def _respelled(
    reading: Reading, pattern: re.Pattern[str], wrong: Misspellings, message: str | Promise
) -> Iterator[Remark]:
    known: dict[str, tuple[str, ...]] = dict.fromkeys((*MAQSURA, *HEH), ())
    for word in reading.words_with(pattern):
        if word.bare not in known:
            known[word.bare] = () if feminine(word.bare) else wrong.right_for(word.bare)
        right = tuple(_with_tanwin(word, spelling) for spelling in known[word.bare])
        if not right:
            continue
        if len(right) == 1:
            yield Remark(word.start, word.end, message, right[0])
        else:
            yield Remark(word.start, word.end, message, replacements=right)


def _with_tanwin(word: Word, spelling: str) -> str:
    """`spelling` with the tanwin that `word` has at its end."""
    if word.text.endswith(FATHATAN):
        return spelling + FATHATAN
    if word.text.endswith(f"{FATHATAN}ا"):
        return f"{spelling[:-1]}{FATHATAN}ا"
    return spelling
