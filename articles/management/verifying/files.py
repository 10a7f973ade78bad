"""The files of photos against their rows; nothing is moved and nothing removed."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import Photo
from articles.workflow.photo_files import (
    FOLDER,
    files_within_reach,
    names_below,
    withdrawn_store,
)

from .damage import BATCH, Check, Step, walked

SETTLED = timedelta(hours=1)


def _files() -> Iterator[Step]:
    yield from walked(Photo.objects.all(), _missing)
    yield from _of_nobody()


def _missing(numbers: list[int]) -> Iterator[str]:
    rows = Photo.objects.filter(pk__in=numbers)
    for photo in rows.order_by("pk"):
        yield from _of_withdrawn(photo) if photo.withdrawn_at else _of_shown(photo)


def _of_shown(photo: Photo) -> Iterator[str]:
    for name in (photo.file.name, *(size[2] for size in photo.renditions)):
        if not default_storage.exists(name):
            yield f"photo {photo.pk} lacks {name}"


def _of_withdrawn(photo: Photo) -> Iterator[str]:
    if not photo.set_aside_as or not withdrawn_store().exists(photo.set_aside_as):
        yield f"photo {photo.pk} is withdrawn, and its file is not set aside"
    for name in files_within_reach(photo):
        yield f"photo {photo.pk} is withdrawn, and {name} is within reach"


def _of_nobody() -> Iterator[Step]:
    names, done = names_below(default_storage, FOLDER), 0
    while some := list(islice(names, BATCH)):
        done += len(some)
        known = _known(some)
        for name in some:
            if name not in known and not _is_new(name):
                yield Step(done, done, f"file {name} is of no photo")
        yield Step(done, done)


def _known(names: list[str]) -> set[str]:
    """Those that are a photo's file, or lie in the folder of a photo that there is."""
    own = set(Photo.objects.filter(file__in=names).values_list("file", flat=True))
    folders = {name: name.split("/")[1] for name in names if name.count("/") == 2}
    numbers = {int(each) for each in folders.values() if each.isdecimal()}
    there = set(Photo.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    inside = {name for name, each in folders.items() if each.isdecimal() and int(each) in there}
    return own | inside


def _is_new(name: str) -> bool:
    """What came in just now may have its file before its row."""
    try:
        return timezone.now() - default_storage.get_modified_time(name) < SETTLED
    except FileNotFoundError:
        return True


CHECKS = (Check("files", _files),)
