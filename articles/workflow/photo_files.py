"""The files of withdrawn photos: set aside, out of reach of whatever hands out the store.

Several may be at this at once, and each may be killed. So what lies aside is never deleted, and
whoever has moved a file looks at the row again, and undoes it if that says something else now.
"""

import logging
from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_tasks import task

from articles.models import Photo
from articles.priorities import TAKE_DOWN

logger = logging.getLogger(__name__)

FOLDER = "photos"


def withdrawn_store() -> Storage:
    return storages["withdrawn"]


def order_set_aside(photo: Photo) -> None:
    """Have the files set aside as soon as the withdrawal is stored."""
    transaction.on_commit(partial(_at_once, photo.pk))


def _at_once(photo_id: int) -> None:
    """By the request itself, since a worker may be away; what fails is left to the queue."""
    try:
        set_aside_files_of.call(photo_id)
    except OSError:
        logger.exception("The files of photo %d could not be set aside", photo_id)
        set_aside_files_of.enqueue(photo_id)


@task(priority=TAKE_DOWN)
def set_aside_files_of(photo_id: int) -> int:
    """The job; of a photo that is not withdrawn every file stays."""
    photo = Photo.objects.withdrawn().filter(pk=photo_id).first()
    return set_aside(photo) if photo else 0


def set_aside(photo: Photo) -> int:
    """Keep a withdrawn photo out of reach and delete its sizes; how many files were in reach.

    Done again, or after it was cut off, it does what is left. Raises OSError.
    """
    kept = name_aside(photo)
    within_reach = files_within_reach(photo)
    if photo.file.name in within_reach and not withdrawn_store().exists(kept):
        with default_storage.open(photo.file.name) as file:
            withdrawn_store().save(kept, file)
    for name in within_reach:
        default_storage.delete(name)
    Photo.objects.filter(pk=photo.pk).update(set_aside_as=kept)
    # The photo may have been shown again before the last of them was deleted.
    for again in Photo.objects.shown_again().filter(pk=photo.pk):
        bring_within_reach(again)
    return len(within_reach)


def order_return(photo: Photo) -> None:
    """Have the file back in reach as soon as it is stored that the photo is shown again.

    What fails is left to whoever makes its sizes, which are due as well.
    """
    transaction.on_commit(partial(_return_at_once, photo))


def _return_at_once(photo: Photo) -> None:
    try:
        bring_within_reach(photo)
    except OSError:
        logger.exception("The file of photo %d could not be brought back", photo.pk)


def bring_within_reach(photo: Photo) -> bool:
    """Copy a file back to where pages look for it, of a photo shown again; whether it was missing.

    What lies aside stays: whoever sets the file aside meanwhile can count on it. Raises OSError.
    """
    if not photo.set_aside_as or default_storage.exists(photo.file.name):
        return False
    with withdrawn_store().open(photo.set_aside_as) as file:
        stored = default_storage.save(photo.file.name, file)
    if stored != photo.file.name:
        # Somebody else was quicker.
        default_storage.delete(stored)
    set_aside_files_of.call(photo.pk)
    return True


def is_file_kept(photo: Photo) -> bool:
    """Whether the file of a withdrawn photo is there, in reach or aside. Raises OSError."""
    return withdrawn_store().exists(name_aside(photo)) or default_storage.exists(photo.file.name)


def name_aside(photo: Photo) -> str:
    """Where the photo's file lies once it is set aside."""
    return photo.set_aside_as or name_aside_of(photo.file.name)


def set_aside_what_is_left() -> int:
    """Set aside the withdrawn photos whose files have stayed, whatever became of the jobs."""
    moved = 0
    for photo in Photo.objects.within_reach():
        try:
            moved += set_aside(photo)
        except OSError:
            logger.exception("The files of photo %d could not be set aside", photo.pk)
    return moved


def folder_of(photo: Photo) -> str:
    """Where a photo's sizes lie, and nothing else."""
    return f"{FOLDER}/{photo.pk}"


def files_within_reach(photo: Photo) -> list[str]:
    """The photo's own file and everything in its folder, listed or not, as far as it is there."""
    try:
        _folders, sizes = default_storage.listdir(folder_of(photo))
    except FileNotFoundError:
        sizes = []
    own = [photo.file.name] if default_storage.exists(photo.file.name) else []
    return own + [f"{folder_of(photo)}/{size}" for size in sizes]


def names_below(store: Storage, folder: str) -> Iterator[str]:
    """The names of all files in a folder of a store and in the folders within."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    within = f"{folder}/" if folder else ""
    yield from (f"{within}{file}" for file in files)
    for inner in folders:
        yield from names_below(store, f"{within}{inner}")


def name_aside_of(name: str) -> str:
    """The name under which a file is set aside: always the same, and known to nobody else."""
    secret = salted_hmac("withdrawn photo", name, secret=settings.SECRET_KEY, algorithm="sha256")
    return f"{secret.hexdigest()}.{name.rpartition('.')[2]}"
