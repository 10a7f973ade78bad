import pillow_heif
import pytest
from PIL import Image

from articles.photos import scrub

from .pictures import CANARY, exif, jpeg_with, saved, scene, segment
from .readers import (
    HAS_EXIFTOOL,
    PARTS,
    beside_structure,
    parts_of,
    read_all_by_exiftool,
    seen_by_pillow,
)
from .traces import MARK, PLANTED, WITH_LOCATION, WITHOUT_LOCATION

pytestmark = pytest.mark.skipif(not HAS_EXIFTOOL, reason="exiftool is not installed")


@pytest.fixture(scope="module")
def before():
    """What an independent reader finds in what is sent."""
    return read_all_by_exiftool(PLANTED)


@pytest.fixture(scope="module")
def stored():
    return {name: scrub(data) for name, data in PLANTED.items()}


@pytest.fixture(scope="module")
def after(stored):
    return read_all_by_exiftool({name: clean.data for name, clean in stored.items()})


@pytest.mark.parametrize("name", PLANTED)
def test_an_independent_reader_sees_the_trace_before(before, name):
    assert CANARY in str(before[name]) or MARK in PLANTED[name]


@pytest.mark.parametrize("name", ["jpeg-exif", "png-exif", "webp-exif", "avif-exif", "heic-exif"])
def test_an_independent_reader_sees_the_position_before(before, name):
    assert "Composite:GPSPosition" in before[name]


def test_another_reader_finds_a_small_copy_in_the_container_before():
    sent = pillow_heif.open_heif(PLANTED["heic-thumbnail"])
    assert sent.info["thumbnails"] == [96]
    assert sent.size == (384, 288)


@pytest.mark.parametrize("name", PLANTED)
def test_nothing_but_structure_is_stored(stored, after, name):
    clean = stored[name]
    assert beside_structure(after[name], clean.format) == set()
    assert seen_by_pillow(clean.data) == set()
    assert parts_of(clean.data, clean.format) <= PARTS[clean.format]
    assert MARK not in clean.data


@pytest.mark.parametrize("data", WITH_LOCATION.values(), ids=WITH_LOCATION)
def test_a_removed_location_is_reported(data):
    assert scrub(data).location_removed


@pytest.mark.parametrize("data", WITHOUT_LOCATION.values(), ids=WITHOUT_LOCATION)
def test_other_metadata_is_not_called_a_location(data):
    assert not scrub(data).location_removed


def test_a_gps_version_without_a_fix_is_no_location():
    block = Image.Exif()
    block.get_ifd(0x8825)[0] = b"\2\3\0\0"
    assert not scrub(saved(scene(), "jpeg", exif=block)).location_removed


@pytest.mark.parametrize(
    "block",
    [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0" + b"\xff" * 500, exif()[:60]],
)
def test_broken_exif_does_not_keep_a_picture_out(block):
    clean = scrub(jpeg_with(segment(0xE1, block)))
    assert (clean.width, clean.height) == (96, 64)
