"""The words in an address: they help people, and nothing is found by them."""

from functools import lru_cache

from articles.text.fold import fold, is_ignored
from articles.text.letters import APOSTROPHES
from articles.text.presentation import spell_out
from articles.text.repair import repair

LIMIT = 60

_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))


@lru_cache(maxsize=4096)
def slug(text: str, language: str, *, limit: int = LIMIT) -> str:
    """Return the words of `text` for an address: native letters, plain ASCII in Kurmanji.

    Joined by hyphens and cut after the last whole word within `limit` characters. Empty when the
    text has no letter or digit. The slug of a slug is itself.
    """
    text = repair(spell_out(text), language).text.translate(_NO_APOSTROPHES)
    words = _ascii_words(text) if language == "kmr" else _native_words(text)
    return _cut(words, limit)


def _ascii_words(text: str) -> list[str]:
    key = fold(text, "kmr").encode("ascii", "ignore").decode("ascii")
    return "".join(character if character.isalnum() else " " for character in key).split()


def _native_words(text: str) -> list[str]:
    return "".join(map(_native_letter, text.lower())).split()


@lru_cache(maxsize=4096)
def _native_letter(character: str) -> str:
    if is_ignored(character):
        return ""
    if character.isdecimal():
        return str(int(character))
    return character if character.isalpha() else " "


def _cut(words: list[str], limit: int) -> str:
    if words and len(words[0]) > limit:
        return words[0][:limit]
    kept: list[str] = []
    length = -1
    for word in words:
        length += 1 + len(word)
        if length > limit:
            break
        kept.append(word)
    return "-".join(kept)
