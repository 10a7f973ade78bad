import os
import signal
import socket
import subprocess

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from tests.processes import programs

from .served import (
    MANAGE,
    are_gone,
    beside_the_tests,
    copied,
    ended,
    family,
    free_port,
    one_below,
    page,
    stop,
    until,
    worker_of,
)

DROPS = 6
# The command itself, of which the pauses do not grow.
AGAIN_AT_ONCE = """
import sys
from django.core.management import execute_from_command_line
from newsroom.operations import programs
programs.LONGEST_PAUSE = programs.SHORTEST_PAUSE
execute_from_command_line(sys.argv)
"""


@pytest.fixture(scope="module")
def environment(django_db_setup, tmp_path_factory):
    return copied(tmp_path_factory.mktemp("var"))


@pytest.fixture
def start(environment):
    with programs(environment) as run:
        yield lambda port, **options: run(MANAGE, "serve", "--port", str(port), **options)


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_started_in_the_background_it_still_ends_when_it_is_told_to(start, sent):
    def ignored():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    port = free_port()
    process = start(port, preexec_fn=ignored)
    page(f"http://127.0.0.1:{port}/admin/login/")
    below = family(process.pid)
    process.send_signal(signal.SIGHUP)  # a terminal that is closed, which it was to survive
    page(f"http://127.0.0.1:{port}/admin/login/")

    assert stop(process, sent)[0] == 0
    assert are_gone(below)


@pytest.mark.slow
def test_a_terminal_that_is_closed_leaves_no_process(start):
    process = start(free_port())
    worker_of(process)
    below = family(process.pid)

    assert stop(process, signal.SIGHUP)[0] == 0
    assert are_gone(below)


def test_pages_are_served_though_the_worker_is_killed_and_the_stop_leaves_no_process(start):
    port = free_port()
    process = start(port)

    assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
    assert "<form" in page(f"http://127.0.0.1:{port}/admin/login/")
    web = one_below(process, "gunicorn")
    for _time in range(3):
        worker = worker_of(process)
        os.kill(worker, signal.SIGKILL)
        assert until(lambda worker=worker: one_below(process, "db_worker") != worker)
        page(f"http://127.0.0.1:{port}/admin/login/")
    worker_of(process)

    assert one_below(process, "gunicorn") == web
    below = family(process.pid)
    status, _out, errors = stop(process)
    assert status == 0
    assert errors.count("The job worker has ended") == 3
    assert "Error" not in errors
    assert len(below) >= 3
    assert are_gone(below)


@pytest.mark.slow
def test_it_stops_while_the_worker_rests(environment):
    port = free_port()
    # Another program in the worker's place, which ends at once.
    instead = (
        "import sys\n"
        "from django.core.management import execute_from_command_line\n"
        "from newsroom.operations.management.commands import serve\n"
        "def broken():\n"
        "    return [serve.Program('The job worker', [sys.executable, '-c', 'exit(7)'])]\n"
        "serve.job_workers = broken\n"
        "execute_from_command_line(sys.argv)\n"
    )
    with programs(environment) as run:
        process = run("-c", instead, "serve", "--port", str(port))
        page(f"http://127.0.0.1:{port}/admin/login/")
        said = []
        while len(said) < 3:
            line = process.stderr.readline()
            said += [line] if "begins again in" in line else []
        status, _out, _errors = stop(process)

    assert status == 0
    assert [line.rsplit(" in ")[1] for line in said] == ["0.5 s.\n", "1 s.\n", "2 s.\n"]


@pytest.mark.slow
def test_a_taken_port_ends_everything(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, _out, errors = ended(start(taken.getsockname()[1]))

    assert status == 1
    assert "The web server has ended" in errors


@pytest.mark.slow
def test_nobody_left_to_read_what_it_says_does_not_end_it(start):
    port = free_port()
    reading, writing = os.pipe()
    process = start(port, stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    os.close(reading)
    page(f"http://127.0.0.1:{port}/admin/login/")
    worker = worker_of(process)
    os.kill(worker, signal.SIGKILL)

    assert until(lambda: one_below(process, "db_worker") not in (worker, None))
    process.send_signal(signal.SIGTERM)
    process.wait()


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connections to drop")
@pytest.mark.django_db(transaction=True)
def test_six_dropped_connections_in_a_row_end_nothing(tmp_path):
    own, port = beside_the_tests(tmp_path), free_port()
    with programs(own) as run:
        process = run("-c", AGAIN_AT_ONCE, "serve", "--port", str(port))
        page(f"http://127.0.0.1:{port}/ar/")
        web = one_below(process, "gunicorn")
        for _drop in range(DROPS):
            worker = worker_of(process)
            _drop_while_it_asks()
            until(lambda worker=worker: one_below(process, "db_worker") not in {worker, None})
            page(f"http://127.0.0.1:{port}/ar/")
        worker_of(process)
        assert one_below(process, "gunicorn") == web
        status, _out, errors = stop(process)

    assert status == 0
    assert errors.count("The job worker has ended") >= DROPS


def _drop_while_it_asks():
    """End the connection of whoever asks for jobs: an idle one would only be made anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {DBTaskResult._meta.db_table}")
        until(lambda: _end_who_waits(cursor))


def _end_who_waits(cursor):
    # Within a transaction the view is otherwise as it was when it was first asked.
    cursor.execute("SELECT pg_stat_clear_snapshot()")
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return cursor.fetchall()
