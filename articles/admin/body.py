"""A story's body on its way to and from a form: HTML with the editor, plain text without it."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.text.plain import from_plain, to_plain
from articles.text.sanitize import clean
from articles.text.tables import framed

PLAIN, HTML = "plain", "html"

# What plain text can hold without loss: paragraphs and line breaks.
_MORE_THAN_PARAGRAPHS = re.compile(r"<(?!/?p>|br>)")
# Where HTML is parted for the eye of whoever writes in it, with what no stored body holds.
_PARTED = "\n\n"
_BLOCK_END = "(</(?:p|h2|h3|blockquote|[uo]l|figure|table|tr|caption)>)"
_BLOCK_ENDS = re.compile(rf"{_BLOCK_END}(?=<)")
_PARTS = re.compile(rf"{_BLOCK_END}(?:\r?\n){{2}}(?=<)")


@dataclass(frozen=True)
class TypedBody:
    """What stands in the text field, and in which of the two formats.

    Without JavaScript a body of nothing but paragraphs is written as plain text, blank lines
    between paragraphs; any other body is shown as its HTML, so that nothing of it is lost, with
    a blank line between its blocks, which is taken out again.
    """

    text: str
    format: str

    @property
    def html(self) -> str:
        return _PARTS.sub(r"\1", self.text) if self.format == HTML else from_plain(self.text)


def typed(html: str) -> TypedBody:
    """A stored body as the field shows it."""
    if _MORE_THAN_PARAGRAPHS.search(html):
        return TypedBody(_BLOCK_ENDS.sub(rf"\1{_PARTED}", html), HTML)
    return TypedBody(to_plain(html), PLAIN)


def shown(html: str) -> SafeString:
    """A stored body as markup, cleaned once more on its way out."""
    return mark_safe(framed(clean(html), _("Table")))  # noqa: S308 (the sanitiser's own output)
