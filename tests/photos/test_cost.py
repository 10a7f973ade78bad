import os
import re
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from articles.photos import PhotoRefused
from articles.photos.darkroom import Darkroom
from articles.photos.limits import MAX_BYTES, MEGABYTE
from articles.photos.renditions import plan, render

from .hostile import BOMBS
from .pictures import exif, noise, saved

pytestmark = pytest.mark.slow

LARGEST = {
    "jpeg": ((11_500, 8_690), "jpeg", {"quality": 84, "exif": exif(orientation=6)}),
    "jpeg-progressive": ((11_500, 8_690), "jpeg", {"quality": 84, "progressive": True}),
    "jpeg-in-full": ((7_300, 5_475), "jpeg", {"quality": 95, "exif": exif(orientation=6)}),
    "jpeg-in-full-progressive": (
        (7_300, 5_475),
        "jpeg",
        {"quality": 94, "progressive": True, "subsampling": "4:4:4"},
    ),
    "webp": ((5_650, 4_240), "webp", {"quality": 85, "method": 0}),
    "avif": ((7_300, 5_475), "avif", {"quality": 60, "speed": 10}),
    "avif-kept": ((2_400, 1_600), "avif", {"quality": 80, "speed": 10}),
    "heic": ((7_300, 5_475), "heic", {"quality": 60}),
}

MOST_TIMES = {"avif": 10, "jpeg": 5}


@pytest.fixture
def room():
    room = Darkroom()
    yield room
    room.close()


def peak(room: Darkroom) -> int:
    status = Path(f"/proc/{room._worker.pid}/status").read_text()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])


def busy(room: Darkroom) -> float:
    """Processor seconds the worker has spent: what other work on the machine does not change."""
    fields = Path(f"/proc/{room._worker.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def stays_cheap(room: Darkroom, data: bytes) -> None:
    assert len(data) <= MAX_BYTES
    room.scrub(data)
    print(f"{busy(room):.1f} s, {peak(room) / MEGABYTE:.0f} MB", end=" ")
    assert busy(room) < 10
    assert peak(room) <= 450 * MEGABYTE


@pytest.mark.parametrize(("size", "kind", "options"), LARGEST.values(), ids=LARGEST)
def test_the_largest_stay_within_450_megabytes_and_ten_seconds(room, size, kind, options):
    stays_cheap(room, saved(noise(*size), kind, **options))


def test_a_cmyk_jpeg_of_forty_megapixels_stays_within_them_too(room):
    stays_cheap(room, saved(noise(7_300, 5_475).convert("CMYK"), "jpeg", quality=80))


def test_a_png_of_forty_megapixels_stays_within_them_too(room):
    few = noise(7_300, 5_475).quantize(16).convert("RGB")
    stays_cheap(room, saved(few, "png", exif=exif(orientation=6)))


@pytest.mark.parametrize("data", [data for data, _reason in BOMBS.values()], ids=BOMBS)
def test_a_bomb_takes_no_more_of_the_processor_than_a_photo(room, data):
    room.scrub(saved(noise(4000, 3000), "jpeg", quality=90))
    photo = busy(room)
    with pytest.raises(PhotoRefused):
        room.scrub(data)
    spent = busy(room) - photo
    print(f"{spent:.2f} s of {photo:.2f} s", end=" ")
    assert spent <= photo


@pytest.mark.parametrize("kind", ["avif", "jpeg"])
def test_all_sizes_of_a_large_photo_take_a_few_times_its_scrubbing(room, kind):
    sent = saved(noise(4000, 3000), "jpeg", quality=90)
    data = room.scrub(sent).data

    def all_sizes() -> None:
        for spec in plan(4000, 3000):
            if spec.format == kind:
                render(data, width=spec.width, format=kind, quality=spec.quality)

    before, started = busy(room), time.process_time()
    for _ in range(5):
        all_sizes()
        room.scrub(sent)
    rendered, scrubbed = time.process_time() - started, busy(room) - before
    print(f"{rendered / scrubbed:.2f} times {scrubbed / 5:.3f} s", end=" ")
    assert rendered <= MOST_TIMES[kind] * scrubbed


def took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.mark.parametrize("orientation", [1, 6])
def test_scrubbing_takes_half_as_long_again_as_decoding_and_encoding(room, orientation):
    data = saved(noise(4000, 3000), "jpeg", quality=90, exif=exif(orientation=orientation))
    room.scrub(data)

    def plain() -> None:
        Image.open(BytesIO(data)).save(BytesIO(), "JPEG", quality=88)

    pairs = [(took(lambda: room.scrub(data)), took(plain)) for _ in range(25)]
    scrubbed, decoded = (min(times) for times in zip(*pairs, strict=True))
    print(f"{scrubbed / decoded:.2f} times {decoded:.3f} s", end=" ")
    assert scrubbed <= 1.5 * decoded
