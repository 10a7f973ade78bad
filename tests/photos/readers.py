"""Three readers that agree on nothing but the formats: exiftool, Pillow, and one of our own."""

import json
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

HAS_EXIFTOOL = shutil.which("exiftool") is not None
EXIFTOOL = ["exiftool", "-j", "-a", "-u", "-U", "-G1", "-ee", "-b"]

# What exiftool calls the parts that make up a picture without metadata.
TAGS = {
    "jpeg": """File:EncodingProcess File:BitsPerSample File:ColorComponents File:YCbCrSubSampling
        File:ImageWidth File:ImageHeight JFIF:JFIFVersion JFIF:ResolutionUnit JFIF:XResolution
        JFIF:YResolution""",
    "png": """PNG:ImageWidth PNG:ImageHeight PNG:BitDepth PNG:ColorType PNG:Compression PNG:Filter
        PNG:Interlace""",
    "webp": """RIFF:VP8Version RIFF:ImageWidth RIFF:ImageHeight RIFF:HorizontalScale
        RIFF:VerticalScale RIFF:WebP_Flags RIFF:AlphaPreprocessing RIFF:AlphaFiltering
        RIFF:AlphaCompression""",
    "avif": """File:ImageWidth File:ImageHeight QuickTime:MajorBrand QuickTime:MinorVersion
        QuickTime:CompatibleBrands QuickTime:HandlerType QuickTime:ImageSpatialExtent
        QuickTime:ImagePixelDepth QuickTime:AV1ConfigurationVersion QuickTime:SeqProfile
        QuickTime:SeqTier0 QuickTime:ChromaFormat QuickTime:ChromaSamplePosition
        QuickTime:InitialDelaySamples QuickTime:ColorProfiles QuickTime:ColorPrimaries
        QuickTime:TransferCharacteristics QuickTime:MatrixCoefficients
        QuickTime:QuickTime_ColorRep_0x000a QuickTime:MediaDataSize QuickTime:MediaDataOffset
        QuickTime:MediaData Meta:PrimaryItemReference""",
}
ANY_FILE = """SourceFile ExifTool:ExifToolVersion File:FileType File:FileTypeExtension File:MIMEType
    System:FileName System:Directory System:FileSize System:FileModifyDate System:FileAccessDate
    System:FileInodeChangeDate System:FilePermissions Composite:ImageSize Composite:Megapixels"""

# What Pillow knows of a picture beside its pixels.
INFO = {
    "jpeg": {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"},
    "png": set(),
    # The times of the one frame, as the decoder makes them up.
    "webp": {"loop", "background", "timestamp", "duration"},
    "avif": {"timestamp", "duration"},
}
# What the formats themselves call their parts: segments, chunks and boxes.
PARTS = {
    "jpeg": {"e0", "db", "c0", "c2", "c4", "da", "end"},
    "png": {"IHDR", "IDAT", "IEND", "end"},
    "webp": {"VP8 ", "VP8L", "VP8X", "ALPH", "end"},
    "avif": {"ftyp", "meta", "mdat", "end"},
}


def read_all_by_exiftool(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """Every tag that exiftool finds in each file, embedded and unknown ones too."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: str(Path(folder) / str(number)) for number, name in enumerate(files)}
        for name, path in paths.items():
            Path(path).write_bytes(files[name])
        found = subprocess.run(  # noqa: S603
            [*EXIFTOOL, *paths.values()], capture_output=True, check=False
        )
    by_path = {tags["SourceFile"]: tags for tags in json.loads(found.stdout)}
    return {name: by_path[path] for name, path in paths.items()}


def beside_structure(tags: Mapping[str, object], kind: str) -> set[str]:
    """The tags that a picture of that kind does not need."""
    return set(tags) - set(f"{ANY_FILE} {TAGS[kind]}".split())


def seen_by_pillow(data: bytes) -> set[str]:
    """What Pillow finds beside the pixels and what the format needs."""
    image = Image.open(BytesIO(data))
    image.load()
    extra = set(image.info) - INFO[image.format.lower()]
    extra |= {f"exif {tag}" for tag in image.getexif()}
    extra |= {f"segment {name}" for name, _body in getattr(image, "applist", ()) if name != "APP0"}
    return extra | {f"frame {number}" for number in range(1, getattr(image, "n_frames", 1))}


def parts_of(data: bytes, kind: str) -> set[str]:
    """The names of the parts that a file consists of, `end` if it ends where the format says."""
    return set(READERS[kind](data))


def _segments(data: bytes) -> Iterator[str]:
    """ISO/IEC 10918-1, annex B: markers with lengths; after a scan its entropy-coded bytes."""
    at = 2
    while at < len(data):
        marker = data[at + 1]
        if marker == 0xD9:
            yield "end" if at + 2 == len(data) else "bytes after the end"
            return
        yield f"{marker:02x}"
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker == 0xE0 and data[at + 4 : at + 20] != JFIF:
            yield "unknown e0"
        at += 2 + length
        if marker == 0xDA:
            at += re.search(rb"\xff[^\0\xd0-\xd7]", data[at:]).start()


JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb"


def _png_chunks(data: bytes) -> Iterator[str]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8].decode("latin-1")
        at += 12 + length
        if data[at - 8 : at - 4] == b"IEND":
            yield "end" if at == len(data) else "bytes after the end"
            return


def _webp_chunks(data: bytes) -> Iterator[str]:
    (length,) = struct.unpack("<I", data[4:8])
    at = 12
    while at < len(data):
        yield data[at : at + 4].decode("latin-1")
        (size,) = struct.unpack("<I", data[at + 4 : at + 8])
        at += 8 + size + size % 2
    yield "end" if at == len(data) == length + 8 else "bytes after the end"


def _boxes(data: bytes) -> Iterator[str]:
    at = 0
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8].decode("latin-1")
        at += max(length, 8)
    yield "end" if at == len(data) else "bytes after the end"


READERS = {"jpeg": _segments, "png": _png_chunks, "webp": _webp_chunks, "avif": _boxes}
