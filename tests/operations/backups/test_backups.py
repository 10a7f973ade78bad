import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.operations.backups import making
from newsroom.operations.backups.faults import Damaged, Fault
from newsroom.operations.backups.keeping import Rule
from newsroom.operations.backups.target import Target

from .newsrooms import (
    HEADLINE,
    add_story,
    backed_up,
    files,
    filled,
    newsroom,
    opened,
    put_back,
    state,
    stories,
    write,
)


@pytest.fixture
def here(tmp_path, clock):
    return filled(tmp_path / "here")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "target"


@pytest.fixture
def empty(tmp_path):
    return newsroom(tmp_path / "there", key="a key made at the first start")


def pool(target):
    return {path.name for path in (target / "pictures").glob("*/*")}


def test_a_newsroom_that_is_gone_comes_back(here, target):
    before = state(here)
    backed_up(here, target)
    shutil.rmtree(here.folder)

    put_back(newsroom(here.folder, key="a new one"), target)

    assert state(here) == before
    assert before[0][0] == (1, HEADLINE)
    assert sorted(before[1]) == [
        "media/photos/1/640.avif",
        "media/photos/a.avif",
        "withdrawn/aside.avif",
    ]


def test_share_cards_come_back_of_which_the_older_are_never_drawn_again(here, target, empty):
    card = "media/cards/1-0f.jpg"
    write(here.folder / card, b"card")
    backed_up(here, target)

    put_back(empty, target)

    assert files(empty.folder)[card] == b"card"


def test_the_newest_comes_back_or_the_one_that_is_named(here, target, empty):
    first = backed_up(here, target)
    add_story(here, 3, "Sê")
    backed_up(here, target)

    put_back(empty, target)
    assert len(stories(empty)) == 3

    put_back(empty, target, at=first.name, replacing=True)
    assert len(stories(empty)) == 2


def test_a_backup_that_is_not_there_is_told_with_those_that_are(here, target, empty):
    made = backed_up(here, target)

    with pytest.raises(Fault, match=made.name):
        put_back(empty, target, at="20010101T000000Z")
    with pytest.raises(Fault, match="not a folder"):
        put_back(empty, target / "nowhere")


def test_stories_that_stand_are_not_replaced_unasked(here, target):
    backed_up(here, target)
    add_story(here, 3, "Sê")

    with pytest.raises(Fault, match="3 stories stand here"):
        put_back(here, target)
    assert len(stories(here)) == 3

    put_back(here, target, replacing=True)
    assert len(stories(here)) == 2


def test_a_database_that_somebody_uses_is_not_exchanged(here, target):
    backed_up(here, target)
    add_story(here, 3, "Sê")

    with opened(here) as database:
        database.execute("SELECT * FROM articles_article").fetchall()
        with pytest.raises(Fault, match="Stop the newsroom first"):
            put_back(here, target, replacing=True)

    assert len(stories(here)) == 3


def test_a_database_that_cannot_be_read_is_set_aside(here, target):
    before = state(here)
    backed_up(here, target)
    here.database.path.write_bytes(b"damaged" * 1000)
    write(here.folder / "newsroom.sqlite3-wal", b"damaged too")

    put_back(here, target)

    assert state(here) == before
    assert len(list(here.folder.glob("*.damaged-*"))) == 1


def test_others_on_the_machine_can_read_nothing(here, target, empty):
    before = os.umask(0o000)
    try:
        backed_up(here, target)
        put_back(empty, target)
    finally:
        os.umask(before)

    for path in [target, *target.rglob("*"), empty.database.path, empty.key_file]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_what_was_taken_out_is_in_no_copy(here, target):
    with opened(here) as database:
        database.execute("DELETE FROM articles_article WHERE id = 1")
        database.execute("DELETE FROM articles_searchwords")
    copy = target / backed_up(here, target).name / "database.sqlite3"

    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT * FROM django_session").fetchall() == []
    assert b"a sign-in under way" not in copy.read_bytes()
    for word in HEADLINE.split():
        assert word.encode() not in copy.read_bytes()


def test_a_picture_is_copied_once(here, target):
    backed_up(here, target)
    first = pool(target)
    write(here.folder / "media/photos/c.avif", b"new")
    backed_up(here, target)

    assert len(first) == 3
    assert len(pool(target) - first) == 1


def test_what_was_restored_is_not_copied_again(here, target, empty):
    backed_up(here, target)
    first = pool(target)
    put_back(empty, target)
    backed_up(newsroom(empty.folder), target)

    assert pool(target) == first


def test_the_rule_takes_old_backups_and_pictures_of_nobody_else(here, target, clock, empty):
    backed_up(here, target)
    (here.folder / "media/photos/1/640.avif").unlink()
    clock.at(days=2)
    backed_up(here, target)
    assert len(pool(target)) == 3

    clock.at(days=2)
    made = backed_up(here, target, rule=Rule(1, 0, 0))

    assert made.retired == 2
    assert made.missing == [("pictures", "photos/1/640.avif")]
    assert [backup.path.name for backup in Target(target).backups()] == [made.name]
    assert len(pool(target)) == 2
    assert put_back(empty, target).missing == 1


def test_a_picture_withdrawn_meanwhile_comes_back_where_the_database_looks(
    here, target, empty, monkeypatch
):
    name = "photos/a.avif"
    monkeypatch.setattr(making, "name_aside_of", lambda name: f"secret-{name[-6:]}")
    take, turns = making.Pool.take, []

    def withdrawing_before(pool, stores):
        if not turns:
            turns.append("not yet read")
            (here.folder / "media" / name).rename(here.folder / "withdrawn/secret-a.avif")
        return take(pool, stores)

    monkeypatch.setattr(making.Pool, "take", withdrawing_before)
    assert backed_up(here, target).missing == []
    put_back(empty, target)

    assert files(empty.folder)[f"media/{name}"] == b"a" * 50


def test_a_target_among_the_pictures_is_refused(here):
    with pytest.raises(Fault, match="among the pictures"):
        backed_up(here, here.folder / "media" / "backups")


@pytest.mark.parametrize(
    "pattern", ["about.json", "objects", "contents.json", "database.sqlite3", "pictures"]
)
@pytest.mark.parametrize("how", ["changed", "cut", "gone"])
def test_a_damaged_backup_changes_nothing(here, target, empty, pattern, how):
    made = backed_up(here, target)
    place = target / (f"{made.name}/{pattern}" if pattern != "pictures" else pattern)
    path = place if place.is_file() else sorted(place.glob("*/*"))[0]
    content = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(content[:-1] if how == "cut" else content[:-1] + b"\0")

    with pytest.raises(Damaged):
        put_back(empty, target)
    assert not empty.database.path.exists()
    assert not empty.key_file.exists()


def test_a_backup_of_a_newer_version_is_refused(here, target, empty):
    with opened(here) as database:
        database.execute("INSERT INTO django_migrations VALUES ('articles', '9999_telepathy')")
        database.execute("INSERT INTO django_migrations VALUES ('left_long_ago', '0001_initial')")
    backed_up(here, target)

    with pytest.raises(Fault, match="newer version, which has articles 9999_telepathy"):
        put_back(empty, target)
    assert not empty.database.path.exists()


def test_a_key_that_is_a_setting_is_left_as_it_is(here, target, tmp_path):
    backed_up(here, target)
    made = newsroom(tmp_path / "there", key="set")
    restored = put_back(type(made)(made.database, made.stores, made.folder, "set", None), target)

    assert restored.key_differs
    assert not made.key_file.exists()


def test_a_copy_of_which_a_row_is_gone_is_not_taken(here, target, empty):
    """As a fault in what copies would leave it: whole for SQLite, and yet not what was counted."""
    made = backed_up(here, target)
    with closing(sqlite3.connect(target / made.name / "database.sqlite3")) as database, database:
        database.execute("DELETE FROM articles_article WHERE id = 2")

    with pytest.raises(Damaged, match="articles_article has 1 rows instead of 2"):
        empty.database.replace(
            target / made.name / "database.sqlite3", {**counted(here), "django_session": 0}
        )


def counted(installation):
    with installation.database.copied(installation.folder) as copy:
        return copy.facts.rows


def test_nothing_is_left_where_it_was_made(here, target, empty):
    backed_up(here, target)
    put_back(empty, target)

    assert list(here.scratch.iterdir()) == []
    assert list(empty.scratch.iterdir()) == []
    assert not [path for path in Path(target).rglob("*") if path.name.startswith(".")]
