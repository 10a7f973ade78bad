"""Particles, conjunctions, reporting verbs and fixed phrases of Arabic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.arabic_words import (
    AFTER_IF,
    BEFORE_LABEL,
    CONTENT_PARTICLES,
    PUT_IN,
    REPORTING_VERBS,
    TAKES_INNA,
    VERB_PREPOSITIONS,
)
from articles.copydesk.characters import ARABIC_LETTER, DIGIT, LATIN, SPACE, TATWEEL, WORD
from articles.copydesk.findings import Remark, Severity
from articles.copydesk.reading import Reading, Word

# How many words may stand between a reporting verb and its «إن».
SUBJECT = 5

_LONE_WAW = re.compile(f"(?<![{WORD}{DIGIT}_#/.])و[{SPACE}]++(?=[{ARABIC_LETTER}«“{DIGIT}])")
_TIED_PROCLITIC = re.compile(
    rf"(?<![{WORD}])(?P<proclitic>[وف]?(?:[بلك]|ال|[بك]ال|لل)){TATWEEL}+[{SPACE}]++"
    rf"(?=[{ARABIC_LETTER}«“\"{DIGIT}{LATIN}#(])"
)
_LONE_PROCLITIC = re.compile(
    rf"(?<![{WORD}{DIGIT}_#/.])[بلكف][{SPACE}]++"
    rf"(?=(?!(?:في|من|على|إلى|عن|أن|إن|أو|هو|هي|مع)(?![{WORD}]))[{ARABIC_LETTER}]{{2}}"
    rf"|[بلك]{TATWEEL}+[{SPACE}]+[{ARABIC_LETTER}])"
)
_SINGLE_LETTER = re.compile(rf"(?<![{WORD}])[{ARABIC_LETTER}](?![{WORD}])")
_SPACES = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))
_WORD_BEFORE = re.compile(rf"([{WORD}]+)[{SPACE}]+\Z")
_IN_BETWEEN = re.compile(f"[{SPACE}،,]+")
_COMMA = re.compile(f"[{SPACE}]*،[{SPACE}]*")


def lone_conjunction(reading: Reading) -> Iterator[Remark]:
    """A10. In a list of initials («أ و ب») it is one of them."""
    for match in _LONE_WAW.finditer(reading.prose):
        if not _is_among_initials(reading, match):
            yield Remark(*match.span(), _("The conjunction is joined to its word."), "و")


def lone_proclitic(reading: Reading) -> Iterator[Remark]:
    """A11. Single letters that are labels («المجموعة ب») or initials stay."""
    message = _("This particle is joined to its word.")
    for match in _TIED_PROCLITIC.finditer(reading.prose):
        yield _joined(reading, match, match["proclitic"], message)
    for match in _LONE_PROCLITIC.finditer(reading.prose):
        if not _is_label(reading, match.start()) and not _is_among_initials(reading, match):
            yield _joined(reading, match, match[0][0], message)


def _is_label(reading: Reading, position: int) -> bool:
    before = _WORD_BEFORE.search(reading.prose, max(0, position - 30), position)
    return before is not None and not {before[1], before[1].removeprefix("و")}.isdisjoint(
        BEFORE_LABEL
    )


def _joined(
    reading: Reading, match: re.Match[str], proclitic: str, message: str | Promise
) -> Remark:
    following = reading.prose[match.end() : match.end() + 2]
    if not re.match(f"[{ARABIC_LETTER}]", following):
        return Remark(*match.span(), message, proclitic + TATWEEL)
    if following == "ال" and proclitic in ("ل", "ول", "فل"):
        return Remark(match.start(), match.end() + 1, message, proclitic)
    return Remark(*match.span(), message, proclitic)


def _is_among_initials(reading: Reading, match: re.Match[str]) -> bool:
    is_before = re.match(f"[{WORD}](?![{WORD}])", reading.prose[match.end() : match.end() + 2])
    return bool(is_before) or _follows_single_letter(reading.prose, match.start())


def _follows_single_letter(text: str, position: int) -> bool:
    last = position - 1
    while last >= 0 and text[last] in _SPACES:
        last -= 1
    return 0 <= last < position - 1 and _SINGLE_LETTER.match(text, last) is not None


def inna_after_verb(reading: Reading) -> Iterator[Remark]:
    """A12. «إن» within a few words of the verb, in its clause, and not as a condition."""
    words = reading.words
    for position, word in enumerate(words):
        if not _is_reporting(word):
            continue
        found = _inna_after(reading, position)
        if found is not None:
            inna = words[found]
            message = _("After this verb «أن» is written, not «إن».")
            yield Remark(inna.start, inna.end, message, inna.text.replace("إ", "أ"))


def _inna_after(reading: Reading, position: int) -> int | None:
    words = reading.words
    for after in range(position + 1, min(position + 2 + SUBJECT, len(words))):
        between = reading.prose[words[after - 1].end : words[after].start]
        if not _IN_BETWEEN.fullmatch(between):
            return None
        key = words[after].bare
        if key in ("إن", "إنه", "إنها", "إنهم", "إنهما", "إننا", "إنني"):
            return None if _is_condition(words, after) else after
        if key in TAKES_INNA or key.startswith(("أن", "بأن", "فإن")) or _is_reporting(words[after]):
            return None
    return None


def _is_condition(words: list[Word], position: int) -> bool:
    return position + 1 < len(words) and words[position + 1].bare in AFTER_IF


def _is_reporting(word: Word) -> bool:
    return _verb_of(word) in REPORTING_VERBS


def _verb_of(word: Word) -> str:
    has_conjunction = word.bare not in REPORTING_VERBS and word.bare[0] in "وف"
    return word.bare[1:] if has_conjunction else word.bare


def comma_after_verb(reading: Reading) -> Iterator[Remark]:
    """A13. Between a reporting verb and the preposition or «أن» that belongs to it.

    Words put in between are left alone: «وأكد، على هامش الاجتماع، أن».
    """
    words = reading.words
    for position, (word, following) in enumerate(zip(words, words[1:], strict=False)):
        if not _takes(_verb_of(word), following.bare):
            continue
        is_put_in = position + 2 < len(words) and words[position + 2].bare in PUT_IN
        if not is_put_in and _COMMA.fullmatch(reading.prose, word.end, following.start):
            message = _("No comma stands between the verb and its preposition.")
            whole = f"{word.text} {following.text}"
            yield Remark(word.start, following.end, message, whole)


def _takes(verb: str, particle: str) -> bool:
    if verb not in REPORTING_VERBS:
        return False
    return particle in CONTENT_PARTICLES or verb.startswith(VERB_PREPOSITIONS.get(particle, "-"))


@dataclass(frozen=True)
class Phrase:
    """A phrase that is written another way, and how sure the desk is."""

    wrong: re.Pattern[str]
    right: str
    message: str | Promise
    severity: Severity | None = None


def _phrase(wrong: str) -> re.Pattern[str]:
    return re.compile(f"(?<![{WORD}]){wrong.replace(' ', f'[{SPACE}]+')}(?![{WORD}])")


PHRASES: tuple[Phrase, ...] = (
    Phrase(_phrase("جنب إلى جنب"), "جنباً إلى جنب", _("The phrase is «جنباً إلى جنب».")),
    Phrase(_phrase("جنب الى جنب"), "جنباً إلى جنب", _("The phrase is «جنباً إلى جنب».")),
    Phrase(_phrase("يد بيد"), "يداً بيد", _("The phrase is «يداً بيد»."), "warning"),
    Phrase(
        _phrase("لا زال"),
        "ما زال",
        _("«لا زال» is a wish; what goes on is «ما زال» or «لا يزال»."),
        "warning",
    ),
    Phrase(
        _phrase("لا زالت"),
        "ما زالت",
        _("«لا زالت» is a wish; what goes on is «ما زالت» or «لا تزال»."),
        "warning",
    ),
)
_AS_FOR = re.compile(
    rf"(?<![{WORD}])بالنسبة[{SPACE}]+ل(?:{TATWEEL}+[{SPACE}]*"
    rf"|(?P<article>ل(?!بنان|يبيا|ندن))?(?P<rest>[{WORD}]+))"
)
# Where the phrases above begin: one at a time.
FIRST_WORDS = frozenset({"جنب", "يد", "بالنسبة"})
PRONOUNS = frozenset({"ه", "ها", "هم", "نا", "ي", "ك", "كم"})


def fixed_phrases(reading: Reading) -> Iterator[Remark]:
    """A14. What careful papers write but many do not, «بالنسبة إلى» and «ما زال», is a warning."""
    for phrase in PHRASES:
        for match in phrase.wrong.finditer(reading.prose):
            yield Remark(*match.span(), phrase.message, phrase.right, severity=phrase.severity)
    message = _("The phrase is «بالنسبة إلى».")
    for match in _AS_FOR.finditer(reading.prose):
        if match["rest"] not in FIRST_WORDS:
            yield Remark(*match.span(), message, _as_for(match), severity="warning")


def _as_for(match: re.Match[str]) -> str:
    rest = match["rest"] or ""
    if rest in PRONOUNS and not match["article"]:
        return f"بالنسبة إلي{rest.removeprefix('ي')}"
    return f"بالنسبة إلى {'ال' if match['article'] else ''}{rest}"
