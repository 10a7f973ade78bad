"""Boxes that choose texts of a list, for what is done to several at once."""

from articles.text.escaping import escaped

from .rows import Standing, headline_of_standing

# Each is some dozens of queries, and whoever sends waits for all of them.
MOST_AT_ONCE = 30


def box(row: Standing) -> str:
    """Chooses the very text that the row shows: there may be a newer one when it is sent."""
    return _box(row, "")


def ticked_box(row: Standing) -> str:
    """The same where the text was chosen before."""
    return _box(row, " checked")


def _box(row: Standing, checked: str) -> str:
    called = escaped(headline_of_standing(row).text)
    return (
        f'<input class="choice" type="checkbox" name="text" value="{row.pk}-{row.revision}" '
        f'aria-label="{called}"{checked}>'
    )
