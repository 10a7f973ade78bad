"""A picture's file is there whole, or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from articles import workflow
from articles.models import Photo
from newsroom.storage import folder
from newsroom.storage.folder import PictureFolder
from tests.photos.pictures import noise, saved

FILLS_THE_DISK = """
import resource, signal, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from newsroom.storage.folder import PictureFolder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    PictureFolder(sys.argv[1]).save("photos/a.jpg", ContentFile(bytes(100_000)))
except OSError as error:
    print(error.errno)
"""


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_name(tmp_path):
    name = PictureFolder(tmp_path).save("photos/a.jpg", ContentFile(b"picture"))

    assert name == "photos/a.jpg"
    assert [path.read_bytes() for path in files(tmp_path)] == [b"picture"]


def test_another_file_never_takes_its_place(tmp_path):
    store = PictureFolder(tmp_path)
    names = {store.save("photos/a.jpg", ContentFile(data)) for data in (b"one", b"two")}

    assert {store.open(name).read() for name in names} == {b"one", b"two"}


def test_a_full_disk_leaves_no_half_file(tmp_path):
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", FILLS_THE_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip() == "27"
    assert files(tmp_path) == []


@pytest.mark.django_db
def test_the_person_is_told_and_no_row_is_made(people, tmp_path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path

    def full(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "_write_through", full)
    with pytest.raises(workflow.Refused, match="could not be stored"):
        workflow.add_photo(saved(noise(64, 64), "jpeg"), actor=people.rojin)

    assert not Photo.objects.exists()
    assert files(tmp_path) == []


@pytest.fixture
def written(monkeypatch, tmp_path):
    """What was written to the disk itself and what got its name, in order."""
    done, fsync, replace = [], os.fsync, os.replace

    def told(known):
        path = Path(os.readlink(f"/proc/self/fd/{known}"))
        done.append("file" if path.is_file() else path.relative_to(tmp_path).as_posix())
        fsync(known)

    def named(old, new):
        done.append("name")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", told)
    monkeypatch.setattr(os, "replace", named)
    return done


def test_its_name_outlasts_a_power_failure(tmp_path, written):
    store = PictureFolder(tmp_path)

    store.save("photos/7/a.avif", ContentFile(b"picture"))
    assert written == ["file", "name", "photos/7", "photos", "."]

    written.clear()
    store.save("photos/7/b.avif", ContentFile(b"picture"))
    assert written == ["file", "name", "photos/7"]


def test_what_was_deleted_does_not_come_back_after_one(tmp_path, written):
    store = PictureFolder(tmp_path)
    store.save("photos/a.jpg", ContentFile(b"picture"))
    written.clear()

    store.delete("photos/a.jpg")
    store.delete("nowhere/a.jpg")

    assert written == ["photos"]
    assert files(tmp_path) == []
