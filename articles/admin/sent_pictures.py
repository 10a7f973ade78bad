"""Pictures as they arrive in a form: every screen that takes one reads it here."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from articles.photos import PhotoRefused
from articles.photos.limits import MAX_BYTES, MEGABYTE


def picture_in(upload: UploadedFile) -> bytes:
    """The bytes of a sent file; one that is too large is refused before it is read."""
    if upload.size > MAX_BYTES:
        raise PhotoRefused(
            "too_many_bytes",
            megabytes=-(-upload.size // MEGABYTE),
            limit=MAX_BYTES // MEGABYTE,
        )
    return upload.read()


def only_picture(files: MultiValueDict, name: str) -> bytes | None:
    """The bytes of the one file in a field, None without a file; several are refused."""
    found = files.getlist(name)
    if len(found) > 1:
        raise PhotoRefused("several")
    return picture_in(found[0]) if found else None
