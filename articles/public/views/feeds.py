from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import atom, json_feed, rss
from articles.pages.documents import under
from articles.pages.feeds import Feed, feed_of
from articles.pages.feeds import feed as feed_of_language
from articles.pages.lists import AUTHOR, SECTION, TAG, NameWithdrawn, Subject

from ..answers import moved, origin

FORMS = {"atom": atom, "rss": rss, "json": json_feed}


def feed(request: HttpRequest, language: str, form: str) -> HttpResponse:
    return _written(request, feed_of_language(language), form)


def section_feed(request: HttpRequest, language: str, number: int, form: str) -> HttpResponse:
    return _of_subject(request, SECTION, language, number, form)


def tag_feed(request: HttpRequest, language: str, number: int, form: str) -> HttpResponse:
    return _of_subject(request, TAG, language, number, form)


def author_feed(request: HttpRequest, language: str, number: int, form: str) -> HttpResponse:
    return _of_subject(request, AUTHOR, language, number, form)


def _of_subject(
    request: HttpRequest, subject: Subject, language: str, number: int, form: str
) -> HttpResponse:
    try:
        found = feed_of(subject, number, language)
    except NameWithdrawn:
        return HttpResponse(status=410)
    if found is None:
        raise Http404
    if request.path_info != found.own_path + form:
        return moved(found.own_path + form)
    return _written(request, found, form)


def _written(request: HttpRequest, found: Feed, form: str) -> HttpResponse:
    own = origin(request)
    text = under(own, FORMS[form].written(found, origin=own))
    return HttpResponse(text, content_type=f"{FORMS[form].CONTENT_TYPE}; charset=utf-8")
