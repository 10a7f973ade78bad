"""The file of a photo that is shown again is back in reach, whatever happens meanwhile."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.models import Photo
from articles.workflow import Refused, photo_files
from articles.workflow import renditions as photo_sizes
from articles.workflow.photo_files import set_aside, set_aside_files_of, withdrawn_store
from articles.workflow.renditions import make_sizes, make_up_for_lost_jobs
from newsroom.storage.folder import PictureFolder
from tests.public.photos import photo, sizes, with_sizes, within_reach
from tests.stores import stores_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


def test_a_photo_whose_file_is_lost_is_not_shown_again(people, withdrawn):
    made, _picture = withdrawn
    withdrawn_store().delete(made.set_aside_as)

    with pytest.raises(Refused, match="cannot be read"):
        workflow.show_photo_again(made, actor=people.zelal, note="خطأ")


def test_nor_while_the_store_is_away(people, withdrawn, monkeypatch):
    monkeypatch.setattr(PictureFolder, "exists", away)

    with pytest.raises(Refused, match="cannot be read"):
        workflow.show_photo_again(withdrawn[0], actor=people.zelal, note="خطأ")


# A job that no worker has come to yet.
NEVER = SimpleNamespace(enqueue=lambda photo_id: None)


def away(*args, **options):
    raise OSError("the store does not answer")


def test_it_is_shown_again_before_its_file_was_set_aside(people, stored, monkeypatch):
    made = with_sizes(photo(people))
    with monkeypatch.context() as broken:
        broken.setattr(photo_files, "set_aside", away)
        made = stored(workflow.withdraw_photo, made, people.zelal)
    assert made.set_aside_as == ""

    again = stored(workflow.show_photo_again, made, people.zelal)

    assert within_reach(again)
    set_aside_files_of.call(made.pk)
    assert within_reach(again)


def test_a_store_that_fails_late_is_made_up_for(people, withdrawn, stored, monkeypatch):
    made, picture = withdrawn
    with monkeypatch.context() as broken:
        broken.setattr(PictureFolder, "_save", away)
        again = stored(workflow.show_photo_again, made, people.zelal)
    assert again.sizes_due_since
    assert not default_storage.exists(made.file.name)

    make_up_for_lost_jobs.call()

    assert within_reach(again) == picture
    assert all(map(default_storage.exists, sizes(Photo.objects.get(pk=made.pk))))


def test_the_nightly_look_brings_a_file_back(people, withdrawn, stored, capsys):
    made, picture = withdrawn
    again = stored(workflow.show_photo_again, made, people.zelal)
    default_storage.delete(made.file.name)

    call_command("check_photos")

    assert capsys.readouterr().out.startswith(f"Brought the file of photo {made.pk} back\n")
    assert within_reach(again) == picture
    call_command("check_photos")
    assert "all in order" in capsys.readouterr().out


def test_the_nightly_look_names_a_file_that_is_lost_here_and_aside(
    people, withdrawn, stored, capsys
):
    made, _picture = withdrawn
    again = stored(workflow.show_photo_again, made, people.zelal)
    withdrawn_store().delete(again.set_aside_as)
    call_command("check_photos")
    default_storage.delete(made.file.name)

    with pytest.raises(CommandError, match="1 missing"):
        call_command("check_photos")
    assert f"Photo {made.pk} lacks {made.file.name}" in capsys.readouterr().out


def test_withdrawn_again_nothing_is_in_reach(people, withdrawn, stored, store):
    made, picture = withdrawn
    for _ in range(2):
        made = stored(workflow.show_photo_again, made, people.zelal)
        assert within_reach(made) == picture
        made = stored(workflow.withdraw_photo, made, people.zelal)
        assert not [path for path in (store / "media").rglob("*") if path.is_file()]
        assert withdrawn_store().open(made.set_aside_as).read() == picture


@pytest.mark.parametrize("moment", ["before it copies", "before it deletes"])
def test_setting_aside_that_is_overtaken_by_showing_again_takes_nothing_away(
    people, stored, monkeypatch, moment
):
    made = with_sizes(photo(people))
    picture = within_reach(made)
    workflow.withdraw_photo(made, actor=people.zelal, note="خطأ")
    name = {"before it copies": "exists", "before it deletes": "delete"}[moment]
    begun, turns = getattr(PictureFolder, name), []

    def late(*args):
        if not turns:
            turns.append(args)
            stored(workflow.show_photo_again, made, people.zelal)
        return begun(*args)

    monkeypatch.setattr(PictureFolder, name, late)
    set_aside(Photo.objects.get(pk=made.pk))

    assert turns
    assert within_reach(made) == picture
    assert made in Photo.objects.usable()


def test_bringing_back_that_is_overtaken_by_a_withdrawal_leaves_nothing_in_reach(
    people, withdrawn, stored, monkeypatch, store
):
    made, _picture = withdrawn
    save, turns = PictureFolder._save, []

    def late(*args):
        if not turns:
            turns.append(args)
            stored(workflow.withdraw_photo, made, people.zelal)
        return save(*args)

    monkeypatch.setattr(PictureFolder, "_save", late)
    stored(workflow.show_photo_again, made, people.zelal)

    assert turns
    assert not [path for path in (store / "media").rglob("*") if path.is_file()]
    assert Photo.objects.withdrawn().get(pk=made.pk).set_aside_as


def test_two_who_bring_it_back_leave_one_file(people, withdrawn, stored, monkeypatch):
    made, picture = withdrawn
    monkeypatch.setattr(photo_files, "bring_within_reach", lambda photo: False)
    again = stored(workflow.show_photo_again, made, people.zelal)
    monkeypatch.undo()
    named, turns = PictureFolder.get_available_name, []

    def late(*args, **options):
        if not turns:
            turns.append(args)
            photo_files.bring_within_reach(again)
        return named(*args, **options)

    monkeypatch.setattr(PictureFolder, "get_available_name", late)
    photo_files.bring_within_reach(again)

    folders, files = default_storage.listdir("photos")
    assert files == [made.file.name.rpartition("/")[2]]
    assert within_reach(made) == picture


def test_sizes_that_a_slow_job_has_made_before_are_not_listed(people, stored, monkeypatch):
    made = photo(people)
    begun_at = timezone.now() - timedelta(hours=1)
    Photo.objects.filter(pk=made.pk).update(sizes_due_since=begun_at)
    slow = Photo.objects.get(pk=made.pk)
    begun, turns = photo_sizes._store, []

    def late(*args):
        begun(*args)
        if not turns:
            turns.append(args)
            stored(workflow.withdraw_photo, made, people.zelal)
            with monkeypatch.context() as waiting:
                waiting.setattr(photo_sizes, "make_sizes_of", NEVER)
                stored(workflow.show_photo_again, made, people.zelal)

    monkeypatch.setattr(photo_sizes, "_store", late)
    make_sizes(slow)
    assert Photo.objects.get(pk=made.pk).renditions == []

    make_up_for_lost_jobs.call()
    done = Photo.objects.get(pk=made.pk)
    assert done.renditions
    assert all(map(default_storage.exists, sizes(done)))
