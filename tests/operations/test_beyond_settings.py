"""What may be said of replicas, pools, brokers and CDNs, and what it comes to."""

from pathlib import Path

import pytest

from newsroom.cdn_settings import cdn_settings
from newsroom.database_settings import database_settings
from newsroom.environment import BadSetting, Environment
from newsroom.operations.checks import NO_WAY_AROUND, check_way_around

SERVER = {"DATABASE_URL": "postgres://newsroom@db.example.org/newsroom"}
OTHER = "postgres://newsroom@other.example.org/newsroom"
FILE = Path("newsroom.sqlite3")


def databases(**said):
    return database_settings(Environment(SERVER | said), file=FILE)


def test_one_server_is_asked_for_everything():
    said = databases()
    assert list(said["DATABASES"]) == ["default"]
    assert said["DATABASES"]["default"]["CONN_MAX_AGE"] == 60
    assert said["DATABASE_DIRECT"] is None


def test_a_replica_is_read_as_of_one_moment_and_not_waited_for():
    entry = databases(DATABASE_REPLICA_URL=OTHER)["DATABASES"]["replica"]
    assert entry["HOST"] == "other.example.org"
    assert (entry["OPTIONS"]["isolation_level"], entry["OPTIONS"]["connect_timeout"]) == (3, 2)


def test_a_pool_lends_so_many_and_keeps_none_by_age():
    entry = databases(DATABASE_POOL="8")["DATABASES"]["default"]
    assert (entry["OPTIONS"]["pool"]["max_size"], entry["CONN_MAX_AGE"]) == (8, 0)


def test_a_pooler_is_sent_no_settings_and_backups_go_around_it():
    said = databases(DATABASE_POOLED="1", DATABASE_DIRECT_URL=OTHER)
    entry = said["DATABASES"]["default"]
    assert "options" not in entry["OPTIONS"]
    assert entry["DISABLE_SERVER_SIDE_CURSORS"]
    direct = said["DATABASE_DIRECT"]
    assert (direct["HOST"], direct["OPTIONS"]) == ("other.example.org", {})


def test_backups_through_a_pooler_are_warned_of(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    settings.DATABASE_POOLED, settings.DATABASE_DIRECT = True, None
    assert check_way_around() == [NO_WAY_AROUND]
    settings.DATABASE_DIRECT = {"HOST": "db.example.org"}
    assert check_way_around() == []


@pytest.mark.parametrize(
    "said",
    [
        {"DATABASE_URL": "", "DATABASE_REPLICA_URL": OTHER},
        {"DATABASE_URL": "", "DATABASE_POOL": "4"},
        {"DATABASE_REPLICA_URL": "sqlite:////var/replica"},
        {"DATABASE_REPLICA_URL": "other.example.org"},
    ],
    ids=["replica of a file", "pool for a file", "file as a replica", "no address"],
)
def test_what_cannot_be_meant_ends_the_program(said):
    with pytest.raises(BadSetting):
        databases(**said)


def cdn(**said):
    return cdn_settings(Environment({f"CDN_{name}": value for name, value in said.items()}))


def test_without_a_cdn_pages_say_nothing_of_one():
    said = cdn(SECONDS="300", KEY_HEADER="Surrogate-Key")
    assert (said["CDN_KEY_HEADER"], said["CDN_SECONDS"]) == ("", 0)


def test_a_cdn_that_knows_addresses_alone_is_given_no_keys():
    said = cdn(PURGE_URL="https://cdn.example.org/", PURGE_BY="urls")
    assert (said["CDN_KEY_HEADER"], said["CDN_PURGE_FIELD"]) == ("", "files")


@pytest.mark.parametrize(
    "said",
    [{"SECONDS": "601"}, {"PURGE_BY": "tags"}, {"KEY_PREFIX": "a,b"}, {"KEY_HEADER": "a: b"}],
    ids=["too long", "no way", "prefix of two keys", "no header"],
)
def test_what_cannot_be_meant_of_a_cdn_ends_the_program(said):
    with pytest.raises(BadSetting):
        cdn(**said)


@pytest.mark.parametrize("said", ["http://127.0.0.1", "amqp://", "127.0.0.1:5672"])
def test_a_broker_is_named_by_its_address(said):
    with pytest.raises(BadSetting):
        Environment({"CELERY_BROKER_URL": said}).broker("CELERY_BROKER_URL")
