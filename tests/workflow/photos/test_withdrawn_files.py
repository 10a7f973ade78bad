"""What is withdrawn is out of reach even of a server that hands out the folder by itself."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from articles import workflow
from articles.models import Photo
from articles.workflow import renditions as photo_sizes
from articles.workflow.photo_files import set_aside, set_aside_files_of, set_aside_what_is_left
from articles.workflow.renditions import make_sizes
from newsroom.storage.folder import PictureFolder
from tests.public.photos import photo, with_sizes
from tests.stores import stores_in


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


def within_reach(store):
    return {path.name for path in (store / "media").rglob("*") if path.is_file()}


def out_of_reach(store):
    return [path for path in (store / "withdrawn").rglob("*") if path.is_file()]


@pytest.fixture
def withdraw(people, django_capture_on_commit_callbacks):
    def withdraw(made):
        with django_capture_on_commit_callbacks(execute=True):
            workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")
        return Photo.objects.get(pk=made.pk)

    return withdraw


def test_nothing_of_it_is_within_reach(people, withdraw, store):
    made, other = with_sizes(photo(people)), with_sizes(photo(people))
    default_storage.save(f"photos/{made.pk}/old.avif", ContentFile(b"an older crop"))
    own = default_storage.open(made.file.name).read()
    others = {name.rpartition("/")[2] for name in [other.file.name, *sizes(other)]}

    withdrawn = withdraw(made)

    assert within_reach(store) == others
    assert [path.read_bytes() for path in out_of_reach(store)] == [own]
    assert storages["withdrawn"].open(withdrawn.set_aside_as).read() == own
    assert withdrawn.file.name.split("/")[1].split(".")[0] not in withdrawn.set_aside_as


def sizes(made):
    return [name for _format, _width, name in made.renditions]


def test_what_lies_aside_is_for_the_newsroom_alone(people, withdraw, store):
    withdraw(photo(people))

    (path,) = out_of_reach(store)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_nothing_moves_before_the_withdrawal_is_stored(people, store):
    made = photo(people)
    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")

    assert within_reach(store)
    assert not out_of_reach(store)


def test_its_addresses_still_say_that_it_is_gone(client, people, withdraw):
    made = with_sizes(photo(people))
    withdraw(made)

    for name in (made.file.name, *sizes(made)):
        assert client.get(default_storage.url(name)).status_code == 410


def test_doing_it_again_changes_nothing(people, withdraw, store):
    withdrawn = withdraw(photo(people))
    before = out_of_reach(store)

    assert set_aside_files_of.call(withdrawn.pk) == 0
    assert out_of_reach(store) == before
    assert Photo.objects.get(pk=withdrawn.pk).set_aside_as == withdrawn.set_aside_as


@pytest.mark.parametrize("step", ["copy", "delete"])
def test_what_was_cut_off_is_done_by_the_next_job(people, store, monkeypatch, withdraw, step):
    made = with_sizes(photo(people))

    def away(*args, **options):
        raise OSError("the store does not answer")

    with monkeypatch.context() as broken:
        broken.setattr(PictureFolder, {"copy": "_save", "delete": "delete"}[step], away)
        withdrawn = withdraw(made)
    assert withdrawn.set_aside_as == ""
    assert within_reach(store)

    set_aside_what_is_left()

    assert within_reach(store) == set()
    assert len(out_of_reach(store)) == 1
    assert Photo.objects.get(pk=made.pk).set_aside_as == out_of_reach(store)[0].name


def test_a_job_that_was_making_sizes_meanwhile_leaves_none(people, withdraw, store, monkeypatch):
    made = photo(people)
    begun = photo_sizes._store

    def store_late(*args):
        if not out_of_reach(store):
            withdraw(made)
        begun(*args)

    monkeypatch.setattr(photo_sizes, "_store", store_late)
    make_sizes(made)

    assert within_reach(store) == set()
    assert Photo.objects.get(pk=made.pk).renditions == []


def test_a_file_that_was_lost_before_stops_nothing(people, withdraw, store):
    made = with_sizes(photo(people))
    os.remove(store / "media" / made.file.name)

    assert withdraw(made).set_aside_as
    assert within_reach(store) == set()


def test_a_photo_that_is_not_withdrawn_stays(people, store):
    made = with_sizes(photo(people))

    assert set_aside_files_of.call(made.pk) == 0
    assert len(within_reach(store)) == 4


def test_nobody_can_work_out_where_it_lies(people, withdraw, settings):
    made = photo(people)
    first = withdraw(made).set_aside_as
    settings.SECRET_KEY = "another newsroom's"
    other = Photo.objects.get(pk=made.pk)
    other.set_aside_as = ""
    set_aside(other)

    assert Photo.objects.get(pk=made.pk).set_aside_as != first
    assert len(first.partition(".")[0]) == 64
