import hashlib
import itertools
import re
from io import BytesIO

import pytest
from PIL import Image

from articles.photos import encoding, scrub
from articles.photos.scrubbing import scrub_here

from .odd import SIDEWAYS, display_p3, lying, profile, ycck
from .pictures import BLUE, GREEN, RED, WHITE, corners, exif, saved, scene

KINDS = {"jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif", "heic": "jpeg"}


def picture_in(clean) -> Image.Image:
    image = Image.open(BytesIO(clean.data))
    assert image.format.lower() == clean.format
    assert image.size == (clean.width, clean.height)
    return image


def looks_like(image, expected, *, within=24) -> bool:
    seen = itertools.chain.from_iterable(corners(image))
    meant = itertools.chain.from_iterable(expected)
    return all(abs(a - b) <= within for a, b in zip(seen, meant, strict=True))


@pytest.mark.parametrize(("kind", "stored"), KINDS.items())
def test_a_picture_keeps_its_look_and_its_format(kind, stored):
    clean = scrub(saved(scene(), kind))
    assert clean.format == stored
    assert (clean.width, clean.height) == (96, 64)
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


def test_the_name_is_random_and_ours():
    one, other = scrub(saved(scene(), "png")), scrub(saved(scene(), "png"))
    assert re.fullmatch(r"[0-9a-f]{32}\.png", one.name)
    assert one.name != other.name


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_picture_twice_is_the_same_bytes(kind):
    one, other = scrub(saved(scene(), kind)), scrub(saved(scene(), kind, exif=exif()))
    assert one.data == other.data
    assert one.sha256 == other.sha256 == hashlib.sha256(one.data).hexdigest()


@pytest.mark.parametrize("orientation", SIDEWAYS)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_the_orientation_is_applied(kind, orientation):
    clean = scrub(saved(lying(orientation), kind, exif=exif(orientation=orientation)))
    assert (clean.width, clean.height) == (96, 64)
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


def test_a_heic_turned_by_its_container_is_turned_once():
    clean = scrub(saved(lying(6), "heic", exif=exif(orientation=6)))
    assert (clean.width, clean.height) == (96, 64)
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_makes_no_sense_is_ignored(orientation):
    clean = scrub(saved(scene(), "jpeg", exif=exif(orientation=orientation)))
    assert (clean.width, clean.height) == (96, 64)


@pytest.mark.parametrize(
    ("kind", "mode", "stored"),
    [
        ("png", "1", "L"),
        ("png", "L", "L"),
        ("png", "LA", "LA"),
        ("png", "P", "RGB"),
        ("png", "RGBA", "RGBA"),
        ("jpeg", "L", "L"),
        ("jpeg", "CMYK", "RGB"),
        ("webp", "RGB", "RGB"),
        ("heic", "L", "L"),
    ],
)
def test_every_colour_mode_comes_in(kind, mode, stored):
    source = scene().convert(mode)
    clean = scrub(saved(source, kind))
    assert picture_in(clean).mode == stored
    assert looks_like(picture_in(clean), corners(source))


@pytest.mark.parametrize(("kind", "stored"), [("avif", "png"), ("heic", "png"), ("webp", "webp")])
def test_transparency_survives(kind, stored):
    source = scene().convert("RGBA")
    source.putalpha(Image.linear_gradient("L").resize(source.size))
    clean = scrub(saved(source, kind))
    assert clean.format == stored
    alpha = picture_in(clean).getchannel("A")
    assert alpha.getpixel((48, 2)) < 16
    assert alpha.getpixel((48, 61)) > 230


def test_a_palette_with_a_transparent_colour_becomes_transparent():
    source = scene().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    clean = scrub(saved(source, "png", transparency=source.getpixel((2, 2))))
    image = picture_in(clean)
    assert image.getpixel((2, 2))[3] == 0
    assert image.getpixel((90, 60))[3] == 255


def test_sixteen_bit_greys_are_scaled_and_not_cut_off():
    ramp = Image.linear_gradient("L").convert("I").point(lambda level: level * 257).convert("I;16")
    image = picture_in(scrub(saved(ramp, "png")))
    assert [image.getpixel((9, row)) for row in (0, 64, 128, 255)] == [0, 64, 128, 255]


@pytest.mark.parametrize(
    "plain", [saved(scene().convert("CMYK"), "jpeg", quality=95), ycck()], ids=["CMYK", "YCCK"]
)
def test_an_inverted_cmyk_of_adobe_is_read_as_it_was_meant(plain):
    assert b"Adobe" in plain
    assert looks_like(picture_in(scrub(plain)), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "heic"])
def test_colours_of_another_profile_are_turned_into_srgb(kind):
    clean = scrub(saved(scene(), kind, icc_profile=profile(swap=True)))
    assert "icc_profile" not in picture_in(clean).info
    swapped = [colour[::-1] for colour in (RED, GREEN, BLUE, WHITE)]
    assert looks_like(picture_in(clean), swapped)


def test_the_wide_colours_of_a_phone_stay_as_they_were_seen():
    wide = Image.new("RGB", (64, 64), (180, 120, 110))
    clean = scrub(saved(wide, "png", icc_profile=display_p3()))
    seen = picture_in(clean).getpixel((9, 9))
    # Worked out from the primaries of the two standards.
    assert all(abs(a - b) <= 2 for a, b in zip(seen, (190, 117, 107), strict=True))


@pytest.mark.parametrize(
    "profile", [profile(swap=False), b"not a profile", profile(swap=True)[:300]]
)
def test_srgb_and_broken_profiles_leave_the_colours_alone(profile):
    clean = scrub(saved(scene(), "jpeg", icc_profile=profile))
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


def test_a_profile_made_for_another_mode_leaves_the_colours_alone():
    clean = scrub(saved(scene().convert("CMYK"), "jpeg", icc_profile=profile(swap=True)))
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (17, 33)])
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_the_smallest_and_thinnest_come_in(kind, size):
    clean = scrub(saved(Image.new("RGB", size, RED), kind))
    assert (clean.width, clean.height) == size


def test_an_avif_too_large_to_encode_again_is_stored_as_jpeg(monkeypatch):
    monkeypatch.setattr(encoding, "AVIF_STORED_PIXELS", 96 * 64)
    assert scrub_here(saved(scene(96, 64), "avif")).format == "avif"
    assert scrub_here(saved(scene(96, 65), "avif")).format == "jpeg"


def test_a_progressive_jpeg_comes_in():
    clean = scrub(saved(scene(), "jpeg", progressive=True))
    assert looks_like(picture_in(clean), [RED, GREEN, BLUE, WHITE])


def test_a_jpeg_above_forty_megapixels_comes_in_at_half_its_size():
    clean = scrub(saved(Image.new("L", (9000, 5000), 90), "jpeg"))
    assert (clean.width, clean.height) == (4500, 2500)
