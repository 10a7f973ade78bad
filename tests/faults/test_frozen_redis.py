"""Redis that is frozen answers nobody and refuses nobody; what it kept is old once it thaws."""

import os
import shutil
import signal
import subprocess

import pytest
from django.test import Client

import newsroom.cache
from articles import addresses, workflow
from newsroom.requests.page_cache import counters
from tests import make
from tests.admin.pages import at_the_desk, move, screen
from tests.operations.served import free_port, until

from .dying import damages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="there is no Redis"),
]


@pytest.fixture
def redis(settings, tmp_path, monkeypatch):
    port = free_port()
    words = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    process = subprocess.Popen(  # noqa: S603
        [*words, "--dir", str(tmp_path)], stdout=subprocess.DEVNULL
    )
    shared = {
        "BACKEND": "newsroom.cache.PatientCache",
        "LOCATION": f"redis://127.0.0.1:{port}",
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
    }
    settings.CACHES = {"default": shared, "pages": {**shared, "KEY_PREFIX": "pages"}}
    monkeypatch.setattr(newsroom.cache, "_silent_until", {})
    monkeypatch.setattr(counters, "BELIEVED", 0)
    until(lambda: _answers(port))
    yield process
    process.kill()
    process.wait()


def _answers(port):
    ask = ["redis-cli", "-p", str(port), "ping"]
    return subprocess.run(ask, check=False, capture_output=True).stdout == b"PONG\n"  # noqa: S603


@pytest.mark.usefixtures("kept_pages")
def test_what_was_done_while_it_was_frozen_counts_once_it_thaws(people, redis, monkeypatch):
    gone, killed, waiting = make.published(people), make.published(people), make.approved(people)
    paths = {
        each.pk: addresses.story("ar", each.article_id, each.slug or "-") for each in (gone, killed)
    }
    read = lambda path: Client().get(path, follow=True).status_code  # noqa: E731
    assert [read(paths[each.pk]) for each in (gone, killed, gone, killed)] == [200] * 4

    os.kill(redis.pid, signal.SIGSTOP)
    desk = at_the_desk(people.zelal)
    assert desk.get(screen(waiting)).status_code == 200
    assert move(desk, waiting, "publish").status_code == 302
    workflow.withdraw(gone, actor=people.zelal, note="خطأ")
    workflow.kill(killed.article, actor=people.zelal, note="خطر")
    out = make.fresh(waiting)
    paths[out.pk] = addresses.story("ar", out.article_id, out.slug)
    expected = {gone.pk: 410, killed.pk: 410, out.pk: 200}
    assert {pk: read(path) for pk, path in paths.items()} == expected
    assert newsroom.cache._silent_until

    os.kill(redis.pid, signal.SIGCONT)
    monkeypatch.setattr(newsroom.cache, "_silent_until", {})
    for _time in range(2):
        assert {pk: read(path) for pk, path in paths.items()} == expected
    assert not newsroom.cache._silent_until
    assert damages() == []
