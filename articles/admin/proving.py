"""Who it is, asked again by the desk's screens: the question is the project's."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string


def asked(request: HttpRequest) -> HttpResponse | None:
    """The question who it is; None where the person has proven that just now."""
    return import_string(settings.ASKS_WHO_IT_IS)(request)


def may_be_told_names(request: HttpRequest) -> bool:
    """Whether the person has proven within the hour who they are."""
    return import_string(settings.KNOWS_WHO_IT_IS)(request)
