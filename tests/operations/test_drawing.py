from io import BytesIO

import pytest
from PIL import Image, ImageStat

from articles.photos import scrub
from newsroom.operations.demo.drawing.draw import SUBJECTS, draw


def test_there_are_enough_subjects_for_a_front_page():
    assert len(SUBJECTS) >= 8


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_drawing_is_a_jpeg_that_comes_through_the_door(subject):
    clean = scrub(draw(subject, width=480, height=320, seed=1))
    assert (clean.format, clean.width, clean.height) == ("jpeg", 480, 320)
    assert not clean.location_removed


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_drawing_has_light_shade_and_colour(subject):
    image = Image.open(BytesIO(draw(subject, width=480, height=320, seed=1)))
    hue, saturation, light = image.convert("HSV").split()
    assert ImageStat.Stat(light).stddev[0] > 20
    assert ImageStat.Stat(saturation).mean[0] > 25
    assert len(set(hue.resize((24, 16)).tobytes())) > 8


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_same_seed_draws_the_same_and_another_does_not(subject):
    first = draw(subject, width=96, height=64, seed=1)
    assert first == draw(subject, width=96, height=64, seed=1)
    assert first != draw(subject, width=96, height=64, seed=2)


@pytest.mark.parametrize("size", [(64, 200), (200, 64)])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_shape_can_be_drawn(subject, size):
    width, height = size
    drawn = draw(subject, width=width, height=height, seed=3)
    assert Image.open(BytesIO(drawn)).size == size


def test_an_unknown_subject_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        draw("unicorns", seed=1)
