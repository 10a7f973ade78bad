"""Pictures for people at the desk: readers get a file only where a live page shows it."""

import logging
import re
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix, reverse

from articles.models import Photo
from articles.photos.files import content_type

from .desk import desk_of

logger = logging.getLogger(__name__)


def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A photo's file or one of its sizes by its stored name; 410 once it was withdrawn."""
    if not desk_of(request).memberships:
        raise PermissionDenied
    return stored_picture(name)


def stored_picture(name: str) -> HttpResponseBase:
    """The same for whoever may see it."""
    photo = Photo.objects.of_file(name)
    if photo is None:
        raise Http404
    if photo.withdrawn_at:
        return HttpResponse(status=410)
    try:
        answer = FileResponse(default_storage.open(name), content_type=content_type(name))
        # A picture, and no page whoever opens it alone.
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        return answer
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError as error:
        logger.error("A picture cannot be read: %s", error)
        return HttpResponse(status=503)


def staff_address(name: str) -> str:
    """Where people at the desk find a stored picture."""
    return _address(get_script_prefix(), name)


@lru_cache(maxsize=4096)
def _address(_prefix: str, name: str) -> str:
    return reverse("admin:photo_file", args=[name])


def for_staff(page: str) -> str:
    """A readers' page with the pictures that it shows fetched from the desk."""
    at_readers = re.escape(f"{settings.MEDIA_URL}photos/")
    at_desk = staff_address("photos/x").removesuffix("x")
    return re.sub(rf'(?<=["\s]){at_readers}', at_desk, page)
