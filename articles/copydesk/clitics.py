"""Arabic proclitics: taking them off a word, and putting another word in its place."""

from collections.abc import Iterator

ARTICLE = "ال"


def peeled(word: str) -> Iterator[tuple[str, str]]:
    """(proclitics, rest) for each way to read `word`, the whole word first.

    The rest keeps no article: of «للادارة» it is «ادارة», and the proclitics are «لل».
    """
    for conjunction, rest in _without(word, "وف"):
        for preposition, core in _without(rest, "بكل"):
            yield conjunction + preposition, core
            if core.startswith(ARTICLE):
                yield conjunction + preposition + ARTICLE, core[2:]
            elif preposition == "ل" and core.startswith("ل"):
                yield conjunction + "لل", core[1:]


def _without(word: str, letters: str) -> Iterator[tuple[str, str]]:
    yield "", word
    if len(word) > 2 and word[0] in letters:
        yield word[0], word[1:]


def core_of(word: str) -> tuple[str, str]:
    """(proclitics, rest) where the article shows what is a proclitic; else the whole word."""
    for proclitics, core in peeled(word):
        if proclitics.endswith((ARTICLE, "لل")) and len(core) > 3:
            return proclitics, core
    return "", word
