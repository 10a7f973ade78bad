"""What a CDN keeps of a story is gone within seconds of the withdrawal, or operators hear."""

import subprocess
import time

import pytest

from tests.operations.served import MANAGE, copied, free_port, manage, until
from tests.operations.test_full_disk import OF_ONE_STORY
from tests.processes import programs

from .acting import REPUBLISH, WITHDRAW, act, finding, status
from .edge import TOKEN, edge

pytestmark = pytest.mark.slow
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
# Longer than the test: only a purge takes a page away.
SECONDS = "600"


@pytest.fixture
def front(tmp_path, django_db_setup):
    """The CDN, and the environment of the newsroom behind it."""
    port = free_port()
    with edge(port) as server:
        more = {"CDN_PURGE_URL": server.purge_url, "CDN_PURGE_TOKEN": TOKEN}
        own = copied(tmp_path, CDN_SECONDS=SECONDS, PAGE_CACHE="1", **more)
        manage(own, "load_demo", program=("-c", OF_ONE_STORY))
        with programs(own) as run:
            run(MANAGE, "serve", "--port", str(port), **SILENT)
            until(lambda: status(port, "/readyz")[0] == 200)
            yield server, own


def test_a_withdrawn_story_is_gone_from_it(front):
    server, own = front
    assert [status(server.port)[1]["X-Cache"] for _ in range(2)] == ["MISS", "HIT"]

    act(own, WITHDRAW)
    begun = time.monotonic()
    until(lambda: status(server.port)[0] == 410)
    assert time.monotonic() - begun < 60
    time.sleep(5)
    assert status(server.port)[0] == 410, "asked twice, it has kept nothing in between"
    until(lambda: finding(own, "cdn")["state"] == "fine" and finding(own, "cdn")["at"])

    act(own, REPUBLISH)
    until(lambda: status(server.port)[0] == 200)
    # While it acknowledges nothing it is asked again and again, and operators are told.
    server.refuses, asked = True, server.asked
    act(own, WITHDRAW)
    assert status(server.port)[0] == 200, "this is why operators are told"
    until(lambda: server.asked >= asked + 3)
    until(lambda: finding(own, "cdn")["state"] == "broken")
    server.refuses = False
    until(lambda: status(server.port)[0] == 410)
    until(lambda: finding(own, "cdn")["state"] == "fine")
