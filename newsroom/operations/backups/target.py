"""Where backups lie: what stands there, and the folder that holds it.

20261129T182353Z/    one backup, which has its name once it is whole
    about.json       what it is and the digests of the others; to be read without a key
    objects          the names of its pictures in the pool, one a line; alike
    database.…       and contents.json: closed by `age` where keys are set
pictures/ab/…        the pool: each picture once, whatever backups it is in
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from django.core.files.storage import Storage

from .faults import Damaged, Fault
from .files import PART, folder, has_room, held, write, write_through
from .keeping import Rule
from .seals import Opener, Seal, digest

STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z")
UNFINISHED, LEAVING = ".unfinished-", ".leaving-"
POOL = "pictures"
ABOUT, OBJECTS, CONTENTS = "about.json", "objects", "contents.json"
FORMAT = 1


@dataclass(frozen=True)
class About:
    """`files`: the digest of each, as it is stored. `size`: bytes of the pictures and the rest."""

    database: str
    size: int
    files: dict[str, str]
    format: int = FORMAT


@dataclass(frozen=True)
class Contents:
    """What only the key's owner reads. `pictures`: store, name, object and size of each.

    `head` is that of the journal's chain of seals.
    """

    made_at: str
    database: str
    rows: dict[str, int]
    migrations: list[list[str]]
    key: str
    pictures: list[tuple[str, str, str, int]] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    head: str = ""

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True)
class Backup:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def moment(self) -> datetime:
        return moment_of(self.name)

    def about(self) -> About:
        """Raises Damaged where a file is not there, or not what it was."""
        try:
            known = json.loads((self.path / ABOUT).read_bytes())
            if known["format"] != FORMAT:
                raise Fault(f"{self.path} was made by a version with which it has to be restored.")
            for name, expected in known["files"].items():
                if digest(self.path / name) != expected:
                    raise Damaged(f"{self.path / name} is damaged.")
            return About(**known)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Damaged(f"{self.path} cannot be read: {error}") from error

    def file(self, name: str) -> Path:
        """The file as it is stored, closed or not."""
        closed = [path for path in self.path.glob(f"{name}*") if path.stem == name]
        return closed[0] if closed else self.path / name

    def objects(self) -> set[str]:
        return set((self.path / OBJECTS).read_text().split())


class Target:
    """A folder; `bucket.BucketTarget` is the same in a bucket."""

    refused = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path.absolute())

    @property
    def pool(self) -> Path:
        return self.path / POOL

    def names(self) -> list[str]:
        """Of the whole ones, the newest last. Raises Fault and OSError."""
        if not self.path.is_dir():
            raise Fault(f"{self.path} is not a folder with backups.")
        return sorted(path.name for path in self.path.iterdir() if NAME.fullmatch(path.name))

    def backups(self) -> list[Backup]:
        return [Backup(self.path / name) for name in self.names()]

    def backup(self, name: str, at_hand: Path | None = None) -> Backup:
        """The one of that name, "" being the newest, to be read; `at_hand` is for what is fetched.

        Raises Fault with those that are there.
        """
        return Backup(self.path / chosen(self, name))

    def refuse_within(self, stores: Mapping[str, Storage]) -> None:
        """Raises Fault for a target among the pictures: it would take itself in."""
        for storage in stores.values():
            try:
                place = Path(storage.path("")).resolve()
            except NotImplementedError:
                continue
            if self.path.resolve().is_relative_to(place):
                raise Fault(f"{self.path} lies among the pictures. Choose a folder elsewhere.")

    def has_room(self, *, database: int, pictures: int) -> None:
        """Raises Fault where so many bytes have none."""
        has_room(self.path, database + pictures)

    @contextmanager
    def writing(self, at_hand: Path) -> Iterator[None]:
        """Alone; what somebody who was killed has left is gone. What is made lies `at_hand`."""
        with held(folder(self.path)):
            for path in self.path.iterdir():
                if path.name.startswith((UNFINISHED, LEAVING)):
                    shutil.rmtree(path)
            folder(self.pool)
            for part in self.pool.glob(f"*/.*{PART}"):
                part.unlink()
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """With nobody who removes anything meanwhile."""
        self.backups()
        with held(self.path, fcntl.LOCK_SH):
            yield

    def objects(self) -> Iterator[str]:
        """The names of all that lies in the pool."""
        names = (path.name for path in self.pool.glob("*/*"))
        return (name for name in names if not name.endswith(PART))

    def store(self, name: str, source: BinaryIO, seal: Seal) -> None:
        """Put into the pool what is read, whole or not at all."""
        seal.store(source, folder(self.pool / name[:2]) / name)

    def open(self, name: str, opener: Opener, place: Path) -> None:
        """Write there what lies in the pool under that name. Raises Fault and OSError."""
        path = self.pool / name[:2] / name
        if not path.exists():
            raise Damaged(f"{path} is missing.")
        opener.open(path, place)

    def free_name(self, moment: datetime) -> str:
        """That of the moment; where one of the same second is there, of a second later."""
        return free_name(moment, self.names())

    @contextmanager
    def coming(self, name: str) -> Iterator[Path]:
        """The folder of a backup in the making; it gets its name at the end, or goes."""
        unfinished = self.path / f"{UNFINISHED}{token_hex(8)}"
        unfinished.mkdir(mode=0o700)
        try:
            yield unfinished
            write_through(unfinished)
            os.rename(unfinished, self.path / name)
            write_through(self.path)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise

    def retire(self, rule: Rule) -> int:
        """Remove what the rule does not keep, and pictures that are in no other; how many went."""
        there = self.backups()
        kept = rule.kept([backup.moment for backup in there])
        leaving = [backup for backup in there if backup.moment not in kept]
        for backup in leaving:
            # By one step, so that what is left of it is taken for no backup.
            gone = self.path / f"{LEAVING}{backup.name}"
            os.rename(backup.path, gone)
            shutil.rmtree(gone)
        self._empty_pool()
        return len(leaving)

    def _empty_pool(self) -> None:
        used = set().union(*(backup.objects() for backup in self.backups()))
        for path in self.pool.glob("*/*"):
            if path.name not in used:
                path.unlink()
        for each in self.pool.iterdir():
            with suppress(OSError):
                each.rmdir()


def chosen(target: Target, name: str) -> str:
    there = target.names()
    if not there:
        raise Fault(f"{target} holds no backup.")
    if name and name not in there:
        raise Fault(f"{target} holds no backup {name}. There are {', '.join(there)}.")
    return name or there[-1]


def free_name(moment: datetime, taken: Container[str]) -> str:
    while (name := moment.astimezone(UTC).strftime(STAMP)) in taken:
        moment += timedelta(seconds=1)
    return name


def moment_of(name: str) -> datetime:
    return datetime.strptime(name, STAMP).replace(tzinfo=UTC)


def about(path: Path, database: str, size: int) -> None:
    """Written last into a backup in the making, of everything that lies in it."""
    files = {each.name: digest(each) for each in sorted(path.iterdir())}
    write(path / ABOUT, json.dumps(asdict(About(database, size, files)), indent=1).encode())
