"""Backups in a bucket: the same names as in a folder, below a prefix.

A bucket knows no renaming and no locks. So a backup is there once its `about.json` is, which comes
last and goes first; and whoever writes says so in `writer.json`, which nobody takes over meanwhile.
"""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from django.core.files.storage import Storage

from .faults import Fault
from .files import coming, folder, has_room, scratch
from .keeping import Rule
from .s3 import Bucket, Denied
from .seals import Opener, Seal
from .target import ABOUT, NAME, OBJECTS, POOL, Backup, Target, chosen, moment_of

WRITER = "writer.json"
# Seconds after which somebody who says no more that they write has been cut off, and between two
# times of saying so.
LEFT, SAID_AGAIN = 6 * 60 * 60, 15 * 60
NOBODY = {"holder": "", "at": 0.0}
FILE = re.compile("[a-z0-9][a-z0-9._]*")


class BucketTarget(Target):
    def __init__(self, name: str, prefix: str, store: Mapping[str, str], holder: str) -> None:
        """`holder` names the installation: of one, only one backup is made at a time."""
        self.bucket = Bucket(name, store)
        self.endpoint, self.holder = store["ENDPOINT"], holder
        self.prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.refused, self.said_at = "", 0.0

    def __str__(self) -> str:
        return f"s3://{self.bucket.name}/{self.prefix}".rstrip("/")

    def names(self) -> list[str]:
        # Every name of a backup begins with the year's 2, and nothing else here does.
        keys = (key for key, _size in self.bucket.sizes(f"{self.prefix}2"))
        there = (key.removeprefix(self.prefix).split("/") for key in keys)
        return sorted(
            parts[0] for parts in there if NAME.fullmatch(parts[0]) and parts[1:] == [ABOUT]
        )

    def backup(self, name: str, at_hand: Path | None = None) -> Backup:
        """Its files are fetched, if there is a place for them."""
        name = chosen(self, name)
        if at_hand is None:
            return Backup(Path(name))
        there = dict(self.bucket.sizes(f"{self.prefix}{name}/"))
        has_room(at_hand, sum(there.values()))
        place = folder(at_hand / name)
        for key in there:
            file = key.rpartition("/")[2]
            if FILE.fullmatch(file):
                self._fetch(key, place / file)
        return Backup(place)

    def refuse_within(self, stores: Mapping[str, Storage]) -> None:
        """Raises Fault for the bucket of the pictures: who loses it would lose both."""
        for storage in stores.values():
            known = getattr(storage, "bucket_name", None), getattr(storage, "endpoint_url", None)
            if known == (self.bucket.name, self.endpoint or None):
                raise Fault(f"{self} lies in the bucket of the pictures. Choose another bucket.")

    def has_room(self, *, database: int, pictures: int) -> None:
        """What is sent lies here first: the database, closed, and one picture at a time."""
        has_room(self.at_hand, 2 * database)

    @contextmanager
    def writing(self, at_hand: Path) -> Iterator[None]:
        self.at_hand = at_hand
        self._take()
        try:
            self._tidy()
            yield
        finally:
            # Where it cannot be said, this installation knows that it was itself.
            with suppress(OSError):
                self._say("", self.tag)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is removed meanwhile is missed, and then nothing is restored."""
        yield

    def objects(self) -> Iterator[str]:
        for key, _size in self.bucket.sizes(f"{self.prefix}{POOL}/"):
            yield key.rpartition("/")[2]

    def store(self, name: str, source: BinaryIO, seal: Seal) -> None:
        if time.monotonic() - self.said_at > SAID_AGAIN:
            self._take()
        place = self.at_hand / f"sent-{token_hex(8)}"
        try:
            seal.store(source, place)
            self.bucket.send(place, self._in_pool(name))
        finally:
            place.unlink(missing_ok=True)

    def open(self, name: str, opener: Opener, place: Path) -> None:
        # By its ending the opener knows whether it is closed.
        fetched = place.with_name(f"fetched{Path(name).suffix}")
        try:
            self._fetch(self._in_pool(name), fetched)
            opener.open(fetched, place)
        finally:
            fetched.unlink(missing_ok=True)

    @contextmanager
    def coming(self, name: str) -> Iterator[Path]:
        with scratch(self.at_hand / "coming") as place:
            yield place
            for path in sorted(place.iterdir(), key=lambda path: (path.name == ABOUT, path.name)):
                self.bucket.send(path, f"{self.prefix}{name}/{path.name}")

    def retire(self, rule: Rule) -> int:
        """The pool by the first of a day: that reads the list of every other."""
        there = self.names()
        kept = rule.kept([moment_of(name) for name in there])
        leaving = [name for name in there if moment_of(name) not in kept]
        for name in leaving:
            self._remove_backup(name)
        if [moment_of(name).date() for name in there[-2:-1]] != [moment_of(there[-1]).date()]:
            self._empty_pool()
        return 0 if self.refused else len(leaving)

    def _empty_pool(self) -> None:
        used = set()
        for name in self.names():
            found = self.bucket.read(f"{self.prefix}{name}/{OBJECTS}")
            if found is None:
                # Whatever else it needs is not known.
                return
            used.update(found[0].decode().split())
        for name in [name for name in self.objects() if name not in used]:
            self._remove(self._in_pool(name))

    def _tidy(self) -> None:
        """What somebody who was killed has left is no backup, and goes."""
        whole = set(self.names())
        for key, _size in list(self.bucket.sizes(f"{self.prefix}2")):
            name = key.removeprefix(self.prefix).partition("/")[0]
            if NAME.fullmatch(name) and name not in whole:
                self._remove(key)
        # Not every store can tell.
        with suppress(OSError):
            self.bucket.drop_pieces(self.prefix)

    def _remove_backup(self, name: str) -> None:
        first = f"{self.prefix}{name}/{ABOUT}"
        rest = [key for key, _size in self.bucket.sizes(f"{self.prefix}{name}/") if key != first]
        for key in [first, *rest]:
            self._remove(key)

    def _remove(self, key: str) -> None:
        """A key without that right is a good one: whoever has the server cannot delete backups."""
        if self.refused:
            return
        try:
            self.bucket.remove(key)
        except Denied as error:
            self.refused = str(error)

    def _take(self) -> None:
        """Raises Fault where another is at it. Of this one nobody else is: its folder is held."""
        found = self.bucket.read(f"{self.prefix}{WRITER}")
        known = _said(found[0]) if found else NOBODY
        is_left = known["holder"] in ("", self.holder) or time.time() - known["at"] > LEFT
        if not is_left or not self._say(self.holder, found and found[1]):
            raise Fault(
                f"Another installation writes to {self}. Let each have a prefix of its own."
            )

    def _say(self, holder: str, instead_of: str | None) -> bool:
        self.said_at = time.monotonic()
        said = json.dumps({"holder": holder, "at": time.time()}).encode()
        self.tag = self.bucket.write(f"{self.prefix}{WRITER}", said, instead_of)
        return self.tag is not None

    def _in_pool(self, name: str) -> str:
        return f"{self.prefix}{POOL}/{name[:2]}/{name}"

    def _fetch(self, key: str, place: Path) -> None:
        with coming(place) as file:
            self.bucket.fetch(key, file)


def _said(content: bytes) -> dict[str, object]:
    try:
        known = json.loads(content)
        return {"holder": str(known["holder"]), "at": float(known["at"])}
    except (ValueError, KeyError, TypeError):
        return NOBODY
