import json
from pathlib import Path
from tempfile import gettempdir

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def databases():
    if connection.vendor == "sqlite":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall()}


def folders():
    return set(Path(gettempdir()).glob("newsroom-benchmark-*"))


def test_an_archive_of_its_own_is_made_measured_and_removed(tmp_path):
    out, before = tmp_path / "run.json", (databases(), folders())
    call_command("benchmark", "--make", "60", "--rounds", "2", "--out", str(out))
    figures = json.loads(out.read_text())

    assert figures["stories"] == 60
    assert figures["process"]["memory_mib"] > 10
    assert figures["readers"]["article"]["queries"] > 0
    assert (databases(), folders()) == before
    assert not Article.objects.exists()
