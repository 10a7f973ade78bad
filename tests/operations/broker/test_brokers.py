"""Celery's workers on real brokers: whatever is cut off, each job is done, and none twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec

import pytest

from tests.operations.served import MANAGE, copied, family, until
from tests.processes import PATIENCE, programs

from .brokers import RabbitMQ, Redis

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("celery") is None, reason="requirements-beyond.txt is needed"),
]
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
ORDER = """
import sys
import django
django.setup()
from django.db import transaction
from tests.operations.broker import counted
job, file, *words = sys.argv[1:]
with transaction.atomic():
    print(*(getattr(counted, job).enqueue(file, word).id for word in words))
"""
GIVE_TWICE = """
import sys
import django
django.setup()
from newsroom.operations.broker.app import do
for job in sys.argv[1:] * 3:
    do.apply_async([job])
"""


@pytest.fixture(params=[Redis, RabbitMQ], ids=["redis", "rabbitmq"])
def broker(request, tmp_path):
    if not request.param.IS_THERE:
        pytest.skip("it is not installed")
    broker = request.param(tmp_path)
    yield broker
    broker.stop()


@pytest.fixture(scope="module")
def tables(tmp_path_factory, django_db_setup):
    return copied(tmp_path_factory.mktemp("brokers"))


@pytest.fixture
def own(broker, tables):
    return tables | {"CELERY_BROKER_URL": broker.url}


def told(environment, code, *words):
    command = [sys.executable, "-c", code, *words]
    said = subprocess.run(  # noqa: S603
        command, env=environment, check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    return said.stdout.split()


def broker_is(environment, state):
    command = [sys.executable, MANAGE, "doctor"]
    said = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)  # noqa: S603
    return any(line.startswith(state) and " Broker" in line for line in said.stdout.splitlines())


def test_each_job_is_done_once_whatever_is_cut_off(broker, own, tmp_path):
    lines = tmp_path / "lines"
    lines.touch()

    def order(job, *words):
        return told(own, ORDER, job, str(lines), *words)

    def done(*words):
        return all(Counter(lines.read_text().split())[word] == 1 for word in words)

    def worker(run):
        return run(MANAGE, "celery_worker", **SILENT)

    def relay(run):
        return run(MANAGE, "job_relay", **SILENT)

    with programs(own) as run:
        first, telling = worker(run), relay(run)
        many = [f"many-{number}" for number in range(30)]
        order("leave_a_line", *many)
        assert until(lambda: done(*many))
        assert broker_is(own, "ok")

        # A worker that is killed in the middle of a job, with all that it has begun.
        order("be_long_the_first_time", "cut")
        until(lambda: (tmp_path / "lines.cut").exists())
        for pid in [first.pid, *family(first.pid)]:
            os.kill(pid, signal.SIGKILL)
        telling.kill()
        worker(run)
        telling = relay(run)
        assert until(lambda: done("cut"))

        # Jobs that the broker gives out again and again.
        telling.kill()
        telling.wait(PATIENCE)
        twice = order("leave_a_line", "again", "and-again")
        told(own, GIVE_TWICE, *twice)
        assert until(lambda: done("again", "and-again"))
        relay(run)

        # What is stored while the broker is away.
        broker.stop()
        order("leave_a_line", "meanwhile")
        assert broker_is(own, "BROKEN")
        broker.start()
        assert until(lambda: done("meanwhile"))
        assert done(*many, "cut", "again", "and-again", "meanwhile")
    assert sum(Counter(lines.read_text().split()).values()) == len(many) + 4
