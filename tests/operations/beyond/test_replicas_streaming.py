"""Two servers of PostgreSQL, one following the other, and readers between them."""

import subprocess
import time

import pytest

from tests.operations.parts import ARE_THERE
from tests.operations.served import MANAGE, free_port, until
from tests.processes import programs

from .acting import REPUBLISH, STORY, WITHDRAW, act, finding, installed, status
from .streaming import two_servers

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ARE_THERE, reason="PostgreSQL is not installed"),
]
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
FRESH = "/ar/search/?q=library"


@pytest.fixture(scope="module")
def servers():
    with two_servers() as running:
        yield running


@pytest.fixture(scope="module")
def own(servers, tmp_path_factory):
    primary, replica = servers
    folder = tmp_path_factory.mktemp("replicas")
    more = {"DATABASE_URL": primary.url, "DATABASE_REPLICA_URL": replica.url}
    own = installed(folder, **more)
    until(replica.has_caught_up)
    return own


@pytest.fixture
def site(own):
    """The port of a web process that has just begun."""
    with programs(own) as run:
        port = free_port()
        run(MANAGE, "serve", "--without-worker", "--port", str(port), **SILENT)
        until(lambda: status(port, "/readyz")[0] == 200)
        yield port


def test_what_is_withdrawn_is_shown_to_nobody_though_the_replica_stands_still(site, own, servers):
    _primary, replica = servers
    before = replica.looks()
    assert status(site, STORY)[0] in (200, 301, 302)
    # Readers' pages are read from the replica, of which the figures come within ten seconds.
    until(lambda: replica.looks() > before)
    assert finding(own, "replica")["state"] == "fine"
    replica.pause()
    try:
        act(own, WITHDRAW)
        assert replica.asked(
            "SELECT count(*) FROM articles_publication WHERE visible_until IS NULL"
        )
        # Pages that no process has kept, at once; one that was kept, a second later.
        assert status(site, f"/lite{STORY}")[0] == 410
        time.sleep(1)
        assert [status(site, path)[0] for path in (STORY, "/ar/5/any/", STORY)] == [410] * 3
        assert finding(own, "replica")["state"] == "care"
        act(own, REPUBLISH)
        assert until(lambda: status(site, STORY)[0] == 200), "the primary is asked meanwhile"
    finally:
        replica.resume()
    until(replica.has_caught_up)
    assert finding(own, "replica")["state"] == "fine"


def test_a_replica_that_is_away_costs_readers_nothing(site, own, servers):
    _primary, replica = servers
    assert status(site)[0] == 200
    replica.stop()
    try:
        assert {status(site, f"{FRESH}{number}")[0] for number in range(5)} == {200}
        assert finding(own, "replica")["state"] == "care"
    finally:
        replica.start()
    until(replica.has_caught_up)


def test_pages_are_made_from_the_replica_while_the_primary_is_away(site, servers):
    primary, _replica = servers
    assert status(site)[0] == 200
    primary.stop()
    try:
        assert status(site, "/kmr/")[0] == 200, "nobody has asked for it before"
        assert status(site, "/admin/login/")[0] == 500
    finally:
        primary.start()
