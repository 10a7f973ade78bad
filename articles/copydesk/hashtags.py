"""Hashtags that break off."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import ARABIC_LETTER, DIGIT, LATIN, LETTER, SPACE, WORD
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

_TAG = re.compile(
    rf"""\#
    (?>(?P<gap>[{SPACE}]++(?=[{LETTER}]))?)
    (?P<body>[_]*+[{WORD}{DIGIT}]++
        (?>(?:(?:[{SPACE}]*+[_]++(?=[{WORD}{DIGIT}])|[_]++[{SPACE}]++(?=[{LETTER}])|-)[{WORD}{DIGIT}]++)*)
    [_]*+)
    """,
    re.VERBOSE,
)
_JOINT = re.compile(f"[{SPACE}]*[_-]+[{SPACE}]*")
_SPACED_JOINT = re.compile(f"_[{SPACE}]")
_HAS_LETTER = re.compile(f"[{LETTER}]")
# Arabic writes prepositions and «and» against the word, with or without tatweel.
_PROCLITIC = re.compile(f"(?<![{WORD}{DIGIT}_])[وفبلك]ـ*\\Z")
_GLUE = re.compile(f"[{ARABIC_LETTER}{LATIN}{DIGIT}{WORD}]")


def broken_hashtags(reading: Reading) -> Iterator[Remark]:
    """C12. A space after an underscore may also be the end of the tag, so both are offered."""
    message = _("This hashtag breaks off or does not begin.")
    for match in _TAG.finditer(reading.prose):
        if not _HAS_LETTER.search(match["body"]) or _is_sharp(reading, match):
            continue
        lead = " " if _is_glued(reading, match.start()) else ""
        whole = f"{lead}#{_JOINT.sub('_', match['body']).strip('_')}"
        if whole == match[0]:
            continue
        joint = _SPACED_JOINT.search(match["body"])
        if joint:
            cut = f"{lead}#{_JOINT.sub('_', match['body'][: joint.start()]).strip('_')}"
            rest = match["body"][joint.start() :].lstrip("_")
            yield Remark(*match.span(), message, replacements=(whole, cut + rest))
        else:
            yield Remark(*match.span(), message, whole)


def _is_sharp(reading: Reading, match: re.Match[str]) -> bool:
    """“C# language”: the sign belongs to the letter before it."""
    return bool(match["gap"] and _GLUE.match(reading.character(match.start() - 1)))


def _is_glued(reading: Reading, position: int) -> bool:
    if not _GLUE.match(reading.character(position - 1)):
        return reading.character(position - 1) == "_"
    return not _PROCLITIC.search(reading.prose, max(0, position - 6), position)
