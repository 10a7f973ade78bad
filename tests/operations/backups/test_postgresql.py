import os

import psycopg
import pytest
from django.db import connection
from environ import Env

from newsroom.operations.backups.databases.facts import IN_REACH
from newsroom.operations.backups.databases.postgresql import PostgresDatabase
from newsroom.operations.backups.faults import Fault
from newsroom.operations.backups.seals import Seal
from newsroom.operations.beside import database_beside

from .newsrooms import HEADLINE, SIZES

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = """
    CREATE TABLE articles_article (id integer PRIMARY KEY, headline text);
    CREATE TABLE articles_photo
        (file text, renditions jsonb, withdrawn_at timestamptz, set_aside_as text);
    CREATE TABLE django_session (session_key text);
    CREATE TABLE django_migrations (app text, name text);
    INSERT INTO django_session VALUES ('a sign-in under way');
    CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''never''; END';
    CREATE TRIGGER never BEFORE INSERT ON articles_article EXECUTE FUNCTION never();
"""


@pytest.fixture
def address():
    if connection.vendor != "postgresql":
        pytest.skip("asked of PostgreSQL")
    with database_beside(f"backups_{os.getpid()}") as url:
        with psycopg.connect(url) as server:
            server.execute(TABLES)
            server.execute("ALTER TABLE articles_article DISABLE TRIGGER never")
            server.execute("INSERT INTO articles_article VALUES (1, %s)", [HEADLINE])
            server.execute("INSERT INTO articles_photo VALUES ('a', %s, NULL, '')", [SIZES])
            server.execute("ALTER TABLE articles_article ENABLE TRIGGER never")
        yield url


@pytest.fixture
def copy(address, tmp_path):
    """The file of a copy, and what was known of it."""
    path = tmp_path / "database.dump"
    with database(address).copied(tmp_path) as made:
        with psycopg.connect(address) as server:
            # Later than the moment of the copy.
            server.execute("DELETE FROM articles_photo")
        Seal().store(made.content, path)
    return path, made.facts


def database(address):
    return PostgresDatabase({**Env.db_url_config(address), "OPTIONS": {}})


def asked(address, question):
    with psycopg.connect(address) as server:
        return server.execute(question).fetchall()


def test_a_copy_is_of_one_moment_and_takes_the_place_of_what_stands(address, copy):
    path, facts = copy
    with psycopg.connect(address) as server:
        server.execute("DROP TABLE django_migrations")
        server.execute("CREATE TABLE later AS SELECT * FROM articles_article")

    assert database(address).stories() == 1
    database(address).replace(path, facts.rows)

    assert facts.files == {(IN_REACH, "a"): "", (IN_REACH, "photos/1/640.avif"): ""}
    assert asked(address, "SELECT headline FROM articles_article") == [(HEADLINE,)]
    assert asked(address, "SELECT count(*) FROM articles_photo") == [(1,)]
    assert asked(address, "SELECT count(*) FROM django_session") == [(0,)]
    assert asked(address, "SELECT to_regclass('later')") == [(None,)]
    with pytest.raises(psycopg.errors.RaiseException), psycopg.connect(address) as server:
        server.execute("INSERT INTO articles_article VALUES (2, 'Du')")


@pytest.mark.parametrize("fault", ["rows", "cut"])
def test_a_copy_that_is_not_whole_leaves_what_stands(address, copy, fault):
    path, facts = copy
    rows = dict(facts.rows)
    if fault == "rows":
        rows["articles_article"] = 2
    else:
        path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(Fault):
        database(address).replace(path, rows)

    assert asked(address, "SELECT count(*) FROM articles_photo") == [(0,)]


def test_a_database_that_somebody_uses_is_not_replaced(address, copy):
    path, facts = copy
    with psycopg.connect(address), pytest.raises(Fault, match="Stop the newsroom first"):
        database(address).replace(path, facts.rows)
