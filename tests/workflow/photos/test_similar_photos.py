"""The same picture is noticed when it comes in again in another shape of file."""

from io import BytesIO

import pytest
from PIL import Image

from articles import workflow
from articles.models import Photo
from newsroom.operations.demo.drawing.draw import SUBJECTS, draw
from tests.counting import calls
from tests.photos.pictures import saved
from tests.public.photos import photo

pytestmark = pytest.mark.django_db

HASH = "0123456789abcdef"
COPIES = {
    "smaller": lambda image: saved(image.resize((480, 320)), "jpeg"),
    "worse": lambda image: saved(image, "jpeg", quality=20),
    "another format": lambda image: saved(image, "webp", quality=50),
    "smaller and worse": lambda image: saved(image.resize((300, 200)), "jpeg", quality=30),
}


def drawn(subject="bridge"):
    return draw(subject, width=900, height=600, seed=1)


def brought_in(people, data):
    added = workflow.add_photo(data, actor=people.rojin)
    assert added.is_new
    return added.photo


@pytest.mark.parametrize("change", COPIES.values(), ids=COPIES)
def test_a_copy_is_found_from_either_side(people, change):
    first = brought_in(people, drawn())
    copy = brought_in(people, change(Image.open(BytesIO(drawn()))))

    assert workflow.similar_photos(copy) == [first]
    assert workflow.similar_photos(first) == [copy]


def test_other_pictures_are_not(people):
    made = [brought_in(people, drawn(subject)) for subject in list(SUBJECTS)[:4]]

    assert [workflow.similar_photos(each) for each in made] == [[]] * 4


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (HASH, True),
        ("0123456789abcdee", True),
        ("f123456789abcdee", True),
        ("f123456789abcd0e", False),
        ("fedcba9876543210", False),
        ("", False),
    ],
)
def test_five_bits_may_differ(people, other, is_found):
    made, another = photo(people, perceptual_hash=HASH), photo(people, perceptual_hash=other)

    assert workflow.similar_photos(made) == [another] * is_found


@pytest.mark.parametrize("gone", ["withdrawn_at", "removed_at"])
def test_what_cannot_be_chosen_is_not_shown(people, gone):
    made = photo(people, perceptual_hash=HASH)
    photo(people, perceptual_hash=HASH, **{gone: "2026-01-01T00:00:00Z"})

    assert workflow.similar_photos(made) == []


def test_of_many_that_look_alike_the_latest_are_shown(people):
    made = [photo(people, perceptual_hash="0" * 16) for _ in range(15)]

    assert workflow.similar_photos(made[0]) == made[:2:-1]


@pytest.mark.parametrize("many", [2_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_very_many_photos_cost_two_queries_and_little_work(people, django_assert_num_queries, many):
    made, another = (photo(people, perceptual_hash=HASH) for _ in range(2))
    alone = calls(workflow.similar_photos, made)
    Photo.objects.bulk_create(
        Photo(
            sha256=f"x{number:063d}",
            perceptual_hash=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
            file=f"photos/x{number}.jpg",
            width=600,
            height=400,
            uploaded_by=people.rojin,
        )
        for number in range(1, many + 1)
    )

    with django_assert_num_queries(2):
        found = workflow.similar_photos(made)

    assert found == [another]
    # A row is read and compared, and nothing is made of it.
    assert calls(workflow.similar_photos, made) - alone < many * 4
