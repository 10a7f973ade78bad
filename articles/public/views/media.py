"""Pictures where no server or storage in front hands them out: on one machine, in development."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from articles.models import Photo, Publication, ShareCard
from articles.photos.files import content_type

logger = logging.getLogger(__name__)

# A stored picture never changes, yet it can be withdrawn: whoever keeps it asks again each minute,
# and is told in a few bytes that it still stands. Without asking, nobody shows it any longer.
FOR_A_MINUTE = "public, max-age=60, must-revalidate"


def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A photo or one of its ready sizes, where readers see it; 410 once it was withdrawn.

    Two queries. Where there is none the answer has no page, since no picture would show it.
    """
    photo = Photo.objects.of_file(name)
    if photo is None:
        return HttpResponse(status=404)
    if photo.withdrawn_at:
        return HttpResponse(status=410)
    if not Photo.objects.standing_for(photo.pk).chosen_on_pages().exists():
        return HttpResponse(status=404)
    return _given(request, name)


def card(request: HttpRequest, name: str) -> HttpResponseBase:
    """A story's share card while readers see it; 410 once they do not, or it shows another.

    One query, another where there is none.
    """
    number, stored = int(name.partition("-")[0]), f"cards/{name}"
    if ShareCard.objects.seen().filter(pk=number, name=stored).exists():
        return _given(request, stored)
    seen = Publication.objects.once_visible().filter(pk=number)
    return HttpResponse(status=410 if seen.exists() else 404)


def _given(request: HttpRequest, name: str) -> HttpResponseBase:
    # Another picture has another name, so that the name says all.
    etag = quote_etag(name.rpartition("/")[2])
    response = get_conditional_response(request, etag=etag) or _file(name)
    if response.status_code < 400:
        response["Cache-Control"] = FOR_A_MINUTE
        response["ETag"] = etag
    return response


def _file(name: str) -> HttpResponseBase:
    try:
        return FileResponse(default_storage.open(name), content_type=content_type(name))
    except FileNotFoundError:
        return HttpResponse(status=404)
    except OSError as error:
        logger.error("A picture cannot be read: %s", error)
        return HttpResponse(status=503)
