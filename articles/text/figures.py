"""Which photos stand among the words of a body, and taking them over into another."""

import re
from collections.abc import Iterator

# The sanitizer writes a photo's number in this one form.
# Of a clean body: every element is closed, < and > are escaped everywhere.
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^<>]*>")
_VOID = {"br"}
_FIGURE = re.compile(r'<figure data-photo="(\d+)">')


def photos_in(body: str) -> list[int]:
    """The numbers of the photos that a clean body shows, each once, in their order.

    A number says nothing of whether there is such a photo.
    """
    return list(dict.fromkeys(map(int, _FIGURE.findall(body))))


def with_figures_of(body: str, source: str, *, before: str = "") -> str:
    """A clean body with the figures of another one, each after as many blocks as there.

    What stands in both stays where it is, with its caption; captions are not taken over, being in
    another language. A figure that the source had in `before` and has no longer goes; others that
    are the body's own stay.
    """
    wanted = photos_in(source)
    gone = set(photos_in(before)).difference(wanted)
    kept = [block for block in blocks_of(body) if not gone.intersection(photos_in(block))]
    standing = set(photos_in("".join(kept)))
    for after, photo in _places(source):
        if photo not in standing:
            kept.insert(place_after(kept, after), f'<figure data-photo="{photo}"></figure>')
            standing.add(photo)
    return "".join(kept)


def _places(body: str) -> Iterator[tuple[int, int]]:
    """How many blocks with words stand before each figure, and its photo."""
    words = 0
    for block in blocks_of(body):
        photos = photos_in(block)
        yield from ((words, photo) for photo in photos)
        words += not photos


def place_after(blocks: list[str], words: int) -> int:
    """The place behind so many blocks with words, and the figures that follow them."""
    place = 0
    while place < len(blocks) and (words > 0 or photos_in(blocks[place])):
        words -= not photos_in(blocks[place])
        place += 1
    return place


def blocks_of(body: str) -> list[str]:
    """The outermost elements of a clean body, whole."""
    blocks, depth, start = [], 0, 0
    for tag in _TAG.finditer(body):
        if tag["name"] in _VOID:
            continue
        depth += -1 if tag["end"] else 1
        if depth == 0:
            blocks.append(body[start : tag.end()])
            start = tag.end()
    rest = body[start:]
    return [*blocks, rest] if rest else blocks
