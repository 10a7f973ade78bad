"""Pictures made for the tests, and the places in each format where a trace can hide."""

import json
import struct
import subprocess
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

CANARY = "CANARY9d41"
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'exif:GPSLatitude="37,3.5N" exif:GPSLongitude="41,13.2E" dc:source="{CANARY}"/>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 190), (245, 245, 245)


def scene(width: int = 96, height: int = 64) -> Image.Image:
    """Four quarters: red and green above, blue and white below."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    across, down = width // 2, height // 2
    draw.rectangle((across, 0, width, down - 1), fill=GREEN)
    draw.rectangle((0, down, across - 1, height), fill=BLUE)
    draw.rectangle((across, down, width, height), fill=WHITE)
    return image


def noise(width: int, height: int) -> Image.Image:
    """A picture that compresses about as badly as a photograph."""
    coarse = Image.effect_noise((width // 8, height // 8), 90).resize((width, height))
    fine = Image.blend(coarse, Image.effect_noise((width, height), 12), 0.3)
    ramp = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (fine, coarse, ramp))


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """The colours of the four quarters, row by row."""
    image, x, y = image.convert("RGB"), image.width // 4, image.height // 4
    return [image.getpixel((h, v)) for v in (y, 3 * y) for h in (x, 3 * x)]


def seen(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    output = BytesIO()
    if kind == "heic":
        pillow_heif.from_pillow(image).save(output, **options)
    else:
        image.save(output, kind.upper(), **options)
    return output.getvalue()


def exif(*, orientation: int = 1, gps: bool = True, thumbnail: bytes = b"", note: int = 0) -> bytes:
    """A TIFF block: maker, orientation, maker note, and if asked a position and a thumbnail.

    `note` is how long the maker's note is, at least.
    """
    block = Image.Exif()
    block[0x010F] = CANARY
    block[0x0112] = orientation
    block.get_ifd(0x8769)[0x927C] = f"note {CANARY}".encode().ljust(note, b"\1")
    if gps:
        block.get_ifd(0x8825).update({1: "N", 2: (37.0, 3.0, 30.0), 3: "E", 4: (41.0, 13.0, 12.0)})
    raw = block.tobytes()
    return b"Exif\0\0" + (_with_thumbnail(raw[6:], thumbnail) if thumbnail else raw[6:])


def _with_thumbnail(tiff: bytes, thumbnail: bytes) -> bytes:
    """Adds a second directory (EXIF 2.32, 4.5.2) whose JPEG follows it; little or big endian."""
    order = "<" if tiff.startswith(b"II") else ">"
    (first,) = struct.unpack(order + "I", tiff[4:8])
    (entries,) = struct.unpack(order + "H", tiff[first : first + 2])
    link = first + 2 + 12 * entries
    at = len(tiff) + len(tiff) % 2
    entry = struct.Struct(order + "HHII")
    directory = struct.pack(order + "H", 3) + b"".join(
        (
            entry.pack(0x0103, 4, 1, 6),
            entry.pack(0x0201, 4, 1, at + 42),
            entry.pack(0x0202, 4, 1, len(thumbnail)),
            struct.pack(order + "I", 0),
        )
    )
    linked = tiff[:link] + struct.pack(order + "I", at) + tiff[link + 4 :]
    return linked.ljust(at, b"\0") + directory + thumbnail


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg_with(
    *segments: bytes, late: bytes = b"", after: bytes = b"", image: Image.Image | None = None
) -> bytes:
    """A JPEG with segments after its start, others before its pixels, and bytes after its end."""
    plain = saved(image or scene(), "jpeg", quality=90)
    pixels = plain.index(b"\xff\xda")
    return plain[:2] + b"".join(segments) + plain[2:pixels] + late + plain[pixels:] + after


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(*chunks: bytes, late: bytes = b"", after: bytes = b"") -> bytes:
    """A PNG with chunks after its header, others before its end, and bytes after that."""
    plain = saved(scene(), "png")
    end = plain.rindex(b"\0\0\0\0IEND")
    return plain[:33] + b"".join(chunks) + plain[33:end] + late + plain[end:] + after


def webp_with(name: bytes, body: bytes) -> bytes:
    """A WebP with a chunk of that name, unknown to the format, after its picture."""
    plain = saved(scene(), "webp", exif=exif(gps=False)[6:])
    extended = plain[8:] + name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(extended)) + extended


def heic_with_thumbnail(side: int, **options: object) -> bytes:
    """A HEIC whose container holds a small copy beside the picture, as phones write them."""
    output, both = BytesIO(), pillow_heif.from_pillow(scene(4 * side, 3 * side))
    both[0].info["thumbnails"] = [side]
    both.save(output, **options)
    return output.getvalue()


def raw_profile(name: str, body: bytes) -> bytes:
    """The text chunk in which ImageMagick keeps EXIF, XMP and IPTC: hexadecimal, compressed."""
    text = f"\n{name}\n{len(body):8d}\n{body.hex()}\n".encode()
    return chunk(b"zTXt", f"Raw profile type {name}".encode() + b"\0\0" + zlib.compress(text))


def jfif_with(thumbnail: bytes) -> bytes:
    """The first segment with an uncompressed thumbnail of a few pixels (JFIF 1.02)."""
    wide = -(-len(thumbnail) // 3)
    pixels = thumbnail.ljust(3 * wide, b"\0")
    return segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1" + bytes([wide, 1]) + pixels)


def profile_with(text: bytes) -> bytes:
    """The profile of sRGB with a text in place of its description, and after its end."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = text.decode().encode("utf-16-be")
    at = profile.index("sRGB".encode("utf-16-be"))
    return profile[:at] + words + profile[at + len(words) :] + text


def iptc() -> bytes:
    """A Photoshop segment that holds the city (2:90) and a caption (2:120)."""
    sets = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(CANARY)) + CANARY.encode()
        for number in (90, 120)
    )
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets


def mpf(first_length: int, second_length: int) -> bytes:
    """A Multi-Picture Format segment (CIPA DC-007) that announces two pictures."""
    entries = struct.pack(">IIIHH", 0x030000, first_length, 0, 0, 0)
    entries += struct.pack(">IIIHH", 0, second_length, first_length, 0, 0)
    directory = struct.pack(">HHII4s", 3, 0xB000, 7, 4, b"0100")[2:]
    directory += struct.pack(">HHII", 0xB001, 4, 1, 2)
    directory += struct.pack(">HHII", 0xB002, 7, 32, 50)
    return b"MPF\0MM\0*\0\0\0\x08" + struct.pack(">H", 3) + directory + b"\0\0\0\0" + entries


def read_by_exiftool(data: bytes) -> dict[str, object]:
    """Every tag an independent reader finds, embedded and unknown ones too, by group and name."""
    command = ["exiftool", "-j", "-a", "-u", "-U", "-G1", "-ee", "-b", "-"]
    found = subprocess.run(command, input=data, capture_output=True, check=False)  # noqa: S603
    return json.loads(found.stdout)[0]
