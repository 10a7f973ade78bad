"""What the copy desk says about a text."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Severity = Literal["error", "warning", "style"]


@dataclass(frozen=True)
class Filled:
    """A message with words of the text in it, each as {name}; translated when it is shown."""

    message: Promise
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return str(self.message).format(**dict(self.words))


def filled(message: Promise, **words: str) -> Filled:
    return Filled(message, tuple(words.items()))


Message = str | Promise | Filled


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule's function says of `text[start:end]`.

    `severity` is set only where a rule is less sure than its row in the table says; `is_safe`
    is turned off only where a rule that repairs by itself must leave this one to a person.
    """

    start: int
    end: int
    message: Message
    replacement: str | None = None
    replacements: tuple[str, ...] = ()
    severity: Severity | None = None
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark as it is shown; offsets are code points into the text exactly as it was given.

    `replacement` is what the desk would write instead; it is None where only the writer can know,
    and `replacements` then holds the likely ones, if there are any. `safe` ones can be
    made without asking.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: Message
    replacement: str | None = None
    replacements: tuple[str, ...] = ()
    safe: bool = False
