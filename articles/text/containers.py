"""What stands open around the line of a body that is being read: lists, quotations, figures."""

from dataclasses import dataclass


@dataclass(slots=True)
class Container:
    """An open container; its tag is written when something comes to stand in it."""

    name: str
    tag: str
    is_written: bool = False
    has_caption: bool = False
