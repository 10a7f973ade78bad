"""The database drops its line, or starts anew, at any moment of a request: nothing is half stored.

Whoever sent it is told that nothing was stored, or it was; sent again, it is stored once.
"""

import shutil
import subprocess
from contextlib import contextmanager
from functools import partial

import psycopg
import pytest
from django.db import close_old_connections, connection

from articles.models import Publication, Revision
from tests import make
from tests.admin.pages import at_the_desk, filled, form, move_address, screen
from tests.operations.parts import PROGRAMS, Postgres

from .dying import at_step, counted, damages, stands

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="it is a file"),
]
MOST, RESTARTS = 400, 6
PLACE = ("HOST", "PORT", "USER", "NAME", "PASSWORD")


def line_is_cut():
    """As by an administrator, a proxy, or a server that ends."""
    said = connection.settings_dict
    place = {"host": said["HOST"], "port": said["PORT"] or 5432, "user": said["USER"]}
    with psycopg.connect(dbname=said["NAME"], autocommit=True, **place) as other:
        pid = connection.connection.info.backend_pid
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def publishing(people):
    story = make.approved(people)
    client, address = at_the_desk(people.zelal), move_address(story, "publish")
    fields = form(client.get(screen(story)), address).fields
    return story, client, partial(client.post, address, fields)


def saving(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    fields = filled(client, story, headline="عنوان جديد")
    return story, client, partial(client.post, screen(story), {**fields, "save": "1"})


def sent(client, send, step):
    """The answer to what is sent, and whether that step was met in it."""
    met = []
    client.raise_request_exception = False
    try:
        with counted(at_step(step, lambda: met.append(1) or line_is_cut())):
            answer = send()
    finally:
        # As a server does between two requests, in which it may find the line broken.
        connection.close()
        close_old_connections()
    return answer, bool(met)


@pytest.mark.parametrize("begin", [publishing, saving])
def test_a_line_that_is_cut_at_any_question_leaves_nothing_half(people, begin):
    begin(people)[2]()
    story, client, send = begin(people)
    was, ends = stands(story), set()
    for step in range(1, MOST):
        answer, was_cut = sent(client, send, step)
        if not was_cut:
            break
        now = stands(story)
        is_stored = now != was
        assert damages() == [], step
        assert answer.status_code in ((302, 500, 503) if is_stored else (500, 503)), step
        ends.add((is_stored, answer.status_code))
        if is_stored:
            assert send().status_code == 302
            assert stands(story) == now
            story, client, send = begin(people)
            was = stands(story)

    assert answer.status_code == 302
    assert stands(story) != was
    assert {stored for stored, _status in ends} == {False, True}
    print(step, "steps", sorted(ends))


@contextmanager
def server_of_its_own(folder):
    """A server with a copy of the tests' database, to which this connection leads meanwhile."""
    server, said = Postgres(folder), connection.settings_dict
    before = {name: said[name] for name in (*PLACE, "OPTIONS")}
    at = ["-h", before["HOST"], "-p", str(before["PORT"] or 5432), "-U", before["USER"]]
    dumped = subprocess.run(  # noqa: S603
        [str(PROGRAMS[-1] / "pg_dump"), "-O", "-x", *at, before["NAME"]],
        check=True,
        capture_output=True,
    ).stdout
    connection.close()
    load = [str(PROGRAMS[-1] / "psql"), "-q", "-v", "ON_ERROR_STOP=1", server.url]
    subprocess.run(load, input=dumped, check=True, capture_output=True)  # noqa: S603
    said |= {"HOST": "127.0.0.1", "PORT": server.port, "USER": "newsroom", "NAME": "newsroom"}
    # As a newsroom's server keeps what it has acknowledged, and that of the tests does not.
    waiting = {"options": f"{said['OPTIONS']['options']} -c synchronous_commit=on"}
    said["OPTIONS"] = {**said["OPTIONS"], **waiting}
    try:
        yield server
    finally:
        connection.close()
        said |= before
        server.stop()


def steps_of(send):
    """How many steps there are in it where nothing is cut."""
    steps = []
    with counted(lambda: steps.append(1)):
        assert send().status_code == 302
    return len(steps)


@pytest.mark.skipif(not PROGRAMS, reason="there is no PostgreSQL to start")
def test_a_server_that_starts_anew_in_a_request_has_lost_nothing(people, tmp_path_factory):
    folder = tmp_path_factory.mktemp("postgres")
    for above in (folder, *folder.parents[:2]):
        above.chmod(0o755)
    with server_of_its_own(folder) as server:
        acknowledged = make.published(people)
        most = {begin: steps_of(begin(people)[2]) for begin in (publishing, saving)}
        for number in range(RESTARTS):
            begin = (publishing, saving)[number % 2]
            story, client, send = begin(people)
            client.raise_request_exception = False
            was = stands(story)

            def restart():
                server.stop()
                server.start()

            with counted(at_step(1 + most[begin] * number // RESTARTS, restart)):
                answer = send()
            connection.close()
            is_stored = stands(story) != was
            assert answer.status_code in ((302, 500, 503) if is_stored else (500, 503))
            assert damages() == []
            assert send().status_code == 302
            assert stands(story) != was
            assert Publication.objects.visible().filter(translation=acknowledged).exists()
        assert Revision.objects.count()
    shutil.rmtree(folder, ignore_errors=True)
