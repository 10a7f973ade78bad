"""Opens one still picture within the limits, by the one decoder its bytes call for."""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from articles.photos import headers
from articles.photos.limits import DECODING_BYTES, FULL_PIXELS, MAX_SCANS
from articles.photos.refusals import PhotoRefused

try:
    from pillow_heif import HeifImageFile
except ImportError:
    HeifImageFile = None

DECODERS: dict[str, type[ImageFile] | None] = {
    "jpeg": JpegImageFile,
    "png": PngImageFile,
    "webp": WebPImageFile,
    "avif": AvifImageFile,
    "heic": HeifImageFile,
}
"""Opened by class: `Image.open` would let the second picture in a JPEG choose the decoder."""

FAULTS_OF_DECODERS = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    RuntimeError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What the decoders raise on broken bytes: documented, or found by breaking pictures."""

SIGNS_OF_A_BOMB = re.compile("memory|too large", re.IGNORECASE)


@contextmanager
def faults_refused() -> Iterator[None]:
    """Turns what decoders and encoders raise on broken or heavy pictures into `PhotoRefused`."""
    try:
        yield
    except PhotoRefused:
        raise
    except MemoryError:
        raise PhotoRefused("too_heavy") from None
    except FAULTS_OF_DECODERS as fault:
        bomb = SIGNS_OF_A_BOMB.search(str(fault))
        raise PhotoRefused("too_heavy" if bomb else "damaged") from None


def opened(data: bytes) -> tuple[str, ImageFile]:
    """The kind of picture in `data` and the picture, its size judged, its pixels decoded.

    A JPEG above `FULL_PIXELS` comes reduced. Call it inside `faults_refused()`.
    """
    kind, image = judged(data)
    if isinstance(image, JpegImageFile):
        _judge_scans(image, data)
        _reduce(image)
    image.load()
    return kind, image


def judged(data: bytes) -> tuple[str, ImageFile]:
    """The kind of picture in `data` and the picture: its size judged, its pixels not decoded."""
    kind = headers.judge(data)
    decoder = DECODERS[kind]
    if decoder is None:
        raise PhotoRefused("no_heic")
    image = decoder(BytesIO(data))
    headers.judge_size(kind, image.width, image.height)
    if kind in ("png", "webp", "avif") and image.n_frames > 1:
        raise PhotoRefused("animated")
    return kind, image


def _judge_scans(image: JpegImageFile, data: bytes) -> None:
    """Each scan of a progressive JPEG may pass over the whole picture for a few bytes."""
    if image.info.get("progressive") and data.count(b"\xff\xda") > MAX_SCANS:
        raise PhotoRefused("too_heavy")


def _reduce(image: JpegImageFile) -> None:
    """Asks libjpeg for the largest of its reductions that memory allows."""
    for factor in (1, 2, 4, 8):
        pixels = image.width * image.height // factor**2
        if pixels <= FULL_PIXELS and _coefficients(image) + 4 * pixels <= DECODING_BYTES:
            image.draft(image.mode, (image.width // factor, image.height // factor))
            return
    raise PhotoRefused("too_heavy")


def _coefficients(image: JpegImageFile) -> int:
    """Bytes that a progressive JPEG holds until its last scan: two a sample, in every layer."""
    if not image.info.get("progressive"):
        return 0
    widest = max(layer[1] for layer in image.layer)
    tallest = max(layer[2] for layer in image.layer)
    samples = sum(across * down for _, across, down, _ in image.layer)
    return 2 * image.width * image.height * samples // (widest * tallest)
