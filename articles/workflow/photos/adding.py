"""Pictures on their way in: the one door through which a photo comes to be."""

import errno
import logging
from contextlib import suppress
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import Error, IntegrityError, OperationalError, transaction

from articles.models import Photo
from articles.photos import CleanPhoto, PhotoRefused, headers, scrub
from articles.states import Move, Subject
from articles.text.characters import line
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import record
from articles.workflow.renditions import order_sizes

from . import repeats
from .decisions import may_add_photo
from .quota import opening_counted

logger = logging.getLogger(__name__)

# More would be shades of one flat colour.
MOST_ALIKE = 12


@dataclass(frozen=True)
class Added:
    """What bringing in a picture did; `is_new` is false where it was here already."""

    photo: Photo
    is_new: bool
    location_removed: bool


def add_photo(data: bytes, *, actor: AbstractBaseUser, **words: str) -> Added:
    """Store a picture, encoded anew, under a name made for it; `words` are columns of Photo.

    The same picture again gives the photo that is there already, its words left as they are; sent
    by the same person within a day it costs nothing and takes no place of theirs. One that was
    withdrawn does not come back this way. Raises Refused, and PhotoRefused (with a message fit to
    show).
    """
    refuse_unless(may_add_photo(actor))
    headers.judge(data)
    fingerprint = repeats.fingerprint_of(data, actor)
    if known := _sent_before(fingerprint, actor):
        return known
    clean = _opened(data, actor, fingerprint)
    added = _brought_in(clean, actor, words)
    repeats.remember(fingerprint, photo=added.photo.pk, location_removed=added.location_removed)
    return added


def _sent_before(fingerprint: str, actor: AbstractBaseUser) -> Added | None:
    answer = repeats.recall(fingerprint)
    photo = Photo.objects.filter(pk=answer.photo).first() if answer else None
    if photo is None:
        return None
    return _known(photo, actor, location_removed=answer.location_removed)


def _opened(data: bytes, actor: AbstractBaseUser, fingerprint: str) -> CleanPhoto:
    try:
        with opening_counted(actor):
            return scrub(data)
    except PhotoRefused as refused:
        repeats.remember_refusal(fingerprint, refused)
        raise
    except OperationalError as error:
        raise _not_stored(error) from error


def _brought_in(clean: CleanPhoto, actor: AbstractBaseUser, words: dict[str, str]) -> Added:
    """Give the picture its file and its row, unless it is here."""
    removed = clean.location_removed
    if known := Photo.objects.filter(sha256=clean.sha256).first():
        return _known(known, actor, location_removed=removed)
    photo = Photo(
        sha256=clean.sha256,
        perceptual_hash=clean.perceptual_hash,
        uploaded_by_id=actor.pk,
        **{name: line(word) if isinstance(word, str) else word for name, word in words.items()},
    )
    _store(photo, clean)
    try:
        _enter(photo, actor)
    except IntegrityError:
        photo.file.delete(save=False)
        known = Photo.objects.get(sha256=clean.sha256)
        return _known(known, actor, location_removed=removed)
    except OperationalError as error:
        _take_back(photo)
        raise _not_stored(error) from error
    return Added(photo, is_new=True, location_removed=removed)


def _store(photo: Photo, clean: CleanPhoto) -> None:
    """Write the file; a full disk or a silent store is told, and leaves nothing behind."""
    try:
        photo.file.save(clean.name, ContentFile(clean.data, clean.name), save=False)
    except OSError as error:
        raise _not_stored(error) from error


def _enter(photo: Photo, actor: AbstractBaseUser) -> None:
    """Write the row and its entry, and have its sizes made."""
    with transaction.atomic():
        photo.save(force_insert=True)
        after.photo_added(photo)
        _record_added(photo, actor)


def _record_added(photo: Photo, actor: AbstractBaseUser) -> None:
    record(Move.ADD_PHOTO, Subject.PHOTO, photo.pk, actor=actor)
    order_sizes(photo)


def _take_back(photo: Photo) -> None:
    """Delete the file, unless the row is there: one that breaks off in a commit tells nothing."""
    with suppress(Error):
        if not Photo.objects.filter(file=photo.file.name).exists():
            photo.file.delete(save=False)


def _not_stored(error: OSError | OperationalError) -> Refused:
    logger.error("A photo could not be stored: %s", error)
    is_full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Refused(Decision(False, "store", reasons.DISK_FULL if is_full else reasons.NOT_STORED))


def similar_photos(photo: Photo) -> list[Photo]:
    """Up to twelve usable photos that look like this one, latest first; two queries."""
    if not photo.perceptual_hash:
        return []
    others = Photo.objects.usable().exclude(pk=photo.pk)
    return list(others.looking_like(photo.perceptual_hash, most=MOST_ALIKE))


def _known(photo: Photo, actor: AbstractBaseUser, *, location_removed: bool) -> Added:
    """The photo that is here already; one that was removed is in the library again."""
    if photo.withdrawn_at:
        raise Refused(Decision(False, "withdrawn", reasons.WITHDRAWN_PHOTO))
    if photo.removed_at:
        photo = _taken_in_again(photo, actor)
    return Added(photo, is_new=False, location_removed=location_removed)


def _taken_in_again(photo: Photo, actor: AbstractBaseUser) -> Photo:
    with transaction.atomic():
        held = Photo.objects.select_for_update().get(pk=photo.pk)
        if held.removed_at:
            held.removed_at = None
            held.save(update_fields=["removed_at"])
            _record_added(held, actor)
    return held
