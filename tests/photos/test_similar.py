from io import BytesIO

import pytest
from PIL import Image, ImageEnhance

from articles.photos import scrub
from articles.photos.similar import are_alike, distance, perceptual_hash
from newsroom.operations.demo.drawing import draw

from .pictures import saved

SUBJECTS = list(draw.SUBJECTS)


@pytest.fixture(scope="module")
def photos():
    return {
        subject: scrub(draw.draw(subject, width=640, height=427, seed=1)) for subject in SUBJECTS
    }


def opened(clean) -> Image.Image:
    return Image.open(BytesIO(clean.data))


COPIES = {
    "smaller": lambda image: saved(image.resize((240, 160)), "jpeg"),
    "worse": lambda image: saved(image, "jpeg", quality=15),
    "png": lambda image: saved(image, "png"),
    "webp": lambda image: saved(image, "webp", quality=40),
    "grey": lambda image: saved(image.convert("L"), "jpeg"),
    "brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.15), "jpeg"),
    "transparent": lambda image: saved(image.convert("RGBA"), "png"),
}


@pytest.mark.parametrize("change", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_copy_is_alike(photos, subject, change):
    copy = scrub(change(opened(photos[subject])))
    assert are_alike(copy.perceptual_hash, photos[subject].perceptual_hash)


def test_different_pictures_are_not_alike(photos):
    hashes = [photo.perceptual_hash for photo in photos.values()]
    pairs = [(one, other) for one in hashes for other in hashes if one < other]
    assert len(pairs) == len(SUBJECTS) * (len(SUBJECTS) - 1) // 2
    assert not any(are_alike(*pair) for pair in pairs)


def test_a_hash_is_sixteen_hexadecimal_digits():
    assert perceptual_hash(Image.new("L", (50, 50))) == "0" * 16
    darkening = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_270)
    assert perceptual_hash(darkening) == "f" * 16


@pytest.mark.parametrize(
    ("one", "other", "bits"),
    [("0" * 16, "0" * 16, 0), ("0" * 16, "f" * 16, 64), ("00000000000000f0", "0" * 16, 4)],
)
def test_distance_counts_the_bits_that_differ(one, other, bits):
    assert distance(one, other) == bits
