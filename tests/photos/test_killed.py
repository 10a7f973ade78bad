"""A process that is killed while a picture comes in leaves nothing that is half."""

import os
import random
import signal
import time
from datetime import timedelta
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connections

from articles import workflow
from articles.management.commands import check_photos
from articles.models import Photo
from articles.workflow import photo_files, recording
from articles.workflow import renditions as photo_sizes
from articles.workflow.photo_files import FOLDER
from newsroom.storage import folder as picture_folder
from tests import cast
from tests.journal import journal_of
from tests.stores import stores_in

from .doors import DOORS, Desk
from .pictures import noise, saved, seen
from .table import Row

PICTURE = saved(noise(360, 240), "jpeg", quality=95)


def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def half_a_file(content, chunk_size=None):
    yield content.read(20_000)
    die()


# Where the process is killed, and whether the photo is there afterwards.
MOMENTS = {
    "while the file is written": ((ContentFile, "chunks", half_a_file), False),
    "before the file is on the disk": ((picture_folder, "_write_through", die), False),
    "before it has its name": ((picture_folder.os, "replace", die), False),
    "before its row is written": ((Photo, "save", die), False),
    "before its row is kept": ((recording, "database_now", die), False),
    "before its sizes are made": ((photo_sizes, "render", die), True),
    "while its sizes are stored": ((photo_sizes, "_store", die), True),
}


@pytest.fixture
def people(transactional_db):
    return cast.enter()


@pytest.fixture
def desk(people, tmp_path, settings):
    stores_in(tmp_path, settings)
    return Desk(people, tmp_path)


def dies(act):
    """Run the act in a process of its own, which has to be killed before it ends."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def files():
    return set(photo_files.names_below(default_storage, FOLDER))


def check():
    """What the nightly command finds, as if everything had lain there for long."""
    try:
        call_command("check_photos")
    except CommandError as problem:
        return str(problem)
    return ""


def all_is_whole():
    """Every row has its file, every file that bears a picture's name is one."""
    named = set(Photo.objects.values_list("file", flat=True))
    for name in files():
        if not name.endswith(".part"):
            with default_storage.open(name) as file:
                seen(file.read())
    assert named <= files()
    assert Photo.objects.count() == journal_of(Photo).count() + 1


CASES = [(moment, "by script") for moment in MOMENTS]
CASES += [
    (moment, "by command") for moment in ("while the file is written", "before its row is kept")
]


@pytest.mark.parametrize(("moment", "name"), CASES)
def test_whenever_it_is_killed_nothing_half_is_seen(desk, monkeypatch, capsys, moment, name):
    (place, function, end), is_there = MOMENTS[moment]
    before, known = files(), Photo.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(place, function, end)
        dies(partial(DOORS[name].bring, desk, Row(PICTURE, None)))

    assert Photo.objects.count() == known + is_there
    all_is_whole()
    monkeypatch.setattr(check_photos, "SETTLED", timedelta(0))
    left = files() - before - set(Photo.objects.values_list("file", flat=True))
    assert check() == (f"{len(left)} files unused, 0 missing" if left else "")
    assert all(f"Nothing uses {file}" in capsys.readouterr().out for file in left)
    assert len(left) <= 1
    status, _said = DOORS[name].bring(desk, Row(PICTURE, None))
    assert status in (0, 200)
    assert Photo.objects.count() == known + 1
    call_command("make_renditions")
    all_is_whole()
    assert Photo.objects.latest("pk").renditions
    assert check() == (f"{len(left)} files unused, 0 missing" if left else "")


RETURNING = {
    "before its file is copied": (photo_files, "bring_within_reach"),
    "while its file is copied": (picture_folder, "_write_through"),
    "before its sizes are made": (photo_sizes, "render"),
}


@pytest.mark.parametrize("moment", RETURNING)
def test_showing_again_that_is_killed_is_made_up_for(desk, monkeypatch, moment):
    made, person = desk.photo, desk.people.zelal
    with default_storage.open(made.file.name) as file:
        picture = file.read()
    workflow.withdraw_photo(made, actor=person, note="خطأ")
    assert not files()
    with monkeypatch.context() as patched:
        patched.setattr(*RETURNING[moment], die)
        dies(partial(workflow.show_photo_again, made, actor=person, note="خطأ"))
    assert made in Photo.objects.usable()

    photo_sizes.make_up_for_lost_jobs.call()

    with default_storage.open(made.file.name) as file:
        assert file.read() == picture
    assert Photo.objects.get().renditions
    assert check() == ""


@pytest.mark.slow
def test_a_hundred_kills_at_any_time_leave_no_half_file_and_no_row_without_one(desk):
    pictures = [saved(noise(480, 320), "jpeg", quality=60 + share) for share in range(20)]

    def bring_in_many():
        while True:
            for data in pictures:
                DOORS["by script"].bring(desk, Row(data, None))

    for seed in range(100):
        connections.close_all()
        child = os.fork()
        if child == 0:
            bring_in_many()
        time.sleep(0.3 + random.Random(seed).random())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        all_is_whole()
