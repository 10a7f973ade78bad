"""Where backups go, as the environment says it."""

import pytest

from newsroom.environment import BadSetting, Environment
from newsroom.storage.choosing import backup_store, backup_target, file_store

PICTURES = {"S3_ENDPOINT": "https://a", "S3_ACCESS_KEY": "k", "S3_SECRET_KEY": "s"}


@pytest.mark.parametrize(
    ("said", "endpoint", "key"),
    [
        ({}, "", ""),
        (
            {"S3_ENDPOINT": "https://a", "S3_ACCESS_KEY": "k", "S3_SECRET_KEY": "s"},
            "https://a",
            "k",
        ),
        ({"S3_ENDPOINT": "https://a", "BACKUP_S3_ENDPOINT": "https://b"}, "https://b", ""),
    ],
)
def test_the_store_is_that_of_the_pictures_or_another_as_a_whole(said, endpoint, key):
    store = backup_store(Environment(said))

    assert (store["ENDPOINT"], store["ACCESS_KEY"]) == (endpoint, key)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BACKUP_TARGET", "backups"),
        ("BACKUP_TARGET", "s3://"),
        ("BACKUP_TARGET", "s3://Bucket/x"),
        ("BACKUP_S3_ACCESS_KEY", "half"),
        ("BACKUP_S3_ENDPOINT", "b"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_the_start(name, value):
    read = backup_target if name == "BACKUP_TARGET" else backup_store
    with pytest.raises(BadSetting, match=name):
        read(Environment({name: value}))


def test_a_store_for_backups_alone_leaves_pictures_in_their_folder():
    env = Environment({"BACKUP_S3_ENDPOINT": "https://b", "BACKUP_TARGET": "s3://backups/x"})

    assert file_store(env)["BACKEND"].endswith("PictureFolder")
    assert backup_target(env) == "s3://backups/x"
