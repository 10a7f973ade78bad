"""A backup carries the head of the journal's chain, and nothing is put back that ends elsewhere."""

import os
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import connection
from environ import Env

from newsroom.operations.backups.databases.postgresql import PostgresDatabase
from newsroom.operations.backups.databases.sqlite import SqliteFile
from newsroom.operations.backups.faults import Fault
from newsroom.operations.backups.seals import Seal
from newsroom.operations.beside import database_beside

from .newsrooms import backed_up, filled, newsroom, opened, put_back, stories

LINKS = """
    CREATE TABLE articles_seal (number integer, digest text);
    INSERT INTO articles_seal VALUES (1, '{one}'), (2, '{two}');
""".format(one="1" * 64, two="2" * 64)  # noqa: S608
HEAD = f"2:{'2' * 64}"
CUT, CHANGED = "DELETE FROM articles_seal WHERE number = 2", "UPDATE articles_seal SET digest = ''"


@pytest.fixture
def here(tmp_path):
    made = filled(tmp_path / "here")
    with opened(made) as database:
        database.executescript(LINKS)
    return made


def test_a_backup_carries_the_head_and_so_does_what_is_put_back(here, tmp_path):
    made = backed_up(here, tmp_path / "target")
    restored = put_back(newsroom(tmp_path / "there"), tmp_path / "target")

    assert made.head == restored.head == HEAD


def test_before_there_were_seals_there_was_no_head(tmp_path):
    made = backed_up(filled(tmp_path / "old"), tmp_path / "target")
    restored = put_back(newsroom(tmp_path / "there"), tmp_path / "target")

    assert made.head == restored.head == ""


@pytest.mark.parametrize("damage", [CUT, CHANGED])
def test_a_copy_whose_chain_ends_elsewhere_leaves_what_stands(here, tmp_path, damage):
    with here.database.copied(tmp_path) as copy:
        facts, other = copy.facts, tmp_path / "other.sqlite3"
        other.write_bytes(copy.content.read())
    with closing(sqlite3.connect(other)) as database, database:
        database.execute(damage)
    rows = dict(facts.rows) | ({"articles_seal": 1} if damage == CUT else {})
    before = stories(here)

    with pytest.raises(Fault, match="its trail ends at"):
        SqliteFile(here.database.path).replace(other, rows, facts.head)

    assert stories(here) == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", ["", CUT, CHANGED])
def test_on_postgresql_too(tmp_path, damage):
    if connection.vendor != "postgresql":
        pytest.skip("asked of PostgreSQL")
    with database_beside(f"trail_{os.getpid()}") as url:
        database = PostgresDatabase({**Env.db_url_config(url), "OPTIONS": {}})
        with psycopg.connect(url) as server:
            server.execute(
                f"{LINKS} CREATE TABLE articles_photo (file text, renditions jsonb,"
                " withdrawn_at timestamptz, set_aside_as text);"
                " CREATE TABLE django_session (session_key text);"
                " CREATE TABLE django_migrations (app text, name text);"
            )
            server.execute(damage)
        with database.copied(tmp_path) as copy:
            rows = copy.facts.rows
            Seal().store(copy.content, tmp_path / "database.dump")
        with psycopg.connect(url) as server:
            server.execute("CREATE TABLE what_stands (id integer)")

        if not damage:
            database.replace(tmp_path / "database.dump", rows, HEAD)
            return
        with pytest.raises(Fault, match="the trail does not end"):
            database.replace(tmp_path / "database.dump", rows, HEAD)
        with psycopg.connect(url) as server:
            assert server.execute("SELECT to_regclass('what_stands')").fetchone() != (None,)
