"""What a web server has counted when it is stopped is stored."""

import urllib.request

import pytest
from django.db import connection

from articles import addresses
from articles.models import Reads
from tests import make
from tests.processes import PATIENCE, programs
from tests.public.reading import PHONE

from .served import MANAGE, beside_the_tests, free_port, page, stop, variables


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_reads_are_stored_when_the_server_stops(people, tmp_path):
    story, port = make.published(people), free_port()
    if connection.vendor == "postgresql":
        environment = beside_the_tests(tmp_path)
    else:
        own = f"sqlite:///{connection.settings_dict['NAME']}"
        environment = variables(tmp_path, DATABASE_URL=own)
    with programs(environment) as run:
        server = run(MANAGE, "serve", "--port", str(port), "--without-worker")
        page(f"http://127.0.0.1:{port}/healthz")
        path = addresses.read("ar", story.article_id)
        told = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", method="POST", headers={"User-Agent": PHONE}
        )
        with urllib.request.urlopen(told, timeout=PATIENCE) as answer:  # noqa: S310
            assert (answer.status, answer.read()) == (204, b"")
        status, _out, errors = stop(server)

    assert (status, "Error" in errors) == (0, False)
    assert [(each.translation, each.count) for each in Reads.objects.all()] == [(story, 1)]
