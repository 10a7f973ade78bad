"""Killed before any of its steps, by a real signal, it leaves what stood before or what is new."""

import os
import shutil
import signal
import sys
from functools import partial

import pytest

from newsroom.operations.backups.target import Target

from .newsrooms import add_story, backed_up, files, filled, newsroom, put_back, stories, write

# Whatever opens, makes, renames or removes.
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect")
LEAST, MOST = 25, 200


def killed_at(step, act, steps=STEPS):
    """Do it in a process that is killed before that step; False where it has ended before."""
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(_Counting(step, steps))
            os.fsync = lambda file: sys.audit("os.rename", file)
            act()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


class _Counting:
    def __init__(self, step, steps):
        self.left, self.steps = step, steps

    def __call__(self, event, _arguments):
        if event in self.steps:
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def restored(target, place):
    """What is put back from the newest backup into an empty place."""
    there = newsroom(place)
    put_back(there, target)
    return stories(there), files(there.folder)


@pytest.mark.slow
def test_a_backup_that_is_killed_leaves_the_one_before(tmp_path):
    here, target = filled(tmp_path / "here"), tmp_path / "target"
    backed_up(here, target)
    old = stories(here), files(here.folder)
    add_story(here, 3, "Sê")
    write(here.folder / "media/photos/c.avif", b"new")
    new = stories(here), files(here.folder)
    assert old != new

    seen = []
    for step in range(MOST):
        copy = tmp_path / f"target-{step}"
        shutil.copytree(target, copy)
        if not killed_at(step, partial(backed_up, here, copy)):
            break
        seen.append(restored(copy, tmp_path / f"after-{step}"))
        backed_up(here, copy)
        assert list(copy.rglob(".*")) == []

    assert LEAST < len(seen) < MOST
    assert [each for each in seen if each not in (old, new)] == []
    assert seen[0] == old
    assert list(here.scratch.iterdir()) == []


@pytest.mark.slow
def test_a_restore_that_is_killed_leaves_the_newsroom_or_the_backup(tmp_path):
    here, target = filled(tmp_path / "here"), tmp_path / "target"
    backed_up(here, target)
    new = stories(here)

    seen = []
    for step in range(MOST):
        there = newsroom(tmp_path / f"there-{step}", key="old")
        filled_anew(there)
        old = stories(there)
        if not killed_at(step, partial(put_back, there, target, replacing=True)):
            break
        seen.append(stories(there))
        put_back(there, target, replacing=True)
        assert (stories(there), files(there.folder)) == (new, files(here.folder))

    assert LEAST < len(seen) < MOST
    assert [each for each in seen if each not in (old, new)] == []
    assert seen[0] == old


def filled_anew(there):
    made = filled(there.folder)
    add_story(made, 7, "Heft")
    for path in (there.folder / "media/photos").glob("a*"):
        path.unlink()


@pytest.mark.parametrize("left", [".unfinished-1", ".leaving-20260101T000000Z"])
def test_what_was_left_is_no_backup_and_goes(tmp_path, clock, left):
    here, target = filled(tmp_path / "here"), tmp_path / "target"
    made = backed_up(here, target)
    (target / made.name).rename(target / left)
    assert Target(target).backups() == []

    backed_up(here, target)

    assert not (target / left).exists()
    assert len(Target(target).backups()) == 1
