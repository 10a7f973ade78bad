"""What readers get where there is no page; named as handlers by the project's `urls.py`."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.utils.translation import get_language

from articles.languages import is_published_in
from articles.pages import documents

from ..answers import moved, origin
from ..old_addresses import where_now
from ..reader_language import named_in, of_path

FAILURE = "public/failure{}.html"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An old address leads on; for the rest a page in the language that the path begins with."""
    if new := where_now(request.path_info):
        return moved(new)
    language = _language_of(request.path_info)
    return HttpResponseNotFound(documents.not_found(language, origin=origin(request)))


def _language_of(path: str) -> str:
    """Of the path; under the staff's, which name none, of the person, if readers have it too."""
    spoken = get_language() or ""
    return spoken if named_in(path) is None and is_published_in(spoken) else of_path(path)


def failed(request: HttpRequest) -> HttpResponse:
    """A file as it stands on disk: whatever is broken, it needs neither database nor template."""
    language = named_in(request.path_info)
    file = finders.find(FAILURE.format(f".{language}" if language else ""))
    return HttpResponseServerError(Path(file).read_bytes())
