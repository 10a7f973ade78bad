"""Tells whether two pictures look the same, whatever their size, format or compression."""

from PIL import Image

from articles.photos.colours import on_white

ALIKE = 5
"""Of 64 bits: copies saved smaller or worse differ in up to four, others in seven or more."""

GRID = (9, 8)


def perceptual_hash(image: Image.Image) -> str:
    """The difference hash of `image`: 64 bits as 16 hexadecimal digits.

    Each bit says whether a cell of a 9 by 8 grid is brighter than the one to its right.
    """
    small = image.resize((72, 64), Image.Resampling.BILINEAR, reducing_gap=2)
    cells = on_white(small).convert("L").resize(GRID, Image.Resampling.BICUBIC).tobytes()
    bits = 0
    for row in range(0, 72, 9):
        for at in range(row, row + 8):
            bits = bits << 1 | (cells[at] > cells[at + 1])
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """How many of the 64 bits of two perceptual hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def are_alike(one: str, other: str) -> bool:
    """Whether two perceptual hashes are so near that a person should compare the pictures."""
    return distance(one, other) <= ALIKE
