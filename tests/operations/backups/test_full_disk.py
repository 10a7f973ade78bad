import subprocess

import pytest

from newsroom.operations.backups import files as written
from newsroom.operations.backups.faults import Fault

from .newsrooms import add_story, backed_up, files, filled, newsroom, put_back, stories, write

ROOM = 400_000


@pytest.fixture
def here(tmp_path, clock):
    return filled(tmp_path / "here")


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("no file system can be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


def test_a_disk_without_room_is_refused_before_anything_is_written(here, disk):
    with pytest.raises(Fault, match=r"room for 0 MiB, and \d+ MiB are needed"):
        backed_up(here, disk)
    assert list(disk.rglob("*/*")) == []


def test_a_disk_that_fills_up_meanwhile_keeps_the_backup_before(here, disk, tmp_path, monkeypatch):
    monkeypatch.setattr(written, "SPARE", 0)
    backed_up(here, disk / "target")
    before = stories(here), files(here.folder)
    add_story(here, 3, "Sê")
    write(here.folder / "media/photos/c.avif", bytes(2 * ROOM))
    with pytest.raises(Fault, match="room for"):
        backed_up(here, disk / "target")

    monkeypatch.setattr(written, "has_room", lambda *_asked: None)
    for place in ("target", "databases.sqlite"):
        name = f"newsroom.operations.backups.{place}.has_room"
        monkeypatch.setattr(name, lambda *_asked: None)
    with pytest.raises(OSError, match="No space left"):
        backed_up(here, disk / "target")

    there = newsroom(tmp_path / "there")
    put_back(there, disk / "target")
    assert (stories(there), files(there.folder)) == before
    assert [path for path in disk.rglob("*") if path.name.startswith(".")] == []


def test_a_full_disk_keeps_the_newsroom_that_stands(here, disk, tmp_path, monkeypatch):
    write(here.folder / "media/photos/c.avif", bytes(2 * ROOM))
    backed_up(here, tmp_path / "target")
    there = newsroom(disk / "there")
    with pytest.raises(Fault, match="room for"):
        put_back(there, tmp_path / "target")

    monkeypatch.setattr(written, "has_room", lambda *_asked: None)
    with pytest.raises(OSError, match="No space left"):
        put_back(there, tmp_path / "target")
    assert not there.database.path.exists()
    assert list(there.scratch.iterdir()) == []
