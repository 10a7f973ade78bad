"""How a repair is written on its button."""

from dataclasses import dataclass

from articles.copydesk import Finding
from articles.workflow.texts.correcting import choices_of

AROUND = 12


@dataclass(frozen=True)
class Repair:
    """One choice for a finding; `removed` and `added` are where it differs from what was found.

    Without a letter of its own, as where a space goes, `text` would say nothing alone: then it
    `needs_words`, those before and after it.
    """

    text: str
    before: str
    removed: str
    added: str
    after: str

    @property
    def found(self) -> str:
        return self.before + self.removed + self.after

    @property
    def made(self) -> str:
        return self.before + self.added + self.after

    @property
    def needs_words(self) -> bool:
        return not any(character.isalnum() for character in self.removed + self.added)


def repairs_of(text: str, finding: Finding) -> tuple[Repair, ...]:
    """The repairs that a finding in `text` offers, in their order."""
    return tuple(_repair(text, finding, choice) for choice in choices_of(finding))


def _repair(text: str, finding: Finding, choice: str) -> Repair:
    start, end = finding.start, finding.end
    found = text[start:end]
    same = _common(found, choice)
    same_end = _common(found[same:][::-1], choice[same:][::-1])
    before, after = text[:start][-AROUND:], text[end:][:AROUND]
    return Repair(
        text=choice,
        before=_last_word(before) + found[:same],
        removed=found[same : len(found) - same_end],
        added=choice[same : len(choice) - same_end],
        after=found[len(found) - same_end :] + _first_word(after),
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their starts."""
    for position, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return position
    return min(len(one), len(other))


def _last_word(text: str) -> str:
    line = text.rpartition("\n")[2]
    return line[line.rstrip().rfind(" ") + 1 :]


def _first_word(text: str) -> str:
    line = text.partition("\n")[0]
    space = line.find(" ", len(line) - len(line.lstrip()))
    return line if space < 0 else line[:space]
