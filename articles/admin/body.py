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


@dataclass(frozen=True)
class TypedBody:
    """What stands in the text field, and in which of the two formats.

    Without JavaScript a body of nothing but paragraphs is written as plain text, blank lines
    between paragraphs; any other body is shown as its HTML, so that nothing of it is lost.
    """

    text: str
    format: str

    @property
    def html(self) -> str:
        return self.text if self.format == HTML else from_plain(self.text)


def typed(html: str) -> TypedBody:
    """A stored body as the field shows it."""
    if _MORE_THAN_PARAGRAPHS.search(html):
        return TypedBody(html, HTML)
    return TypedBody(to_plain(html), PLAIN)


def shown(html: str) -> SafeString:
    """A stored body as markup, cleaned once more on its way out."""
    return mark_safe(framed(clean(html), _("Table")))  # noqa: S308 (the sanitiser's own output)
