"""Tables of rows in forms."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
EMPTY_HEADS = {
    '<th class="original"></th>': '<td class="original"></td>',
    "<th></th>": "<td></td>",
}


@register.filter
def without_empty_heads(table: SafeString) -> SafeString:
    """A table of Django's in which the cells over no column in particular are no headings."""
    for empty, cell in EMPTY_HEADS.items():
        table = table.replace(empty, cell)
    return mark_safe(table)  # noqa: S308  Django's own template, which has escaped what it shows
