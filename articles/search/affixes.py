"""Light affixes: the other forms in which a word may stand in a text. No dictionary.

What is safe is always tried. What is often part of the word itself (وزير is not «and زير») is
tried only beside a word that is known to stand alone. Arabic endings are not tried at all, but
after a hamza (`hamza`): they would take لبنان for a form of لبن.
"""

from collections.abc import Iterator

from . import kurdish
from .hamza import other_spellings, with_pronouns, without_pronoun
from .numerals import hundreds_as_written

# How many letters are left at least, and how many where one letter is the only evidence.
SHORTEST = 3
SHORTEST_ALONE = 4

ARTICLE = "ال"
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال", "فكال")
LAM_ARTICLES = ("لل", "ولل", "فلل")
CONJUNCTION = "و"
# Too many words begin with these by themselves: بغداد, لبنان, فرنسا.
PROCLITICS = ("ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
BEFORE_ENDED = ("", "و", "ب", "ل", "ك")


def safe_forms(key: str, language: str) -> Iterator[str]:
    """The longer forms of a search key that need no evidence."""
    if language == "ar":
        yield from _arabic_safe(key)
    else:
        yield from kurdish.strong_forms(key, language)
        yield from kurdish.light_forms(key, language)


def forms_of_known(key: str, language: str) -> Iterator[str]:
    """The further forms of a search key that stands alone in some text, or is a name."""
    if language != "ar":
        yield from kurdish.forms_of_known(key, language)
    elif not _bare(key) and len(key) >= SHORTEST:
        yield from (prefix + key for prefix in (CONJUNCTION, *PROCLITICS))


def stems(key: str, language: str) -> Iterator[str]:
    """The shorter forms of a search key; one counts only where it stands alone in some text."""
    if language == "ar":
        yield from _without_article(key)
    else:
        yield from kurdish.stems(key, language)


def sure_stems(key: str, language: str) -> Iterator[str]:
    """Those of the shorter forms whose own longer ones count wherever they stand."""
    if language != "ar":
        yield from kurdish.clear_stems(key, language)


def doubtful_stems(key: str, language: str) -> Iterator[str]:
    """Shorter forms that count only where, besides, the key itself stands in no text."""
    if language != "ar":
        return
    for prefix in (CONJUNCTION, *PROCLITICS):
        if key.startswith(prefix) and len(key) - len(prefix) >= SHORTEST_ALONE:
            yield key.removeprefix(prefix)


def written_forms(word: str, language: str) -> Iterator[str]:
    """Forms that are looked for accents, hamza and all; `word` is from `words.as_written`."""
    if language == "ar":
        yield from _arabic_written(word)
    else:
        yield from kurdish.written_forms(word, language)


def _arabic_written(word: str) -> Iterator[str]:
    for spelled in (*other_spellings(word), *hundreds_as_written(word)):
        yield spelled
        yield from _arabic_safe(spelled)
    bare = _bare(word) or word
    for ended in with_pronouns(bare):
        yield from (prefix + ended for prefix in BEFORE_ENDED)
    if base := without_pronoun(word):
        yield base
        yield from _arabic_safe(base)


def _arabic_safe(key: str) -> Iterator[str]:
    bare = _bare(key)
    base = bare or key
    if len(base) < SHORTEST:
        return
    yield from (article + base for article in ARTICLES)
    # Three lams in a row are never written: اللجنة with ل is للجنة.
    yield from (article + base.removeprefix("ل") for article in LAM_ARTICLES)
    if not bare and len(key) >= SHORTEST_ALONE:
        yield CONJUNCTION + key


def _bare(key: str) -> str:
    """The word without its article, or "" where it has none."""
    bare = key.removeprefix(ARTICLE)
    return bare if bare != key and len(bare) >= SHORTEST else ""


def _without_article(key: str) -> Iterator[str]:
    for article in (*ARTICLES, *LAM_ARTICLES):
        rest = key.removeprefix(article)
        if rest == key or len(rest) < SHORTEST:
            continue
        for bare in (rest, f"ل{rest}") if article in LAM_ARTICLES else (rest,):
            yield from (bare, ARTICLE + bare)
