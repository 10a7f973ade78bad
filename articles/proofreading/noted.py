"""What is found in a text, as the desk speaks of it."""

from dataclasses import dataclass

from articles.copydesk import Finding


@dataclass(frozen=True)
class Noted:
    """A finding in one field of a text; its offsets count in that field's plain text.

    The caption of a photo in the gallery is the field that `gallery_field` names.

    `key` names it for `leave`; `must_be_answered` is whether it stands in the way of approval
    until it is repaired or left.
    """

    field: str
    finding: Finding
    key: str
    must_be_answered: bool
    is_left: bool = False

    @property
    def matter(self) -> tuple[object, ...]:
        """What one answer is fit for: the rule, the words, and what could stand in their place."""
        found = self.finding
        return found.rule, found.severity, found.text, found.replacement, found.replacements
