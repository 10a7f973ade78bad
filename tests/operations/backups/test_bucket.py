"""Backups in a bucket, spoken to over HTTP as in production."""

import json
import shutil
from functools import partial

import boto3
import pytest
from moto.server import ThreadedMotoServer

from newsroom.operations.backups import bucket as in_bucket
from newsroom.operations.backups import s3
from newsroom.operations.backups.bucket import WRITER, BucketTarget
from newsroom.operations.backups.faults import Damaged, Fault
from newsroom.operations.backups.keeping import Rule
from newsroom.operations.backups.making import back_up
from newsroom.operations.backups.restoring import restore
from newsroom.operations.backups.seals import Opener, Seal

from .newsrooms import (
    EVERYTHING,
    add_story,
    files,
    filled,
    newsroom,
    state,
    stories,
    write,
)
from .test_killed import LEAST, MOST, STEPS, killed_at

NAME = "backups"
ACCESS = {"REGION": "us-east-1", "ACCESS_KEY": "test", "SECRET_KEY": "test"}


@pytest.fixture(scope="module")
def store():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield {"ENDPOINT": f"http://{host}:{port}", **ACCESS}
    running.stop()


@pytest.fixture
def client(store):
    """The store's own view of an empty bucket."""
    made = boto3.client(
        "s3",
        endpoint_url=store["ENDPOINT"],
        region_name=store["REGION"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    made.create_bucket(Bucket=NAME)
    yield made
    for key in keys(made):
        made.delete_object(Bucket=NAME, Key=key)
    made.delete_bucket(Bucket=NAME)


@pytest.fixture
def here(tmp_path, clock):
    return filled(tmp_path / "here")


@pytest.fixture
def empty(tmp_path):
    return newsroom(tmp_path / "there", key="a key made at the first start")


@pytest.fixture
def target(client, store):
    return partial(BucketTarget, NAME, "the-bridge", store, "this machine")


def keys(client):
    return [each["Key"] for each in client.list_objects_v2(Bucket=NAME).get("Contents", [])]


def pool(client):
    return {key for key in keys(client) if "/pictures/" in key}


def backed_up(installation, target, *, recipients=(), rule=EVERYTHING):
    return back_up(installation, target(), Seal(recipients), rule)


def put_back(installation, target, *, at="", replacing=False):
    return restore(installation, target(), at, Opener(None), replacing=replacing)


def test_a_newsroom_that_is_gone_comes_back(here, target, client):
    before = state(here)
    first = backed_up(here, target)
    once = pool(client)
    add_story(here, 3, "Sê")
    write(here.folder / "media/photos/c.avif", b"new")
    backed_up(here, target)
    assert len(once) == 3
    assert len(pool(client) - once) == 1
    assert list(here.scratch.iterdir()) == []
    shutil.rmtree(here.folder)

    there = newsroom(here.folder, key="a new one")
    put_back(there, target)
    assert len(stories(there)) == 3
    with pytest.raises(Fault, match="3 stories stand here"):
        put_back(there, target)
    put_back(there, target, at=first.name, replacing=True)
    assert state(there)[0] == before[0]
    assert list(there.scratch.iterdir()) == []
    with pytest.raises(Fault, match=f"There are {first.name}, "):
        put_back(there, target, at="20010101T000000Z")


@pytest.mark.slow
def test_the_rule_takes_old_backups_and_pictures_of_nobody_else(here, target, client, clock):
    backed_up(here, target)
    (here.folder / "media/photos/1/640.avif").unlink()
    clock.at(days=2)
    backed_up(here, target)
    assert len(pool(client)) == 3

    clock.at(days=2)
    made = backed_up(here, target, rule=Rule(1, 0, 0))

    assert (made.retired, made.refused) == (2, "")
    assert target().names() == [made.name]
    assert len(pool(client)) == 2


@pytest.mark.slow
def test_a_key_that_may_not_delete_makes_backups_all_the_same(here, target, clock, monkeypatch):
    def denied(_bucket, key):
        raise s3.Denied(f"AccessDenied: {key}")

    backed_up(here, target)
    clock.at(days=5)
    monkeypatch.setattr(s3.Bucket, "remove", denied)
    made = backed_up(here, target, rule=Rule(1, 0, 0))

    assert "AccessDenied" in made.refused
    assert made.retired == 0
    assert len(target().names()) == 2


@pytest.mark.slow
@pytest.mark.parametrize("file", ["about.json", "objects", "contents.json", "database.sqlite3"])
@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_damaged_backup_changes_nothing(here, target, client, empty, file, how):
    key = f"the-bridge/{backed_up(here, target).name}/{file}"
    if how == "gone":
        client.delete_object(Bucket=NAME, Key=key)
    else:
        content = client.get_object(Bucket=NAME, Key=key)["Body"].read()
        client.put_object(Bucket=NAME, Key=key, Body=content[:-1] + b"\0")

    # Without the first there is none.
    with pytest.raises(Fault if (file, how) == ("about.json", "gone") else Damaged):
        put_back(empty, target)
    assert not empty.database.path.exists()


@pytest.mark.slow
def test_a_picture_that_is_gone_or_changed_is_told(here, target, client, empty):
    backed_up(here, target)
    key = sorted(pool(client))[0]
    client.put_object(Bucket=NAME, Key=key, Body=b"other")
    with pytest.raises(Damaged, match="damaged"):
        put_back(empty, target)
    client.delete_object(Bucket=NAME, Key=key)
    with pytest.raises(Damaged, match="missing"):
        put_back(empty, target)
    assert not empty.database.path.exists()


def test_names_that_would_lead_out_of_the_folder_are_not_fetched(here, target, client, empty):
    made = backed_up(here, target)
    client.put_object(Bucket=NAME, Key=f"the-bridge/{made.name}/../../.evil", Body=b"x")

    assert put_back(empty, target).pictures == 3
    assert not list(empty.folder.rglob(".evil"))


@pytest.mark.slow
def test_of_two_installations_that_write_to_one_place_one_is_refused(here, store, client, target):
    other = BucketTarget(NAME, "the-bridge", store, "another machine")
    made = back_up(here, other, Seal(), EVERYTHING)
    backed_up(here, target)

    said = {"holder": "another machine", "at": in_bucket.time.time() - 60}
    key = f"the-bridge/{WRITER}"
    client.put_object(Bucket=NAME, Key=key, Body=json.dumps(said).encode())
    with pytest.raises(Fault, match="Another installation writes"):
        backed_up(here, target)
    said["at"] -= in_bucket.LEFT
    client.put_object(Bucket=NAME, Key=key, Body=json.dumps(said).encode())
    backed_up(here, target)

    assert target().names()[0] == made.name
    assert len(target().names()) == 3


def test_who_comes_second_at_the_same_moment_is_refused(here, target, monkeypatch):
    monkeypatch.setattr(s3.Bucket, "read", lambda *_asked: None)
    target()._take()

    with pytest.raises(Fault, match="Another installation writes"):
        target()._take()


def test_what_was_left_is_no_backup_and_goes(here, target, client):
    left = "the-bridge/20260101T000000Z/database.sqlite3"
    client.put_object(Bucket=NAME, Key=left, Body=b"half")
    client.create_multipart_upload(Bucket=NAME, Key="the-bridge/20260101T000000Z/contents.json")
    with pytest.raises(Fault, match="no backup"):
        target().backup("")

    backed_up(here, target)

    assert left not in keys(client)
    assert not client.list_multipart_uploads(Bucket=NAME).get("Uploads")


def test_a_store_that_is_away_or_refuses_is_told(here, target, store, client):
    silent = BucketTarget(NAME, "", {**store, "ENDPOINT": "http://127.0.0.1:9"}, "x")
    with pytest.raises(OSError, match="127.0.0.1:9"):
        back_up(here, silent, Seal(), EVERYTHING)
    with pytest.raises(OSError, match="NoSuchBucket"):
        back_up(here, BucketTarget("nowhere", "", store, "x"), Seal(), EVERYTHING)


def test_the_bucket_of_the_pictures_is_refused(target, store):
    class Pictures:
        bucket_name, endpoint_url = NAME, store["ENDPOINT"]

    with pytest.raises(Fault, match="bucket of the pictures"):
        target().refuse_within({"pictures": Pictures()})


@pytest.mark.slow
def test_a_backup_that_is_killed_leaves_the_one_before(tmp_path, client, target):
    here = filled(tmp_path / "here")
    backed_up(here, target)
    old = stories(here), files(here.folder)
    add_story(here, 3, "Sê")
    write(here.folder / "media/photos/c.avif", b"new")
    new = stories(here), files(here.folder)
    first = {key: _content(client, key) for key in keys(client)}

    seen = []
    for step in range(MOST):
        _as_it_was(client, first)
        if not killed_at(step, partial(backed_up, here, target), (*STEPS, "http.client.send")):
            break
        there = newsroom(tmp_path / f"after-{step}")
        put_back(there, target)
        seen.append((stories(there), files(there.folder)))
        assert backed_up(here, target).rows

    assert LEAST < len(seen) < MOST
    assert [each for each in seen if each not in (old, new)] == []
    assert (seen[0], seen[-1]) == (old, new)


def _content(client, key):
    return client.get_object(Bucket=NAME, Key=key)["Body"].read()


def _as_it_was(client, content):
    for key in keys(client):
        client.delete_object(Bucket=NAME, Key=key)
    for key, body in content.items():
        client.put_object(Bucket=NAME, Key=key, Body=body)
