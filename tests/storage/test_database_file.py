"""The database's file on a disk that has no room for what SQLite wants to lay beside it."""

import sqlite3
import subprocess

import pytest

from newsroom.storage.database_file import ReadableWhenFull


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("no file system can be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


@pytest.fixture
def database(disk):
    """The path of a file with one row that has reached it."""
    path = disk / "n?ews#room.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE texts (words)")
    connection.execute("INSERT INTO texts VALUES ('live')")
    connection.commit()
    connection.close()
    return path


def fill(disk):
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass


def opened(path):
    return sqlite3.connect(path, factory=ReadableWhenFull)


def words(connection):
    return [row[0] for row in connection.execute("SELECT words FROM texts")]


def test_a_file_on_a_full_disk_is_read_and_not_written(disk, database):
    fill(disk)
    connection = opened(database)

    assert words(connection) == ["live"]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO texts VALUES ('more')")
    connection.close()


def test_as_the_library_opens_it_nobody_can_read_it(disk, database):
    fill(disk)

    with pytest.raises(sqlite3.OperationalError):
        words(sqlite3.connect(database))


def test_with_room_it_is_read_and_written_as_ever(database):
    connection = opened(database)
    connection.execute("UPDATE texts SET words = 'withdrawn'")
    connection.commit()

    assert words(opened(database)) == ["withdrawn"]


def test_what_a_killed_process_wrote_last_is_not_passed_over(disk, database):
    before = {name: (disk / name).read_bytes() for name in [database.name]}
    connection = sqlite3.connect(database)
    connection.execute("UPDATE texts SET words = 'withdrawn'")
    connection.commit()
    last_written = (disk / f"{database.name}-wal").read_bytes()
    connection.close()
    # As a process that is killed leaves it, its index gone.
    database.write_bytes(before[database.name])
    (disk / f"{database.name}-wal").write_bytes(last_written)
    fill(disk)

    connection = opened(database)
    assert words(connection) == ["withdrawn"]
    connection.close()
    again = opened(database)
    assert words(again) == ["withdrawn"]


def test_a_file_that_is_no_database_is_told_as_ever(tmp_path):
    path = tmp_path / "text.sqlite3"
    path.write_text("no database at all, " * 100)

    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        opened(path)


def test_a_file_whose_folder_is_missing_is_told_as_ever(tmp_path):
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        opened(tmp_path / "missing" / "newsroom.sqlite3")
