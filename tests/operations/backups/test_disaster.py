"""Database, pictures and key are gone: one command brings the newsroom back, on both databases."""

import os
import re
import shutil
import subprocess
import sys

import boto3
import pytest
from django.db import connection
from moto.server import ThreadedMotoServer

from newsroom.operations.beside import database_beside

from ..served import MANAGE, manage, variables
from ..test_full_disk import OF_ONE_STORY

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PAGE = """
import django
django.setup()
from django.test import Client
from articles.models import Photo, Translation
from articles.addresses import story
paths = [story(each.language, each.article_id, each.slug) for each in Translation.objects.all()]
paths += [photo.file.url for photo in Photo.objects.all()]
for path in sorted(paths):
    answer = Client().get(path, headers={"host": "localhost"})
    body = b"".join(answer) if answer.streaming else answer.content
    print(path, answer.status_code, hash(body))
"""


def told(environment, *words):
    """What a command says; it has to end well."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(params=["folder", "bucket"])
def target(request, tmp_path):
    """Where backups go, and what has to be set for it."""
    if request.param == "folder":
        yield str(tmp_path / "target"), {}
        return
    store = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    store.start()
    host, port = store.get_host_and_port()
    known = {"ENDPOINT": f"http://{host}:{port}", "ACCESS_KEY": "test", "SECRET_KEY": "test"}
    client = boto3.client(
        "s3",
        endpoint_url=known["ENDPOINT"],
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    client.create_bucket(Bucket="backups")
    yield "s3://backups/bridge", {f"BACKUP_S3_{name}": value for name, value in known.items()}
    store.stop()


@pytest.fixture
def environment(tmp_path, target):
    with database_beside(f"disaster_{os.getpid()}") as url:
        own = variables(tmp_path / "var", DATABASE_URL=url, PYTHONHASHSEED="1", **target[1])
        manage(own, "migrate", "-v0")
        manage(own, "load_demo", program=("-c", OF_ONE_STORY))
        yield own


def lose_everything(environment, folder):
    shutil.rmtree(folder)
    if connection.vendor == "postgresql":
        name = environment["DATABASE_URL"].rpartition("/")[2]
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
            cursor.execute(f"CREATE DATABASE {name}")


def test_a_disaster_is_undone_and_the_drill_foresees_it(environment, target, tmp_path):
    target = target[0]
    before = told(environment, "-c", PAGE)
    key = (tmp_path / "var/secret_key").read_text()
    assert len(re.findall(" 200 ", before)) > 2

    readable = ["--readable"] if target.startswith("s3:") else []
    made = told(environment, MANAGE, "backup", target, *readable)
    assert "pictures" in made
    assert "agrees" in told(environment, MANAGE, "restore", target, "--drill")
    assert list((tmp_path / "var/drill").iterdir()) == []
    lose_everything(environment, tmp_path / "var")
    restored = told(environment, MANAGE, "restore", target)
    assert "Restored as of" in restored
    assert "The trail is whole up to" in restored

    assert told(environment, "-c", PAGE) == before
    assert (tmp_path / "var/secret_key").read_text() == key
    assert "agrees" in told(environment, MANAGE, "verify")
    assert "in order" in told(environment, MANAGE, "check_photos")
    kept = re.search(r"trail (\d+:[0-9a-f]{64})", made)[1]
    assert "all in order" in told(environment, MANAGE, "verify_trail", "--since", kept)
    again = subprocess.run(  # noqa: S603
        [sys.executable, MANAGE, "restore", target],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 1
    assert "stories stand here" in again.stderr
