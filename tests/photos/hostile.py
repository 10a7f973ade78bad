"""Files that are no pictures, pictures that are also something else, and bombs."""

import struct
import zlib

from PIL import Image

from articles.photos import limits

from .pictures import CANARY, chunk, exif, jpeg_with, png_with, saved, scene, segment

NOT_ACCEPTED = {
    "gif": (saved(scene(), "gif"), "kind", "GIF"),
    "tiff": (saved(scene(), "tiff"), "kind", "TIFF"),
    "bmp": (saved(scene(), "bmp"), "kind", "BMP"),
    "ico": (saved(scene(), "ico"), "kind", "ICO"),
    "pdf": (saved(scene(), "pdf"), "kind", "PDF"),
    "jpeg 2000": (saved(scene(), "jpeg2000"), "kind", "JPEG 2000"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kind", "SVG"),
    "svg-with-prolog": (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><SVG/>", "kind", "SVG"),
    "photoshop": (b"8BPS\0\1" + bytes(64), "kind", "Photoshop"),
    "zip": (b"PK\3\4" + bytes(64), "kind", "ZIP"),
    "camera raw": (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "kind", "Camera raw"),
    "mp4": (b"\0\0\0\x18ftypisom\0\0\2\0isommp41" + bytes(64), "video", ""),
    "quicktime": (b"\0\0\0\x14ftypqt  \0\0\2\0qt  " + bytes(64), "video", ""),
    "avi": (b"RIFF\xff\0\0\0AVI LIST" + bytes(64), "video", ""),
    "html": (b"<!doctype html><script>alert(1)</script>", "not_a_picture", ""),
    "html-then-jpeg": (b"<html>" + saved(scene(), "jpeg"), "not_a_picture", ""),
    "text": ("صورة".encode(), "not_a_picture", ""),
    "zeros": (bytes(4096), "not_a_picture", ""),
    "one byte": (b"\xff", "not_a_picture", ""),
    "gifar": (saved(scene(), "gif") + b"PK\3\4" + bytes(64), "kind", "GIF"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not_a_picture", ""),
    "pdf-then-jpeg": (b"%PDF-1.7\n" + saved(scene(), "jpeg"), "kind", "PDF"),
    "zip-then-png": (b"PK\3\4" + saved(scene(), "png"), "kind", "ZIP"),
    "empty": (b"", "empty", ""),
}


POLYGLOTS = {
    "jpeg-and-html": jpeg_with(segment(0xFE, b"<script>alert(1)</script>" + CANARY.encode())),
    "jpeg-and-zip": jpeg_with(after=b"PK\3\4" + CANARY.encode()),
    "jpeg-and-php": jpeg_with(segment(0xE1, exif()), after=b"<?php system($_GET[0]);" * 9),
    "jpeg-and-script": jpeg_with(segment(0xE0, b"=1;alert(1)/*" + CANARY.encode())),
    "jpeg-and-pdf": jpeg_with(segment(0xFE, b"%PDF-1.7\n" + CANARY.encode()), after=b"%%EOF"),
    "png-and-php": png_with(chunk(b"puNK", b"<?php system($_GET[0]);" + CANARY.encode())),
    "png-and-zip": png_with(after=b"PK\3\4" + CANARY.encode()),
    "png-and-html": png_with(chunk(b"tEXt", b"Comment\0<script>" + CANARY.encode())),
    "webp-and-pdf": saved(scene(), "webp") + b"%PDF-1.7" + CANARY.encode(),
}


def header_of_png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width // 8 + 1) * 4))
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _claiming(data: bytes, width: int, height: int) -> bytes:
    """The same file with another size in its header; the pixels stay few."""
    if data.startswith(b"\xff\xd8"):
        at = data.index(b"\xff\xc0") + 5
        return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]
    old = b"ispe" + bytes(4) + struct.pack(">II", 96, 64)
    assert old in data
    return data.replace(old, b"ispe" + bytes(4) + struct.pack(">II", width, height))


def _webp_canvas(side: int) -> bytes:
    extended = b"VP8X\x0a\0\0\0\0\0\0\0" + (side - 1).to_bytes(3, "little") * 2
    body = b"WEBP" + extended + saved(scene(), "webp")[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _animated(kind: str, frames: int) -> bytes:
    rest = [Image.new("RGB", (64, 64), (step % 256, 9, 9)) for step in range(frames)]
    return saved(scene(64, 64), kind, save_all=True, append_images=rest)


def _many_scans() -> bytes:
    data = saved(scene(), "jpeg", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 2000 + b"\xff\xd9"


def truncated(kind: str, share: float) -> bytes:
    data = saved(scene(640, 480), kind)
    return data[: int(len(data) * share)]


ZEROS = zlib.compress(bytes(80_000_000), 9)
BOMBS = {
    "png-of-900-megapixels": (header_of_png(30_000, 30_000), "too_long"),
    "png-of-144-megapixels": (header_of_png(12_000, 12_000), "too_many_pixels"),
    "png-just-too-large": (header_of_png(8_000, 5_001), "too_many_pixels"),
    "jpeg-of-4225-megapixels": (_claiming(saved(scene(), "jpeg"), 65_000, 65_000), "too_long"),
    "jpeg-just-too-large": (_claiming(saved(scene(), "jpeg"), 10_001, 10_000), "too_many_pixels"),
    "webp-canvas": (_webp_canvas(16_383), "too_many_pixels"),
    "webp-canvas-longest": (_webp_canvas(1 << 24), "too_long"),
    "avif-claim": (_claiming(saved(scene(), "avif"), 16_000, 16_000), None),
    "heic-claim": (_claiming(saved(scene(), "heic"), 16_000, 16_000), None),
    "png-frames": (_animated("png", 300), "animated"),
    "webp-frames": (_animated("webp", 300), "animated"),
    "avif-frames": (_animated("avif", 30), "animated"),
    "jpeg-scans": (_many_scans(), "too_heavy"),
    "png-compressed-text": (png_with(chunk(b"zTXt", b"Comment\0\0" + ZEROS)), "too_heavy"),
    "png-international-text": (
        png_with(chunk(b"iTXt", b"Comment\0\1\0\0\0" + ZEROS)),
        "too_heavy",
    ),
    "png-text-late": (png_with(late=chunk(b"zTXt", b"Comment\0\0" + ZEROS)), "too_heavy"),
    "png-many-texts": (
        png_with(*[chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(900_000)))] * 90),
        "too_heavy",
    ),
    "png-profile": (png_with(chunk(b"iCCP", b"x\0\0" + ZEROS)), "too_heavy"),
    "too-many-bytes": (saved(scene(), "jpeg") + bytes(limits.MAX_BYTES), "too_many_bytes"),
}
