import gc
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from articles.photos import PhotoRefused, darkroom, opening, scrub
from articles.photos.darkroom import Darkroom
from articles.photos.pipes import receive
from articles.photos.scrubbing import scrub_here

from .pictures import noise, saved, scene

PROJECT = Path(__file__).resolve().parents[2]
PICTURE = saved(scene(), "png")
PATIENCE = 300  # seconds, so that a test that waits for ever fails


@pytest.fixture
def room():
    room = Darkroom()
    yield room
    room.close()


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def kill(room: Darkroom) -> None:
    """Ends the worker without its keeper's knowing."""
    room._worker.kill()
    os.waitid(os.P_PID, room._worker.pid, os.WEXITED | os.WNOWAIT)


def halt(room: Darkroom) -> None:
    """The worker takes for ever over the next picture, on any machine."""
    os.kill(room._worker.pid, signal.SIGSTOP)


def in_a_process_of_its_own(code: str, **options) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(  # noqa: S603
        command,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
        **options,
    )
    return done.stdout.strip()


def test_one_worker_serves_many_pictures(room):
    room.scrub(PICTURE)
    first = room._worker.pid
    room.scrub(PICTURE)
    assert room._worker.pid == first


def test_the_worker_answers_as_the_function_does(room):
    data = saved(noise(800, 600), "jpeg")
    assert room.scrub(data).data == scrub_here(data).data


def test_a_picture_that_takes_too_long_is_refused_and_the_next_comes_in(room, monkeypatch):
    room.scrub(PICTURE)
    halt(room)
    with monkeypatch.context() as patched:
        patched.setattr(darkroom, "WORKER_SECONDS", 0.1)
        with pytest.raises(PhotoRefused, match="memory or time"):
            room.scrub(PICTURE)
    assert room.scrub(PICTURE).width == 96


def test_a_worker_that_dies_over_a_picture_refuses_it_and_the_next_comes_in(room, monkeypatch):
    room.scrub(PICTURE)
    halt(room)

    def dies_first(pipe):
        kill(room)
        return receive(pipe)

    with monkeypatch.context() as patched:
        patched.setattr(darkroom, "receive", dies_first)
        with pytest.raises(PhotoRefused, match="memory or time"):
            room.scrub(PICTURE)
    assert room.scrub(PICTURE).width == 96


def test_a_worker_that_died_in_between_is_replaced(room):
    room.scrub(PICTURE)
    kill(room)
    assert room.scrub(PICTURE).width == 96


def test_an_interrupted_answer_is_not_given_to_the_next(room, monkeypatch):
    room.scrub(PICTURE)
    with monkeypatch.context() as patched:
        patched.setattr(darkroom, "receive", Mock(side_effect=SystemExit))
        with pytest.raises(SystemExit):
            room.scrub(saved(scene(200, 100), "png"))
    assert room.scrub(PICTURE).width == 96


def test_a_worker_that_cannot_start_is_a_fault_of_the_server(room, monkeypatch):
    monkeypatch.setattr(darkroom.sys, "executable", "/bin/false")
    with pytest.raises(ChildProcessError):
        room.scrub(PICTURE)


def test_pictures_from_many_threads_are_not_mixed_up(room):
    widths = list(range(20, 60))
    pictures = [saved(scene(width, 30), "png") for width in widths]
    with ThreadPoolExecutor(8) as threads:
        assert [clean.width for clean in threads.map(room.scrub, pictures)] == widths


def test_who_waits_too_long_is_told_that_it_is_busy(room, monkeypatch):
    monkeypatch.setattr(darkroom, "QUEUE_SECONDS", 0.05)
    with room._lock, pytest.raises(PhotoRefused, match="Wait a minute"):
        room.scrub(PICTURE)


def test_nothing_is_left_behind(monkeypatch):
    before = children()
    room = Darkroom()
    room.scrub(PICTURE)
    kill(room)
    room.scrub(PICTURE)
    halt(room)
    monkeypatch.setattr(darkroom, "WORKER_SECONDS", 0.05)
    with pytest.raises(PhotoRefused):
        room.scrub(PICTURE)
    room.close()
    room.close()
    gc.collect()
    assert children() == before


def test_a_forked_process_has_a_worker_of_its_own():
    code = """
import os
from articles.photos import darkroom, scrub
from tests.photos.pictures import saved, scene
data = saved(scene(), "png")
scrub(data)
mine = darkroom._darkroom._worker.pid
child = os.fork()
if child == 0:
    scrub(data)
    theirs = darkroom._darkroom._worker.pid
    darkroom._darkroom.close()
    os._exit(0 if theirs != mine else 1)
_, status = os.waitpid(child, 0)
scrub(data)
print(status, darkroom._darkroom._worker.pid == mine)
"""
    assert in_a_process_of_its_own(code) == "0 True"


def test_a_fork_in_the_middle_of_a_picture_does_not_lock_the_child():
    code = """
import os
from articles.photos import darkroom, scrub
from tests.photos.pictures import saved, scene
data = saved(scene(), "png")
scrub(data)
with darkroom._darkroom._lock:
    child = os.fork()
    if child == 0:
        scrub(data)
        darkroom._darkroom.close()
        os._exit(0)
print(os.waitpid(child, 0)[1])
"""
    assert in_a_process_of_its_own(code) == "0"


def test_the_worker_ends_with_the_process_that_asked():
    code = """
import os
from articles.photos import darkroom, scrub
from tests.photos.pictures import saved, scene
scrub(saved(scene(), "png"))
print(darkroom._darkroom._worker.pid, flush=True)
os.kill(os.getpid(), 9)
"""
    command = [sys.executable, "-c", code]
    killed = subprocess.run(  # noqa: S603
        command, cwd=PROJECT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    worker = Path(f"/proc/{killed.stdout.strip()}")
    deadline = time.monotonic() + PATIENCE
    while worker.exists() and "zombie" not in (worker / "status").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_worker_sees_no_secret_and_no_settings(room, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    room.scrub(PICTURE)
    environment = Path(f"/proc/{room._worker.pid}/environ").read_bytes()
    assert b"canary" not in environment
    assert b"newsroom" not in environment.replace(str(PROJECT).encode(), b"")


def test_the_worker_loads_no_settings_and_no_models():
    code = "import sys, articles.photos.worker; print(*sorted(sys.modules))"
    loaded = in_a_process_of_its_own(code).split()
    assert "articles.photos.scrubbing" in loaded
    assert not {"newsroom.settings", "articles.models", "django.db.models"} & set(loaded)


def test_the_worker_is_confined(room):
    room.scrub(PICTURE)
    limits = Path(f"/proc/{room._worker.pid}/limits").read_text()
    bounded = {
        line[:26].strip(): line[26:].split()[0] for line in limits.splitlines() if line[:3] == "Max"
    }
    assert bounded["Max address space"] == str(520 * 1024 * 1024)
    assert bounded["Max file size"] == "0"
    assert bounded["Max core file size"] == "0"
    assert bounded["Max cpu time"].isdigit()


def test_a_picture_beyond_the_memory_allowed_is_refused():
    code = """
import resource
from articles.photos.worker import answer
from tests.photos.pictures import saved
from PIL import Image
data = saved(Image.new("RGB", (6000, 4000), "navy"), "png")
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 40_000_000,) * 2)
print(answer(data)[0].decode())
"""
    assert "too_heavy" in in_a_process_of_its_own(code).splitlines()[0]


def test_without_a_heic_decoder_the_refusal_says_what_to_do(monkeypatch):
    monkeypatch.setitem(opening.DECODERS, "heic", None)
    with pytest.raises(PhotoRefused, match="Most Compatible"):
        scrub_here(saved(scene(), "heic"))


def test_the_door_judges_before_it_wakes_the_worker(monkeypatch):
    monkeypatch.setattr(darkroom, "_darkroom", None)
    with pytest.raises(PhotoRefused, match="GIF"):
        scrub(saved(Image.new("L", (9, 9)), "gif"))
