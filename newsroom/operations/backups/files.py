"""Files that are there whole or not at all, and that nobody else on the machine can read."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from .faults import Fault

PART = ".part"
CHUNK = 1024 * 1024
# What is written beside what was reckoned with.
SPARE = 4 * 1024 * 1024


@contextmanager
def coming(path: Path) -> Iterator[BinaryIO]:
    """A file to write into; it gets its name once it is on the disk, or is gone."""
    part = path.with_name(f".{path.name}.{token_hex(8)}{PART}")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        write_through(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def write(path: Path, content: bytes) -> None:
    with coming(path) as file:
        file.write(content)


def write_through(folder: Path) -> None:
    """Have the names in a folder written to the disk itself."""
    known = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(known)
    finally:
        os.close(known)


def folder(path: Path) -> Path:
    """The same path, once the folder is there; one that is made here is this account's alone."""
    for each in (*reversed(path.parents), path):
        with suppress(FileExistsError):
            each.mkdir(mode=0o700)
    return path


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """An empty folder for the time being, in which whoever was killed has left nothing.

    One at a time: whoever comes second waits.
    """
    with held(folder(path)):
        _empty(path)
        try:
            yield path
        finally:
            # The folder itself stays: somebody may be waiting for it.
            _empty(path)


def _empty(path: Path) -> None:
    for left in path.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def held(path: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Alone with a folder, or with others who only read (LOCK_SH), whatever becomes of them."""
    known = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(known, how)
        yield
    finally:
        os.close(known)


def has_room(path: Path, needed: int) -> None:
    """Raises Fault where the disk of a folder has no room for so many bytes."""
    free = shutil.disk_usage(path).free
    if free < needed + SPARE:
        raise Fault(f"{path} has room for {_mib(free)}, and {_mib(needed)} are needed.")


def _mib(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f} MiB"
