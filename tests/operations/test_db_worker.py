"""Whatever a worker that was killed has left undone is done by the next one."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings as project
from django.core.files.storage import default_storage
from django.db import connection
from django_tasks_db.models import DBTaskResult

from articles import workflow
from articles.models import FinishedPage, JournalEntry, Photo
from articles.workflow import finished
from articles.workflow.renditions import missing_sizes
from articles.workflow.trail.links import head
from articles.workflow.trail.sealing import is_anything_waiting
from newsroom.operations.jobs import worker_id
from tests import cast, make
from tests.photos.pictures import noise, saved
from tests.stores import stores_in

# Seconds after which something hangs.
PATIENCE = 300
# The worker itself, killed as soon as it has stored one size of a photo.
KILLED = """
import os, signal, sys
import django
from django.core.management import execute_from_command_line
django.setup()
from articles.workflow import renditions as photo_sizes
store = photo_sizes._store
photo_sizes._store = lambda *args: (store(*args), os.kill(os.getpid(), signal.SIGKILL))
execute_from_command_line(sys.argv)
"""
# The worker itself, told twice to stop while it makes a size.
TERMINATED = KILLED.replace(
    "os.kill(os.getpid(), signal.SIGKILL)",
    "[os.kill(os.getpid(), signal.SIGTERM) for _time in (1, 2)]",
)
# The worker itself, which looks for left jobs without a pause.
SWEEPING = """
import sys
import django
from django.core.management import execute_from_command_line
django.setup()
from newsroom.operations.management.commands import db_worker
db_worker.SWEEP_SECONDS = 0.1
execute_from_command_line(sys.argv)
"""


@pytest.fixture
def worker(tmp_path, settings):
    """Starts a worker on the database and in the stores of the test."""
    stores_in(tmp_path, settings)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": _address(connection.settings_dict),
        "VAR_DIR": str(tmp_path),
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    environment.pop("REDIS_URL", None)  # with it, it would share another test's cache
    started = []

    def start(*options, program=("manage.py",)):
        command = [sys.executable, *program, "db_worker", "--no-reload", "--no-startup-delay"]
        started.append(
            subprocess.Popen([*command, *options], cwd=project.BASE_DIR, env=environment)  # noqa: S603
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def _address(database):
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    place = f"{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{place}"


def sizes_stored(made):
    return default_storage.listdir(f"photos/{made.pk}")[1]


@pytest.mark.django_db(transaction=True)
def test_sizes_that_a_killed_worker_was_making_are_made_by_the_next(worker):
    people = cast.enter()
    picture = saved(noise(700, 700), "jpeg")
    made = workflow.add_photo(picture, actor=people.rojin).photo
    assert worker(program=("-c", KILLED)).wait(PATIENCE) == -signal.SIGKILL
    left = Photo.objects.get(pk=made.pk)
    assert (left.renditions, left.sizes_due_since is None) == ([], False)
    assert len(sizes_stored(made)) == 1
    (cut_off,) = DBTaskResult.objects.running()

    assert worker("--batch").wait(PATIENCE) == 0

    made = Photo.objects.get(pk=made.pk)
    assert missing_sizes(made) == []
    assert made.sizes_due_since is None
    names = {name.rpartition("/")[2] for _format, _width, name, *_shape in made.renditions}
    assert names == set(sizes_stored(made))
    assert not DBTaskResult.objects.running().exists()
    assert DBTaskResult.objects.successful().filter(pk=cut_off.pk).exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_with_nothing_left_to_do_orders_nothing(worker):
    assert worker("--batch").wait(PATIENCE) == 0
    assert not DBTaskResult.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_pages_that_an_older_version_has_made_are_made_anew(worker):
    make.published(cast.enter())
    FinishedPage.objects.update(made_by="older", inside="<p>")

    assert worker("--batch").wait(PATIENCE) == 0

    assert not finished.lacking_pages().exists()
    assert FinishedPage.objects.get().inside != "<p>"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_job_at_which_a_worker_was_told_twice_to_stop_is_done_by_the_next(worker):
    people = cast.enter()
    made = workflow.add_photo(saved(noise(700, 700), "jpeg"), actor=people.rojin).photo
    worker(program=("-c", TERMINATED)).wait(PATIENCE)
    (cut_off,) = DBTaskResult.objects.failed()
    assert cut_off.exception_class_path == "builtins.SystemExit"

    assert worker("--batch").wait(PATIENCE) == 0

    assert DBTaskResult.objects.get(pk=cut_off.pk) in DBTaskResult.objects.successful()
    assert missing_sizes(Photo.objects.get(pk=made.pk)) == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_runs_finds_what_another_leaves_meanwhile(worker):
    people = cast.enter()
    running = worker(program=("-c", SWEEPING))
    workflow.add_photo(saved(noise(700, 700), "jpeg"), actor=people.rojin)
    job = DBTaskResult.objects.get(task_path__endswith="make_sizes_of")
    _until(lambda: job in DBTaskResult.objects.successful())
    gone = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = worker_id(gone.pid)
    gone.communicate()

    job.claim(name)

    _until(lambda: job in DBTaskResult.objects.successful())
    assert running.poll() is None


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_runs_seals_what_the_journal_takes_meanwhile(worker):
    people = cast.enter()
    running = worker()
    for _time in range(2):
        make.draft(people)
        _until(lambda: not is_anything_waiting())

    assert head().number == JournalEntry.objects.count()
    assert running.poll() is None


def _until(asked):
    end = time.monotonic() + PATIENCE
    while not asked():
        assert time.monotonic() < end
        time.sleep(0.1)
