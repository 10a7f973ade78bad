"""Every photo gets its sizes from the job queue, once."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command
from PIL import Image

from articles import workflow
from articles.models import Photo
from articles.models.clock import database_now
from articles.photos.renditions import CARD
from articles.templatetags.pictures import picture
from articles.workflow import renditions as photo_sizes
from articles.workflow.renditions import (
    PATIENCE,
    is_anything_left,
    make_sizes,
    make_up_for_lost_jobs,
    missing_sizes,
)
from newsroom.storage.folder import PictureFolder
from tests.photos.pictures import GREEN, corners, saved, scene
from tests.public.photos import photo
from tests.stores import stores_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(people, django_capture_on_commit_callbacks):
    def add(width=700, height=700):
        with django_capture_on_commit_callbacks(execute=True):
            data = saved(scene(width, height), "jpeg", quality=90)
            added = workflow.add_photo(data, actor=people.rojin)
        return Photo.objects.get(pk=added.photo.pk)

    return add


def opened(name):
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


def test_a_new_photo_has_every_size_once_it_is_stored(add):
    made = add()

    whole = [(kind, width) for kind, width, _name in made.sizes()]
    assert whole == [(kind, width) for width in (320, 480, 640) for kind in ("avif", "jpeg")]
    for kind, width, name in made.sizes():
        assert (opened(name).format.lower(), opened(name).size) == (kind, (width, width))
    for kind, width, name in made.sizes(CARD):
        assert (opened(name).format.lower(), opened(name).size) == (
            kind,
            (width, round(width / 1.5)),
        )


def test_nothing_is_made_in_the_request_itself(people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as later:
        made = workflow.add_photo(saved(scene(), "jpeg"), actor=people.rojin).photo

    assert len(later) == 1
    assert Photo.objects.get(pk=made.pk).renditions == []


def test_a_picture_in_the_shape_of_cards_needs_no_crops(add):
    assert add(600, 400).sizes(CARD) == []


def test_doing_it_again_makes_nothing(add):
    made = add()
    before = {name: default_storage.get_modified_time(name) for *_size, name in made.sizes()}

    assert missing_sizes(made) == []
    assert make_sizes(made) == 0
    assert {name: default_storage.get_modified_time(name) for name in before} == before
    assert Photo.objects.get(pk=made.pk).renditions == made.renditions


def test_crops_follow_the_focal_point(add, people, django_capture_on_commit_callbacks):
    made = add(640, 1600)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.set_focal_point(made, actor=people.salma, across=1, down=0)

    moved = Photo.objects.get(pk=made.pk)
    assert moved.sizes() == made.sizes()
    assert not {name for *_size, name in moved.sizes(CARD)} & {
        name for *_size, name in made.sizes(CARD)
    }
    seen = corners(opened(moved.sizes(CARD)[-1][2]))[1]
    assert all(abs(a - b) < 24 for a, b in zip(seen, GREEN, strict=True))


def test_a_late_job_does_not_bring_the_old_crops_back(add):
    made = add()
    Photo.objects.filter(pk=made.pk).update(focal_x=0.1, renditions=[])

    make_sizes(made)

    assert Photo.objects.get(pk=made.pk).renditions == []


def test_half_a_file_that_a_killed_job_left_gives_way(add):
    made = add()
    name = made.renditions[0][2]
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"half"))
    made.renditions = []

    make_sizes(made)

    assert opened(name).size == (320, 320)
    assert Photo.objects.get(pk=made.pk).renditions[0][2] == name


def test_what_is_missing_is_made_by_a_command(people, capsys):
    made = photo(people)
    assert made.renditions == []

    call_command("make_renditions")
    assert capsys.readouterr().out == "4 sizes made\n"
    assert len(Photo.objects.get(pk=made.pk).renditions) == 4
    call_command("make_renditions")
    assert capsys.readouterr().out == "0 sizes made\n"


def test_the_command_names_what_it_cannot_read_and_makes_the_rest(people, capsys):
    lost, made = photo(people), photo(people)
    default_storage.delete(lost.file.name)

    with pytest.raises(CommandError, match="1 photos"):
        call_command("make_renditions")

    assert f"Photo {lost.pk}:" in capsys.readouterr().err
    assert Photo.objects.get(pk=made.pk).renditions


def test_a_card_shows_the_crop_and_a_story_the_whole(add):
    made = add()
    whole, crops = ([name for *_size, name in made.sizes(shape)] for shape in ("", CARD))

    card, full = picture(made, "ar", shape=CARD), picture(made, "ar")

    assert all(name in card for name in crops)
    assert not any(name in card for name in whole)
    assert all(name in full for name in whole)
    assert 'width="700" height="467"' in card
    assert 'width="700" height="700"' in full


LONG_AGO = timedelta(hours=1)


def lost(made, *, since=LONG_AGO):
    """A photo whose job was lost that long ago."""
    Photo.objects.filter(pk=made.pk).update(renditions=[], sizes_due_since=database_now() - since)
    return made


def is_due(made):
    return Photo.objects.get(pk=made.pk).sizes_due_since is not None


def test_sizes_are_due_from_the_order_until_they_are_listed(
    people, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as later:
        made = workflow.add_photo(saved(scene(), "jpeg"), actor=people.rojin).photo
        assert is_due(made)
    assert later
    assert not is_due(made)

    with django_capture_on_commit_callbacks(execute=True):
        workflow.set_focal_point(made, actor=people.salma, across=0.1, down=0.2)
        assert is_due(made)
    assert not is_due(made)


def test_the_next_job_makes_up_for_one_that_was_lost(people, add):
    gone, waiting = lost(photo(people)), lost(photo(people), since=timedelta(minutes=1))
    withdrawn = lost(photo(people, withdrawn_at=database_now()))

    add()

    assert not is_due(gone)
    assert missing_sizes(Photo.objects.get(pk=gone.pk)) == []
    assert is_due(waiting)
    assert Photo.objects.get(pk=withdrawn.pk).renditions == []


def test_one_job_makes_up_for_some_and_leaves_the_rest_to_the_next(people, add, monkeypatch):
    monkeypatch.setattr(photo_sizes, "MOST_AT_ONCE", 2)
    made = [lost(photo(people)) for _ in range(3)]

    add(90, 60)
    assert sum(map(is_due, made)) == 1
    add(60, 90)
    assert not any(map(is_due, made))


def test_a_worker_that_begins_makes_all_that_is_due(people):
    made = [lost(photo(people)), lost(photo(people), since=timedelta(0))]
    assert is_anything_left()

    make_up_for_lost_jobs.call()

    assert not any(map(is_due, made))
    assert not is_anything_left()


def test_sizes_ordered_in_the_very_moment_a_worker_begins_are_made(people, monkeypatch):
    """SQLite's clock ticks in milliseconds: an order and a beginning may read the same one."""
    made, moment = photo(people), database_now()
    monkeypatch.setattr(photo_sizes, "database_now", lambda: moment)
    Photo.objects.filter(pk=made.pk).update(sizes_due_since=moment)
    assert is_anything_left()

    make_up_for_lost_jobs.call()

    assert not is_due(made)


def test_what_cannot_be_made_waits_for_its_turn_and_holds_nothing_up(people):
    broken, made = lost(photo(people)), lost(photo(people))
    default_storage.delete(broken.file.name)

    make_up_for_lost_jobs.call()

    assert not is_due(made)
    due_since = Photo.objects.get(pk=broken.pk).sizes_due_since
    assert database_now() - due_since < PATIENCE


def test_what_another_worker_has_begun_is_left_to_it(people, monkeypatch):
    lost(photo(people))
    begun = []

    def made_while_another_worker_looks(made):
        begun.append(made.pk)
        photo_sizes._make_up(by=database_now() - PATIENCE)
        return 0

    monkeypatch.setattr(photo_sizes, "make_sizes", made_while_another_worker_looks)
    photo_sizes._make_up(by=database_now() - PATIENCE)

    assert len(begun) == 1


def test_a_copy_that_another_worker_stores_meanwhile_is_kept_once(
    people, monkeypatch, settings, tmp_path
):
    stores_in(tmp_path, settings)
    made = photo(people)
    render = photo_sizes.render

    def stored_meanwhile(data, **options):
        picture = render(data, **options)
        monkeypatch.setattr(PictureFolder, "delete", another_comes_first)
        return picture

    def another_comes_first(store, name):
        monkeypatch.setattr(PictureFolder, "delete", FileSystemStorage.delete)
        store.save(name, ContentFile(b"theirs"))

    monkeypatch.setattr(photo_sizes, "render", stored_meanwhile)
    make_sizes(made)

    listed = {name for _format, _width, name in Photo.objects.get(pk=made.pk).renditions}
    _folders, stored = default_storage.listdir(f"photos/{made.pk}")
    assert {f"photos/{made.pk}/{name}" for name in stored} == listed
