"""A picture that comes again, as where a connection drops: it is answered unopened."""

import pytest

from articles import workflow
from articles.models import SentPicture
from articles.photos import PhotoRefused
from articles.workflow.photos import adding as photos
from tests.photos.pictures import saved, scene
from tests.photos.traces import PLANTED

pytestmark = pytest.mark.django_db
LOCATED = PLANTED["jpeg-exif"]
PICTURE, ANOTHER = saved(scene(80), "png"), saved(scene(81), "png")
BROKEN = PICTURE[:-40]


@pytest.fixture
def opened(monkeypatch):
    """How often a picture had to be opened."""
    times, scrub = [], photos.scrub

    def counted(data):
        times.append(len(data))
        return scrub(data)

    monkeypatch.setattr(photos, "scrub", counted)
    return times


def test_the_same_picture_again_costs_nothing_and_takes_no_place(people, opened):
    first = workflow.add_photo(LOCATED, actor=people.rojin)
    again = [workflow.add_photo(LOCATED, actor=people.rojin) for _ in range(9)]

    assert len(opened) == 1
    assert {each.photo for each in again} == {first.photo}
    assert not any(each.is_new for each in again)
    assert first.location_removed
    assert all(each.location_removed for each in again)
    assert SentPicture.objects.count() == 1


def test_it_is_answered_even_when_no_place_is_left(people, settings):
    settings.PHOTOS_PER_DAY = 1
    workflow.add_photo(PICTURE, actor=people.rojin)

    assert not workflow.add_photo(PICTURE, actor=people.rojin).is_new
    with pytest.raises(workflow.Refused):
        workflow.add_photo(ANOTHER, actor=people.rojin)


def test_what_was_refused_is_refused_again_unopened_with_the_same_words(people, opened):
    with pytest.raises(PhotoRefused) as first:
        workflow.add_photo(BROKEN, actor=people.rojin)
    with pytest.raises(PhotoRefused) as again:
        workflow.add_photo(BROKEN, actor=people.rojin)

    assert len(opened) == 1
    assert (again.value.reason, again.value.details) == (first.value.reason, first.value.details)


@pytest.mark.parametrize("reason", ["busy", "too_heavy"])
def test_what_may_pass_is_tried_again(people, monkeypatch, reason):
    with monkeypatch.context() as patched:
        patched.setattr(photos, "scrub", raising(PhotoRefused(reason)))
        with pytest.raises(PhotoRefused):
            workflow.add_photo(PICTURE, actor=people.rojin)

    assert workflow.add_photo(PICTURE, actor=people.rojin).is_new


def raising(error):
    def scrub(data):
        raise error

    return scrub


def test_nobody_learns_what_another_has_sent(people, opened):
    for person in (people.rojin, people.karim):
        with pytest.raises(PhotoRefused):
            workflow.add_photo(BROKEN, actor=person)

    assert len(opened) == 2


def test_a_photo_that_was_withdrawn_meanwhile_does_not_come_back(people):
    added = workflow.add_photo(PICTURE, actor=people.rojin)
    workflow.withdraw_photo(added.photo, actor=people.zelal, note="وجه طفل")

    with pytest.raises(workflow.Refused, match="withdrawn"):
        workflow.add_photo(PICTURE, actor=people.rojin)
