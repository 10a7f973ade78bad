"""A disk that fills up while a picture is written: it is said, and nothing half is left."""

import errno
import os
import subprocess
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone, translation

from articles import workflow
from articles.models import Photo, SentPicture
from articles.workflow import recording
from articles.workflow.photos import adding as photos
from articles.workflow.photos import quota as photo_quota
from articles.workflow.renditions import make_sizes, make_sizes_of

from .doors import DOORS, Desk
from .pictures import noise, saved, seen
from .table import Row

pytestmark = pytest.mark.django_db
SPACE = 2 * 1024 * 1024
PICTURE = saved(noise(640, 480), "jpeg", quality=95)


class Disk:
    """A folder that can be filled; a real small file system where that can be made."""

    def __init__(self, folder):
        self.folder, self.filler = folder, folder / "filler"

    @contextmanager
    def filled(self, monkeypatch, *, but=8 * 1024):
        """Leaves so many bytes free while the block runs."""
        free = os.statvfs(self.folder)
        self.filler.write_bytes(bytes(free.f_bavail * free.f_frsize - but))
        yield
        self.filler.unlink()

    def files(self):
        return {path.name for path in self.folder.rglob("*") if path.is_file()}


class PretendedDisk(Disk):
    """Writes fail after a few bytes; for whoever may not make file systems."""

    @contextmanager
    def filled(self, monkeypatch, *, but=8 * 1024):
        left = [but]

        def chunks(content, chunk_size=None):
            data = content.read()
            yield data[: left[0]]
            left[0] -= len(data)
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patched:
            patched.setattr(ContentFile, "chunks", chunks)
            yield


@contextmanager
def small_file_system(folder):
    mounted = subprocess.run(  # noqa: S603
        ["mount", "-t", "tmpfs", "-o", f"size={SPACE}", "none", str(folder)],  # noqa: S607
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("no file system can be made here")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607


@pytest.fixture(params=["real", "pretended"])
def disk(request, tmp_path, settings):
    folder = tmp_path / "media"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    if request.param == "pretended":
        yield PretendedDisk(folder)
        return
    with small_file_system(folder) as disk:
        yield disk


def test_a_full_disk_is_named_at_every_door_and_the_next_picture_comes_in(
    people, disk, tmp_path, monkeypatch
):
    desk, row = Desk(people, tmp_path), Row(PICTURE, None)
    before = disk.files()
    for name, door in DOORS.items():
        people.rojin.interface_language = door.language
        people.rojin.save(update_fields=["interface_language"])
        with translation.override(door.language):
            words = str(workflow.reasons.DISK_FULL)
            with disk.filled(monkeypatch):
                status, said = door.bring(desk, row)
        assert status in (2, 200, 302, 403, 503), name
        assert words in said, name
        assert "Traceback" not in said
        assert disk.files() == before, name
    assert Photo.objects.count() == 1

    status, _said = DOORS["by script"].bring(desk, row)

    assert status == 200
    photo = Photo.objects.latest("pk")
    with photo.file.open("rb") as file:
        assert seen(file.read()).size == (640, 480)
    assert disk.files() - before == {photo.file.name.removeprefix("photos/")}


def test_sizes_for_which_there_is_no_room_are_made_later(people, disk, monkeypatch, capsys):
    photo = workflow.add_photo(PICTURE, actor=people.rojin).photo
    with disk.filled(monkeypatch):
        with pytest.raises(OSError, match="No space"):
            make_sizes_of.call(photo.pk)
        with pytest.raises(CommandError, match="1 photos"):
            call_command("make_renditions")
        photo.refresh_from_db()
        assert photo.renditions == []
        assert not any(name.endswith(".part") for name in disk.files())
    assert f"Photo {photo.pk}: " in capsys.readouterr().err

    assert make_sizes(photo) > 0
    photo = Photo.objects.get()
    for kind, width, name in photo.sizes():
        with photo.file.storage.open(name) as file:
            image = seen(file.read())
        assert (image.format.lower(), image.width) == (kind, width)


def fails(*_args, **_kwargs):
    raise OperationalError("database or disk is full")


def test_a_database_without_room_is_told_and_the_file_goes_again(people, disk, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(recording, "database_now", fails)
        with pytest.raises(workflow.Refused, match="could not be stored"):
            workflow.add_photo(PICTURE, actor=people.rojin)
    assert disk.files() == set()
    assert not Photo.objects.exists()
    assert workflow.add_photo(PICTURE, actor=people.rojin).is_new


def test_a_line_that_breaks_after_the_row_was_written_keeps_its_file(people, disk, monkeypatch):
    enter = photos._enter

    def breaks(photo, actor):
        enter(photo, actor)
        fails()

    monkeypatch.setattr(photos, "_enter", breaks)
    with pytest.raises(workflow.Refused, match="could not be stored"):
        workflow.add_photo(PICTURE, actor=people.rojin)

    assert disk.files() == {Photo.objects.get().file.name.removeprefix("photos/")}


@pytest.mark.parametrize("moment", ["database_now", "get_user_model"])
def test_a_database_without_room_to_count_a_picture_is_told_too(people, disk, monkeypatch, moment):
    with monkeypatch.context() as patched:
        patched.setattr(photo_quota, moment, fails)
        with pytest.raises(workflow.Refused, match="could not be stored"):
            workflow.add_photo(PICTURE, actor=people.rojin)

    assert not SentPicture.objects.exists()
    assert workflow.add_photo(PICTURE, actor=people.rojin).is_new


def test_a_picture_that_was_opened_comes_in_though_it_cannot_be_written_that_it_was(
    people, monkeypatch
):
    monkeypatch.setattr(SentPicture, "save", lambda self, **fields: fails())
    monkeypatch.setattr(
        photo_quota, "_take", lambda actor: SentPicture(sender=actor, sent_at=timezone.now())
    )

    assert workflow.add_photo(PICTURE, actor=people.rojin).is_new
