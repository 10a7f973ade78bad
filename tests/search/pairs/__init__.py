"""Queries and texts as people write them, one pair a line: the query, a tab, the text."""

from pathlib import Path


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a list, as (query, text)."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]
