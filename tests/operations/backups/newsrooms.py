"""A newsroom of a few rows and files, as far as a backup looks at one."""

import sqlite3
from contextlib import closing

from newsroom.operations.backups.databases.facts import ASIDE, IN_REACH
from newsroom.operations.backups.databases.sqlite import SqliteFile
from newsroom.operations.backups.installation import Installation
from newsroom.operations.backups.keeping import Rule
from newsroom.operations.backups.making import back_up
from newsroom.operations.backups.restoring import restore
from newsroom.operations.backups.seals import Opener, Seal
from newsroom.operations.backups.target import Target
from newsroom.storage.folder import PictureFolder

EVERYTHING = Rule(days=1000, weeks=0, months=0)
HEADLINE = "كوباني تستعيد مكتبتها"
KEY = "the key of the newsroom"
TABLES = """
    PRAGMA journal_mode = WAL;
    CREATE TABLE articles_article (id INTEGER PRIMARY KEY, headline TEXT);
    CREATE TABLE articles_photo (file TEXT, renditions TEXT, withdrawn_at TEXT, set_aside_as TEXT);
    CREATE TABLE django_session (session_key TEXT);
    CREATE TABLE django_migrations (app TEXT, name TEXT);
    CREATE VIRTUAL TABLE articles_searchwords USING fts5(words);
    INSERT INTO django_migrations VALUES ('articles', '0001_initial');
"""
SIZES = '[["avif", 640, "photos/1/640.avif"]]'


def newsroom(folder, key=KEY):
    """An installation in that folder, of which nothing is there yet."""
    folder.mkdir(exist_ok=True)
    stores = {
        IN_REACH: PictureFolder(folder / "media"),
        ASIDE: PictureFolder(folder / "withdrawn", allow_overwrite=True),
    }
    database = SqliteFile(folder / "newsroom.sqlite3")
    return Installation(database, stores, folder, key, folder / "secret_key")


def opened(installation):
    return closing(sqlite3.connect(installation.database.path, isolation_level=None))


def filled(folder):
    """With two stories, a picture with one size and a withdrawn one."""
    made = newsroom(folder)
    with opened(made) as database:
        database.executescript(TABLES)
        database.execute("INSERT INTO articles_article VALUES (1, ?), (2, 'Du')", [HEADLINE])
        database.execute("INSERT INTO django_session VALUES ('a sign-in under way')")
        database.execute("INSERT INTO articles_searchwords VALUES (?)", [HEADLINE])
        database.execute(
            "INSERT INTO articles_photo VALUES ('photos/a.avif', ?, NULL, ''), "
            "('photos/b.avif', '[]', '2026-01-01', 'aside.avif')",
            [SIZES],
        )
    write(made.folder / "media/photos/a.avif", b"a" * 50)
    write(made.folder / "media/photos/1/640.avif", b"small")
    write(made.folder / "withdrawn/aside.avif", b"withdrawn")
    write(made.folder / "secret_key", KEY.encode())
    return made


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def add_story(installation, number, headline):
    with opened(installation) as database:
        database.execute("INSERT INTO articles_article VALUES (?, ?)", [number, headline])


def state(installation):
    """All that a reader or the staff could miss: stories, files and key."""
    return stories(installation), files(installation.folder), installation.key_file.read_text()


def stories(installation):
    with opened(installation) as database:
        return database.execute("SELECT * FROM articles_article").fetchall()


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for store in ("media", "withdrawn")
        for path in (folder / store).rglob("*")
        if path.is_file() and path.suffix != ".part"
    }


def backed_up(installation, folder, *, recipients=(), rule=EVERYTHING):
    return back_up(installation, Target(folder), Seal(recipients), rule)


def put_back(installation, folder, *, at="", identity=None, replacing=False):
    return restore(installation, Target(folder), at, Opener(identity), replacing=replacing)
