import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from django.core.files.storage import Storage, default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Photo
from articles.workflow.photo_files import (
    FOLDER,
    bring_within_reach,
    files_within_reach,
    names_below,
    set_aside,
    withdrawn_store,
)

# What came in just now may have its file before its row.
SETTLED = timedelta(hours=1)


@dataclass
class NamedFile:
    """The files that rows name, with the numbers of their photos, and the numbers by themselves.

    `spare` are the second copies of photos shown again, which may be there or not.
    """

    public: dict[str, int] = field(default_factory=dict)
    aside: dict[str, int] = field(default_factory=dict)
    spare: set[str] = field(default_factory=set)
    photos: set[str] = field(default_factory=set)


@dataclass
class Findings:
    """What is said in the end; the last three are done, the others are for people to see to."""

    unused: list[str] = field(default_factory=list)
    missing: list[dict[str, object]] = field(default_factory=list)
    set_aside: list[int] = field(default_factory=list)
    brought_back: list[int] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


class Command(BaseCommand):
    help = (
        "Compare the photos' rows with the stored files: files that nothing uses, rows whose file "
        "is missing; fails where it has found such. Removes sizes that a moved focal point has "
        "left behind, sets aside what is still in reach of a withdrawn photo, and brings back the "
        "file of one that is shown again. For every night."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object")

    def handle(self, *args: object, **options: object) -> None:
        found = Findings(set_aside=list(_set_aside()), brought_back=list(_brought_back()))
        # Files first: a row that is written meanwhile is not missed.
        stored = set(names_below(default_storage, FOLDER))
        aside = set(names_below(withdrawn_store(), ""))
        named = _named()
        for name in sorted(stored - named.public.keys()):
            if _is_settled(default_storage, name):
                _see_to(name, named, found)
        found.unused += [
            name
            for name in sorted(aside - named.aside.keys() - named.spare)
            if _is_settled(withdrawn_store(), name)
        ]
        found.missing = _missing(default_storage, named.public, stored)
        found.missing += _missing(withdrawn_store(), named.aside, aside)
        self._say(found, len(stored | aside), as_json=bool(options["json"]))

    def _say(self, found: Findings, count: int, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(found)))
        else:
            for line in _lines(found):
                self.stdout.write(line)
        if found.unused or found.missing:
            raise CommandError(f"{len(found.unused)} files unused, {len(found.missing)} missing")
        if not as_json:
            self.stdout.write(f"{count} files, all in order")


def _lines(found: Findings) -> Iterator[str]:
    yield from (f"Set aside what was in reach of photo {photo}" for photo in found.set_aside)
    yield from (f"Brought the file of photo {photo} back" for photo in found.brought_back)
    yield from (f"Removed {name}, which is used no more" for name in found.removed)
    yield from (f"Nothing uses {name}" for name in found.unused)
    yield from (f"Photo {each['photo']} lacks {each['file']}" for each in found.missing)


def _set_aside() -> Iterator[int]:
    """The withdrawn photos of which something was in reach; what came of them is out of reach."""
    for photo in Photo.objects.withdrawn().iterator(chunk_size=1000):
        if files_within_reach(photo) or not photo.set_aside_as:
            set_aside(photo)
            yield photo.pk


def _brought_back() -> Iterator[int]:
    """The photos shown again whose file was not in reach; one that is lost is named as missing."""
    for photo in Photo.objects.shown_again().iterator(chunk_size=1000):
        with suppress(FileNotFoundError):
            if bring_within_reach(photo):
                yield photo.pk


def _named() -> NamedFile:
    named = NamedFile()
    columns = ("pk", "file", "renditions", "withdrawn_at", "set_aside_as")
    for photo, file, renditions, is_withdrawn, aside in Photo.objects.values_list(
        *columns
    ).iterator(chunk_size=1000):
        named.photos.add(str(photo))
        if is_withdrawn:
            named.aside[aside] = photo
        else:
            named.spare |= {aside} - {""}
            named.public |= dict.fromkeys([file, *(each[2] for each in renditions)], photo)
    return named


def _see_to(name: str, named: NamedFile, found: Findings) -> None:
    """Remove a file from a photo's folder of sizes, which can be made again; name any other."""
    _folder, *photo, _file = name.split("/")
    if photo and photo[0] in named.photos:
        default_storage.delete(name)
        found.removed.append(name)
    else:
        found.unused.append(name)


def _missing(store: Storage, named: dict[str, int], stored: set[str]) -> list[dict[str, object]]:
    """What is not in the list, which was read before the rows, and is not there now either."""
    return [
        {"photo": photo, "file": name}
        for photo, name in sorted((named[name], name) for name in named.keys() - stored)
        if not store.exists(name)
    ]


def _is_settled(store: Storage, name: str) -> bool:
    return timezone.now() - store.get_modified_time(name) > SETTLED
