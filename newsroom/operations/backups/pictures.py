"""The pool of pictures beside the backups: whatever is in it already is not read again.

An object's name tells nobody which picture it is: it is made of the picture's name and size and of
its contents, each under a key that comes from the newsroom's.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import Storage

from articles.workflow.photo_files import names_below

from .faults import Damaged
from .files import CHUNK, PART
from .seals import Opener, Seal
from .target import Target

# Where the pictures of a store lie; below "withdrawn" that is everything. Share cards are drawn for
# what came out lately alone: the others could not be made again.
FOLDERS = {"pictures": ("photos", "cards"), "withdrawn": ("",)}
LENGTH = 32


@dataclass(frozen=True)
class Stored:
    store: str
    name: str
    object: str
    size: int


class Pool:
    def __init__(self, target: Target, seal: Seal, key: str) -> None:
        self.target, self.seal, self.key = target, seal, _derived(key)
        # By the first half of the name. Those closed otherwise than today's are stored anew.
        self.known = {
            name[:LENGTH]: name for name in target.objects() if Path(name).suffix == seal.suffix
        }

    def lacking(self, stores: Mapping[str, Storage]) -> int:
        """How many bytes of pictures are not in it."""
        return sum(
            stores[store].size(name)
            for store, name in _names(stores)
            if self._which(stores[store], store, name) not in self.known
        )

    def take(self, stores: Mapping[str, Storage]) -> dict[tuple[str, str], Stored]:
        """Every picture that is there; what goes meanwhile is left out."""
        taken = {}
        for store, name in _names(stores):
            try:
                taken[store, name] = self._take(stores[store], store, name)
            except FileNotFoundError:
                continue
        return taken

    def _take(self, storage: Storage, store: str, name: str) -> Stored:
        which, size = self._which(storage, store, name), storage.size(name)
        if which not in self.known:
            with storage.open(name) as file:
                made = which + _digest(file, self.key) + self.seal.suffix
                file.seek(0)
                self.target.store(made, file, self.seal)
            self.known[which] = made
        return Stored(store, name, self.known[which], size)

    def _which(self, storage: Storage, store: str, name: str) -> str:
        said = "\0".join([store, name, _version(storage, name)])
        return hmac.new(self.key, said.encode(), sha256).hexdigest()[:LENGTH]


def put_back(
    target: Target,
    pictures: list[Stored],
    stores: Mapping[str, Storage],
    key: str,
    opened: tuple[Opener, Path],
) -> None:
    """`opened`: by whom they are opened, and where. Raises Damaged where one is not what it was."""
    derived, (opener, scratch) = _derived(key), opened
    place = scratch / "picture"
    for picture in pictures:
        contents = Path(picture.object).stem[LENGTH:]
        if _is_there(stores[picture.store], picture.name, derived, contents):
            continue
        target.open(picture.object, opener, place)
        with place.open("rb") as file:
            if _digest(file, derived) != contents:
                raise Damaged(f"{picture.object} in the pool of {target} is damaged.")
            file.seek(0)
            stores[picture.store].save(picture.name, File(file))


def _is_there(storage: Storage, name: str, key: bytes, contents: str) -> bool:
    """Whether that very picture is; another one of the name makes room."""
    if not storage.exists(name):
        return False
    with storage.open(name) as file:
        same = _digest(file, key) == contents
    if not same:
        storage.delete(name)
    return same


def _derived(key: str) -> bytes:
    return hmac.new(key.encode(), b"pictures in backups", sha256).digest()


def _digest(file: BinaryIO, key: bytes) -> str:
    contents = hmac.new(key, digestmod=sha256)
    while piece := file.read(CHUNK):
        contents.update(piece)
    return contents.hexdigest()


def _version(storage: Storage, name: str) -> str:
    """Tells two contents of one name apart; in a bucket a name never has but one."""
    try:
        return str(Path(storage.path(name)).stat().st_size)
    except NotImplementedError:
        return ""


def _names(stores: Mapping[str, Storage]) -> Iterator[tuple[str, str]]:
    for store, storage in stores.items():
        for place in FOLDERS[store]:
            for name in names_below(storage, place):
                if not name.endswith(PART):
                    yield store, name
