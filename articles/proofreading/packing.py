"""Findings as they are stored beside a revision: plain values, in no language of the interface."""

import json
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy, override

from articles import copydesk, text
from articles.copydesk import Finding
from articles.copydesk.findings import Filled, Message, filled
from articles.models import HouseStyle

from .noted import Noted

# Field, key, start, end, rule, severity, message, replacement, replacements, whether it is safe,
# whether it must be answered.
Packed = list[object]


def packed(found: Iterable[Noted]) -> list[Packed]:
    """Findings without the words that they were found in, which stand in the text."""
    with override(None):
        return [_packed(entry) for entry in found]


def _packed(entry: Noted) -> Packed:
    found = entry.finding
    return [
        *(entry.field, entry.key, found.start, found.end, found.rule, found.severity),
        *(_said(found.message), found.replacement, list(found.replacements), found.safe),
        entry.must_be_answered,
    ]


def _said(message: Message) -> list[object]:
    """A message as it stands in the code, and the words in it; while no language is active."""
    if isinstance(message, Filled):
        return [str(message.message), dict(message.words)]
    return [str(message), None]


def unpacked(
    rows: Iterable[Packed], texts: dict[str, str], *, left: Collection[str] = ()
) -> list[Noted]:
    """The findings in these texts, the ones that are `left` marked."""
    return [_unpacked(row, texts, left) for row in rows]


def _unpacked(row: Packed, texts: dict[str, str], left: Collection[str]) -> Noted:
    field, key, start, end, rule, severity, said, replacement, replacements, safe, must = row
    finding = Finding(
        rule=rule,
        severity=severity,
        start=start,
        end=end,
        text=texts[field][start:end],
        message=_message(*said),
        replacement=replacement,
        replacements=tuple(replacements),
        safe=safe,
    )
    return Noted(field, finding, key, must_be_answered=must, is_left=key in left)


def _message(said: str, words: dict[str, str] | None) -> Message:
    message = gettext_lazy(said)
    return message if words is None else filled(message, **words)


def required_keys(rows: Iterable[Packed]) -> set[str]:
    """The keys of the findings that stand in the way of approval until they are answered."""
    return {row[1] for row in rows if row[-1]}


def digest_of(texts: dict[str, str]) -> str:
    """What names the texts that were read, field by field."""
    return _digest(sorted(texts.items()))


def rules_of(style: HouseStyle) -> str:
    """What names the rules that a text is read by: the code, what the house wants, our hosts."""
    house = [style.choices, sorted(style.optional_rules), sorted(settings.ALLOWED_HOSTS)]
    return _digest([edition(), house])


@cache
def edition() -> str:
    """What names the rules themselves: whatever changes in them makes another of it."""
    parts = (Path(part.__file__).parent for part in (copydesk, text))
    files = [*sorted(file for part in parts for file in part.glob("*.py"))]
    files += sorted(Path(__file__).parent.glob("*.py"))
    return _digest([sha256(file.read_bytes()).hexdigest() for file in files])


def _digest(values: object) -> str:
    said = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return sha256(said.encode(errors="surrogatepass")).hexdigest()
