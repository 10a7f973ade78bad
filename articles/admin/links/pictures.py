"""The pictures of a text that is shown by a link, as long as the link stands."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.admin.picture_files import stored_picture
from articles.models import PreviewLink
from articles.workflow.links import Picture, link_of_number, picture_behind, signed_picture

_AT_READERS = re.compile(rf'(?<=["\s]){re.escape(settings.MEDIA_URL)}(photos/[\w./-]+)')


@require_safe
def picture(request: HttpRequest, address: str) -> HttpResponseBase:
    """A file that the page of a link shows, for an hour, and no longer than the link stands."""
    wanted = picture_behind(address)
    if wanted is None or link_of_number(wanted.link) is None:
        raise Http404
    return stored_picture(wanted.name)


def for_holders_of(link: PreviewLink) -> Callable[[str], str]:
    """What leads the pictures of a readers' page to this view."""

    def led(found: re.Match[str]) -> str:
        return reverse("links:picture", args=[signed_picture(Picture(link.pk, found[1]))])

    return lambda page: _AT_READERS.sub(led, page)
