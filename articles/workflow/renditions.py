"""The small copies that readers get: made by the job queue, never in anybody's request.

That sizes are due stands in the photo's row, so that a job that was lost or killed is made up for.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from articles import freshness
from articles.models import Photo
from articles.models.clock import database_now
from articles.photos import PhotoRefused
from articles.photos.renditions import (
    CENTRE,
    LITE_WIDTH,
    SHAPES,
    needs_crop,
    plan,
    render,
    rendition_key,
)

from . import finished
from .photo_files import bring_within_reach, set_aside_files_of, set_aside_what_is_left

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=15)
"""How long sizes are due before another job than their own makes them."""

MOST_AT_ONCE = 20
"""For how many photos one job makes up, so that others get their turn."""


@dataclass(frozen=True)
class Size:
    """One copy as it is to be; `shape` is "" for the whole picture, which no focal point moves."""

    name: str
    format: str
    width: int
    quality: int
    shape: str
    focal: tuple[float, float]

    @property
    def entry(self) -> list[str | int]:
        """What `Photo.renditions` says of it."""
        return [self.format, self.width, self.name, *([self.shape] if self.shape else [])]


def order_sizes(photo: Photo) -> None:
    """Note that sizes are due, and have the queue make them once the change is stored."""
    Photo.objects.filter(pk=photo.pk).update(sizes_due_since=database_now())
    transaction.on_commit(partial(make_sizes_of.enqueue, photo.pk))


@task()
def make_sizes_of(photo_id: int) -> int:
    """The job; a photo that nobody may see any more needs none. It sees to lost jobs as well."""
    photo = Photo.objects.usable().filter(pk=photo_id).first()
    made = make_sizes(photo) if photo else 0
    _make_up(by=database_now() - PATIENCE, most=MOST_AT_ONCE)
    return made


@task()
def make_up_for_lost_jobs() -> int:
    """The job of a worker that begins: whatever is due may have been cut off with the last one."""
    return _make_up(by=database_now())


def is_anything_left() -> bool:
    """Whether sizes are due or withdrawn files may be in reach; two queries."""
    photos = Photo.objects.all()
    return photos.with_sizes_due(database_now()).exists() or photos.within_reach().exists()


def _make_up(*, by: datetime, most: int | None = None) -> int:
    """How many files were made or set aside; of at most so many photos."""
    done = set_aside_what_is_left()
    for photo in Photo.objects.with_sizes_due(by)[:most]:
        # Whoever moves the time on makes them; others, and the next job, pass them by.
        due = Photo.objects.filter(pk=photo.pk, sizes_due_since=photo.sizes_due_since)
        photo.sizes_due_since = database_now()
        if not due.update(sizes_due_since=photo.sizes_due_since):
            continue
        try:
            done += make_sizes(photo)
        except (OSError, PhotoRefused):
            logger.exception("The sizes of photo %d could not be made", photo.pk)
    return done


def make_sizes(photo: Photo) -> int:
    """Make the copies that are not listed yet, list exactly the wanted ones; how many were made.

    Done again it makes nothing. Raises PhotoRefused and OSError where the picture cannot be read.
    """
    wanted, missing = wanted_sizes(photo), missing_sizes(photo)
    if missing:
        bring_within_reach(photo)
        with photo.file.open("rb") as file:
            data = file.read()
        for size in missing:
            _store(photo, size, data)
    # Where the focal point was moved meanwhile, or the photo withdrawn and shown again, sizes were
    # ordered again, and the job that came with the order writes the list.
    current = Photo.objects.usable().filter(
        pk=photo.pk,
        focal_x=photo.focal_x,
        focal_y=photo.focal_y,
        sizes_due_since=photo.sizes_due_since,
    )
    listed = {
        "renditions": [size.entry for size in wanted],
        "lite_bytes": _bytes_of(photo, lite_size(wanted)),
    }
    if not _list(photo.pk, current, listed):
        # It may have been withdrawn, and its folder emptied, before the last copy was stored.
        set_aside_files_of.call(photo.pk)
    return len(missing)


def _bytes_of(photo: Photo, size: Size) -> int | None:
    """How long the file is; None where it is gone, since the photo was withdrawn meanwhile."""
    try:
        return photo.file.storage.size(size.name)
    except FileNotFoundError:
        return None


@transaction.atomic
def _list(photo_id: int, current: QuerySet, listed: dict[str, object]) -> bool:
    """Have pages show the photo in these sizes; False where it is not `current` any more."""
    if not current.update(**listed, sizes_due_since=None):
        return False
    finished.refresh_photo(photo_id)
    freshness.make_old(freshness.languages_with_photo(photo_id))
    return True


def lite_size(sizes: list[Size]) -> Size:
    """The one that lite pages lead to: of the whole as JPEG, the widest that is not too wide."""
    whole = [size for size in sizes if not size.shape and size.format == "jpeg"]
    fitting = [size for size in whole if size.width <= LITE_WIDTH]
    return max(fitting or whole, key=lambda size: size.width)


def missing_sizes(photo: Photo) -> list[Size]:
    """The wanted copies that the photo's row does not name."""
    listed = {name for _format, _width, name, *_shape in photo.renditions}
    return [size for size in wanted_sizes(photo) if size.name not in listed]


def wanted_sizes(photo: Photo) -> list[Size]:
    """All copies of a photo: the whole, and each crop that looks different."""
    crops = [shape for shape in SHAPES if needs_crop(photo.width, photo.height, shape)]
    return [size for shape in ("", *crops) for size in _in_shape(photo, shape)]


def _in_shape(photo: Photo, shape: str) -> list[Size]:
    focal = (photo.focal_x, photo.focal_y) if shape else CENTRE
    ratio = SHAPES.get(shape)
    sizes = []
    for spec in plan(photo.width, photo.height, ratio=ratio):
        key = rendition_key(
            photo.sha256, width=spec.width, format=spec.format, focal=focal, ratio=ratio
        )
        name = f"photos/{photo.pk}/{key}"
        sizes.append(Size(name, spec.format, spec.width, spec.quality, shape, focal))
    return sizes


def _store(photo: Photo, size: Size, data: bytes) -> None:
    """Write one copy; what lies there without being listed may be half a file, and gives way.

    Where another worker has made the same meanwhile, theirs stays.
    """
    made = render(
        data,
        width=size.width,
        format=size.format,
        focal=size.focal,
        ratio=SHAPES.get(size.shape),
        quality=size.quality,
    )
    storage = photo.file.storage
    storage.delete(size.name)
    stored = storage.save(size.name, ContentFile(made, size.name))
    if stored != size.name:
        storage.delete(stored)
