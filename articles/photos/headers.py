"""What a file is and how large its picture claims to be, from its bytes, undecoded."""

import struct

from articles.photos.limits import MAX_BYTES, MAX_PIXELS, MAX_SIDE, MEGABYTE
from articles.photos.refusals import PhotoRefused

NAMES: dict[str, str] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WebP",
    "avif": "AVIF",
    "heic": "HEIC",
}

REFUSED_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\1\0", "ICO"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"PK\3\4", "ZIP"),
)

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"heif", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
RAW_BRANDS = {b"crx "}


def judge(data: bytes) -> str:
    """The kind of picture in `data`, a key of `NAMES`; raises `PhotoRefused` for all else."""
    if not data:
        raise PhotoRefused("empty")
    if len(data) > MAX_BYTES:
        megabytes = -(-len(data) // MEGABYTE)
        raise PhotoRefused("too_many_bytes", megabytes=megabytes, limit=MAX_BYTES // MEGABYTE)
    kind = _kind(data)
    if kind == "webp":
        judge_size(kind, *_webp_canvas(data))
    return kind


def judge_size(kind: str, width: int, height: int) -> None:
    """Raises `PhotoRefused` when a picture of `kind` may not be that large."""
    if max(width, height) > MAX_SIDE:
        raise PhotoRefused("too_long", side=max(width, height), limit=MAX_SIDE)
    if width * height > MAX_PIXELS[kind]:
        raise PhotoRefused(
            "too_many_pixels",
            megapixels=-(-width * height // 1_000_000),
            kind=NAMES[kind],
            limit=MAX_PIXELS[kind] // 1_000_000,
        )


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _kind_of_container(data)
    raise _refusal_of_other(data)


def _kind_of_container(data: bytes) -> str:
    """Tells AVIF and HEIC from video by the brands of ISO/IEC 14496-12's `ftyp` box."""
    (length,) = struct.unpack(">I", data[:4])
    listed = data[16 : min(length, 256)]
    brands = {data[8:12], *(listed[at : at + 4] for at in range(0, len(listed), 4))}
    if brands & AVIF_BRANDS:
        return "avif"
    if brands & HEIC_BRANDS:
        return "heic"
    if brands & RAW_BRANDS:
        raise PhotoRefused("kind", kind="Camera raw")
    raise PhotoRefused("video")


def _refusal_of_other(data: bytes) -> PhotoRefused:
    for start, name in REFUSED_KINDS:
        if data.startswith(start):
            return PhotoRefused("kind", kind=name)
    if data.startswith(b"RIFF") and data[8:12] == b"AVI ":
        return PhotoRefused("video")
    if b"<svg" in data[:4096].lower():
        return PhotoRefused("kind", kind="SVG")
    return PhotoRefused("not_a_picture")


def _webp_canvas(data: bytes) -> tuple[int, int]:
    """Width and height; the decoder reserves the whole canvas before anyone can ask it."""
    form, body = data[12:16], data[20:30].ljust(10, b"\0")
    if form == b"VP8X":
        return _int24(body[4:7]) + 1, _int24(body[7:10]) + 1
    if form == b"VP8L" and body[0] == 0x2F:
        (bits,) = struct.unpack("<I", body[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    raise PhotoRefused("damaged")


def _int24(raw: bytes) -> int:
    return int.from_bytes(raw, "little")
