"""Light affixes: the other forms in which a word may stand in a text. No dictionary.

What is safe is always tried. What is often part of the word itself (وزير is not «and زير») is
tried only beside a word that is known to stand alone. Arabic endings are not tried at all: they
would take لبنان for a form of لبن.
"""

from collections.abc import Iterator

# How many letters are left at least, and how many where one letter is the only evidence.
SHORTEST = 3
SHORTEST_ALONE = 4

ARTICLE = "ال"
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال", "فكال")
LAM_ARTICLES = ("لل", "ولل", "فلل")
CONJUNCTION = "و"
# Too many words begin with these by themselves: بغداد, لبنان, فرنسا.
PROCLITICS = ("ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")

# As search keys have them.
SORANI_ENDINGS = ("ەکە", "ەکان", "ەکانی")
SORANI_SHORT_ENDINGS = ("ی", "یک", "دا", "ان")
KURMANJI_ENDINGS = ("e", "a", "en", "an", "ek", "ye", "ya", "yan")


def safe_forms(key: str, language: str) -> Iterator[str]:
    """The longer forms of a search key that need no evidence."""
    if language == "ar":
        yield from _arabic_safe(key)
    elif language == "ckb":
        yield from _ended(key, SORANI_ENDINGS, SHORTEST)
        yield from _ended(key, SORANI_SHORT_ENDINGS, SHORTEST_ALONE)
    else:
        yield from _ended(key, KURMANJI_ENDINGS, SHORTEST_ALONE)


def forms_of_known(key: str, language: str) -> Iterator[str]:
    """The further forms of a search key that stands alone in some text, or is a name."""
    if language == "ar" and not _bare(key) and len(key) >= SHORTEST:
        yield from (prefix + key for prefix in (CONJUNCTION, *PROCLITICS))
    elif language == "ckb":
        yield from _ended(key, SORANI_SHORT_ENDINGS, SHORTEST)


def stems(key: str, language: str) -> Iterator[str]:
    """The shorter forms of a search key; one counts only where it stands alone in some text."""
    if language == "ar":
        yield from _without_article(key)
    elif language == "ckb":
        yield from _unended(key, (*SORANI_ENDINGS, *SORANI_SHORT_ENDINGS), SHORTEST)
    else:
        yield from _unended(key, KURMANJI_ENDINGS, SHORTEST_ALONE)


def doubtful_stems(key: str, language: str) -> Iterator[str]:
    """Shorter forms that count only where, besides, the key itself stands in no text."""
    if language != "ar":
        return
    for prefix in (CONJUNCTION, *PROCLITICS):
        if key.startswith(prefix) and len(key) - len(prefix) >= SHORTEST_ALONE:
            yield key.removeprefix(prefix)


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


def _ended(key: str, endings: tuple[str, ...], shortest: int) -> Iterator[str]:
    if len(key) >= shortest:
        yield from (key + ending for ending in endings)


def _unended(key: str, endings: tuple[str, ...], shortest: int) -> Iterator[str]:
    for ending in endings:
        if key.endswith(ending) and len(key) - len(ending) >= shortest:
            yield key.removesuffix(ending)
