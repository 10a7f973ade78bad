"""An element of a body that holds blocks: a list and its items, a quotation, a figure."""

from dataclasses import dataclass


@dataclass(slots=True)
class Container:
    """An open container; its tag is written when something comes to stand in it."""

    name: str
    tag: str
    is_written: bool = False
    has_caption: bool = False
