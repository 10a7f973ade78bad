"""The small copies that readers get: which ones a picture has, what they are called, how made.

Widths and qualities follow what readers' phones need; WebP would save nothing beside AVIF.
"""

import hashlib
from dataclasses import dataclass

from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from articles.photos.colours import on_white
from articles.photos.encoding import EXTENSIONS, encoded
from articles.photos.opening import faults_refused, judged

WIDTHS = (320, 480, 640, 960)
QUALITIES: dict[str, int] = {"avif": 45, "jpeg": 70}
OPTIONS: dict[str, dict[str, int | str]] = {
    "avif": {"speed": 8, "subsampling": "4:2:0"},
    "jpeg": {"progressive": True, "optimize": True},
}
RECIPE = "1"
"""Part of every key: raise it when the same call would make other bytes."""

LITE_WIDTH = 640
"""Of the JPEGs of the whole picture, the largest that lite pages lead to."""

CENTRE = (0.5, 0.5)
CARD = "3:2"
SHAPES: dict[str, float] = {CARD: 3 / 2}
"""What pictures are cropped to beside the whole: width by height."""

NEARLY = 0.02
"""A picture whose shape differs by less from a crop needs none."""


@dataclass(frozen=True)
class RenditionSpec:
    """One rendition to make: the format, the size in pixels and the encoder's quality."""

    format: str
    width: int
    height: int
    quality: int


def plan(width: int, height: int, *, ratio: float | None = None) -> list[RenditionSpec]:
    """The renditions of a picture of that size, narrowest first, AVIF before JPEG.

    `ratio` (width by height) is the shape to crop to. Nothing is larger than the picture: one that
    is narrower than all `WIDTHS` has its own width.
    """
    across, down = _cropped(width, height, ratio)
    widths = [each for each in WIDTHS if each <= across] or [max(1, int(across))]
    return [
        RenditionSpec(kind, each, max(1, round(each * down / across)), quality)
        for each in widths
        for kind, quality in QUALITIES.items()
    ]


def needs_crop(width: int, height: int, shape: str) -> bool:
    """Whether a picture of that size looks different in that shape."""
    return abs(width / height / SHAPES[shape] - 1) > NEARLY


def rendition_key(
    sha256: str,
    *,
    width: int,
    format: str,
    focal: tuple[float, float] = CENTRE,
    ratio: float | None = None,
) -> str:
    """The file name of a rendition of the picture with that hash: the same for the same wishes.

    Who has no more than one name, or one rendition, can work out no other from it.
    """
    shape = "" if ratio is None else f"{ratio:.4f}"
    wishes = f"{RECIPE} {sha256} {focal[0]:.4f} {focal[1]:.4f} {shape} {width} {format}"
    return f"{hashlib.sha256(wishes.encode()).hexdigest()[:32]}.{EXTENSIONS[format]}"


def render(
    data: bytes,
    *,
    width: int,
    format: str,
    focal: tuple[float, float] = CENTRE,
    ratio: float | None = None,
    quality: int | None = None,
) -> bytes:
    """A rendition of a clean photo's `data`, cropped around `focal` when `ratio` is given.

    `focal` is a point across and down, each from 0 to 1; `width` is in pixels and never more than
    the picture has. Raises `PhotoRefused` when the stored file can't be read.
    """
    with faults_refused():
        _, image = judged(data)
        across, down = _cropped(*image.size, ratio)
        width = max(1, min(width, int(across)))
        height = max(1, round(width * down / across))
        image = _decoded(image, times=across / width)
        across, down = _cropped(*image.size, ratio)
        box = (*_corner(image.size, (across, down), focal), across, down)
        small = on_white(_resized(image, box=box, size=(width, height)))
        return encoded(small, format, quality=quality or QUALITIES[format], **OPTIONS[format])


def _cropped(width: int, height: int, ratio: float | None) -> tuple[float, float]:
    """The largest width and height of that shape inside a picture."""
    if ratio is None:
        return width, height
    return min(width, height * ratio), min(height, width / ratio)


def _corner(
    whole: tuple[int, int], part: tuple[float, float], focal: tuple[float, float]
) -> tuple[float, float]:
    """Where the crop begins so that the focal point is as near its middle as the edges allow."""
    left, top = (
        min(max(point * length - size / 2, 0), length - size)
        for length, size, point in zip(whole, part, focal, strict=True)
    )
    return left, top


def _decoded(image: ImageFile, *, times: float) -> Image.Image:
    """The pixels; of a JPEG many times larger than needed, as few as still give a sharp copy."""
    if isinstance(image, JpegImageFile):
        factor = max(1, int(times / 2))
        image.draft(image.mode, (image.width // factor, image.height // factor))
    image.load()
    return image


def _resized(
    image: Image.Image, *, box: tuple[float, float, float, float], size: tuple[int, int]
) -> Image.Image:
    left, top, across, down = box
    edges = (left, top, left + across, top + down)
    small = image.resize(size, Image.Resampling.LANCZOS, box=edges, reducing_gap=3)
    small.info = {}
    return small
