"""What a file tells about where it was taken and which way up it is; read once, kept nowhere."""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import partial

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.ImageFile import ImageFile

from articles.photos.opening import FAULTS_OF_DECODERS

# Names from XMP's EXIF, IPTC and Photoshop schemas; IPTC-IIM's 2:90 (city), 2:92 (sublocation).
PLACES = re.compile(
    rb"GPS(?:Dest)?(?:Latitude|Longitude|Position|AreaInformation)"
    rb"|Location(?:Created|Shown)|photoshop:City|Iptc4xmpCore:Location"
    rb"|\x1c\x02[\x5a\x5c]"
)

MOST_BLOCKS = 8
LONGEST_BLOCK = 65_536


def orientation(image: ImageFile) -> int:
    """The EXIF orientation, 1 to 8; 1 when there is none that makes sense."""
    try:
        value = image.getexif().get(Base.Orientation, 1)
    except FAULTS_OF_DECODERS:
        return 1
    return value if value in range(1, 9) else 1


def has_location(image: ImageFile, data: bytes) -> bool:
    """Whether the file says where it was taken: in EXIF, XMP or IPTC, or in a picture inside it."""
    return (
        _has_gps(image.getexif)
        or any(PLACES.search(packet) for packet in _packets(image))
        or any(_has_gps(block) for block in _further_blocks(data))
    )


def _has_gps(read: Callable[[], Image.Exif]) -> bool:
    """A GPS version alone is no position: cameras without a fix write it."""
    try:
        return any(tag != GPS.GPSVersionID for tag in _gps(read()))
    except FAULTS_OF_DECODERS:
        return False


def _further_blocks(data: bytes) -> Iterator[Callable[[], Image.Exif]]:
    """Readers of the first few EXIF blocks: those of thumbnails, second and appended pictures."""
    starts = itertools.islice(re.finditer(b"Exif\0\0", data), MOST_BLOCKS)
    for start in starts:
        yield partial(_exif, data[start.start() : start.start() + LONGEST_BLOCK])


def _exif(block: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(block)
    return exif


def _gps(exif: Image.Exif) -> dict[int, object]:
    if IFD.GPSInfo not in exif:
        return {}
    return exif.get_ifd(IFD.GPSInfo)


def _packets(image: ImageFile) -> Iterator[bytes]:
    """Every run of bytes or text beside the pixels, without the NULs of UTF-16."""
    values = [*image.info.values(), *(body for _, body in getattr(image, "applist", ()))]
    for value in values:
        if isinstance(value, str):
            value = value.encode("utf-8", "replace")
        if isinstance(value, bytes):
            yield value.replace(b"\0", b"")
