"""Lists of names in running text: «أ وب وج», «a، b و c», “a, b û c”."""

from collections.abc import Sequence

# Between items, and before the last one. The Arabic conjunction is written onto its word.
_JOINTS = {"ar": (" و", " و"), "ckb": ("، ", " و "), "kmr": (", ", " û ")}


def format_list(items: Sequence[str], language: str) -> str:
    """Return `items` joined with the language's commas and its word for "and"."""
    between, before_last = _JOINTS[language]
    if len(items) < 2:
        return "".join(items)
    return before_last.join((between.join(items[:-1]), items[-1]))
