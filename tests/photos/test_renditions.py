import shutil
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.photos import PhotoRefused
from articles.photos.renditions import RenditionSpec, plan, render, rendition_key

from .pictures import (
    BLUE,
    CANARY,
    GREEN,
    RED,
    WHITE,
    XMP,
    corners,
    exif,
    jpeg_with,
    noise,
    read_by_exiftool,
    saved,
    scene,
    segment,
)

FORMATS = ["avif", "jpeg"]
PICTURE = saved(scene(1200, 800), "jpeg", quality=90)


def seen(data: bytes, kind: str) -> Image.Image:
    image = Image.open(BytesIO(data))
    assert image.format.lower() == kind
    return image.convert("RGB")


def near(colour, other) -> bool:
    return all(abs(a - b) <= 24 for a, b in zip(colour, other, strict=True))


def test_a_large_picture_has_four_widths_in_two_formats():
    assert plan(1600, 1067) == [
        RenditionSpec("avif", 320, 213, 45),
        RenditionSpec("jpeg", 320, 213, 70),
        RenditionSpec("avif", 480, 320, 45),
        RenditionSpec("jpeg", 480, 320, 70),
        RenditionSpec("avif", 640, 427, 45),
        RenditionSpec("jpeg", 640, 427, 70),
        RenditionSpec("avif", 960, 640, 45),
        RenditionSpec("jpeg", 960, 640, 70),
    ]


@pytest.mark.parametrize(
    ("size", "ratio", "widths"),
    [
        ((960, 10), None, [320, 480, 640, 960]),
        ((959, 10), None, [320, 480, 640]),
        ((500, 900), None, [320, 480]),
        ((200, 100), None, [200]),
        ((1, 1), None, [1]),
        ((1600, 400), 1.0, [320]),
        ((1600, 100), 1.0, [100]),
        ((400, 1600), 16 / 9, [320]),
    ],
)
def test_nothing_is_planned_that_is_wider_than_the_picture(size, ratio, widths):
    assert [spec.width for spec in plan(*size, ratio=ratio) if spec.format == "jpeg"] == widths


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("width", [320, 480, 640, 960])
def test_a_rendition_is_the_picture_made_smaller(kind, width):
    image = seen(render(PICTURE, width=width, format=kind), kind)
    assert image.size == (width, round(width * 2 / 3))
    assert all(map(near, corners(image), [RED, GREEN, BLUE, WHITE]))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_rendition_is_never_larger_than_the_picture(kind):
    small = saved(scene(100, 60), "png")
    assert seen(render(small, width=960, format=kind), kind).size == (100, 60)


@given(
    size=st.tuples(st.integers(1, 900), st.integers(1, 900)),
    ratio=st.none() | st.floats(0.25, 4),
    focal=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
@settings(max_examples=60, deadline=None)
def test_every_planned_rendition_is_made_in_the_size_planned(size, ratio, focal):
    data = saved(Image.new("L", size), "png")
    spec = plan(*size, ratio=ratio)[-1]
    made = render(data, width=spec.width, format=spec.format, focal=focal, ratio=ratio)
    assert Image.open(BytesIO(made)).size == (spec.width, spec.height)


@pytest.mark.parametrize(
    ("focal", "colour"),
    [
        ((0.0, 0.0), RED),
        ((1.0, 0.0), GREEN),
        ((0.0, 1.0), BLUE),
        ((1.0, 1.0), WHITE),
        ((0.2, 0.3), RED),
    ],
)
@pytest.mark.parametrize("ratio", [0.5, 3.0])
def test_the_crop_keeps_the_focal_point(focal, colour, ratio):
    image = seen(render(PICTURE, width=320, format="jpeg", focal=focal, ratio=ratio), "jpeg")
    assert abs(image.width / image.height - ratio) < 0.01
    across = focal[0] if ratio > 1 else 0.1 + 0.8 * (focal[0] > 0.5)
    down = focal[1] if ratio < 1 else 0.1 + 0.8 * (focal[1] > 0.5)
    point = (
        min(int(across * image.width), image.width - 1),
        min(int(down * image.height), image.height - 1),
    )
    assert near(image.getpixel(point), colour)


def test_transparency_turns_white():
    clear = saved(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "png")
    for kind in FORMATS:
        assert near(seen(render(clear, width=320, format=kind), kind).getpixel((9, 9)), WHITE)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_rendition_carries_no_metadata_even_when_the_picture_does(kind):
    traced = jpeg_with(
        segment(0xE1, exif(thumbnail=PICTURE[:4000])),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xFE, CANARY.encode()),
        after=CANARY.encode(),
        image=scene(500, 400),
    )
    made = render(traced, width=320, format=kind)
    assert CANARY.encode() not in made
    assert b"Exif" not in made
    if shutil.which("exiftool"):
        assert not [tag for tag in read_by_exiftool(made) if "GPS" in tag or "XMP" in tag]


def test_the_same_wishes_make_the_same_bytes_and_the_same_name():
    for kind in FORMATS:
        assert render(PICTURE, width=320, format=kind) == render(PICTURE, width=320, format=kind)
    one, other = (rendition_key("a" * 64, width=320, format="avif") for _ in range(2))
    assert one == other
    assert len(one) == 37
    assert one.endswith(".avif")


def test_every_wish_changes_the_name():
    wishes = {"sha256": "a" * 64, "width": 320, "format": "avif", "focal": (0.5, 0.5)}
    others = {"sha256": "b" * 64, "width": 480, "format": "jpeg", "focal": (0.5, 0.51)}

    def name(changed):
        values = wishes | changed
        return rendition_key(values.pop("sha256"), **values)

    names = {name({}), name({"ratio": 1.5}), *(name({wish: others[wish]}) for wish in others)}
    assert len(names) == 6


def test_a_broken_file_in_the_store_is_refused():
    with pytest.raises(PhotoRefused):
        render(PICTURE[:3000], width=320, format="jpeg")


@pytest.mark.parametrize("quality", [20, 90])
def test_quality_can_be_chosen(quality):
    busy = saved(noise(640, 480), "jpeg")
    chosen = len(render(busy, width=320, format="jpeg", quality=quality))
    usual = len(render(busy, width=320, format="jpeg"))
    assert (chosen < usual) == (quality < 70)
