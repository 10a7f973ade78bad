from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import sitemaps

from ..answers import origin


def sitemap(request: HttpRequest) -> HttpResponse:
    return _written(sitemaps.index(origin=origin(request)))


def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    return _written(sitemaps.of_pages(origin=origin(request)))


def news_sitemap(request: HttpRequest) -> HttpResponse:
    return _written(sitemaps.news(origin=origin(request)))


def sitemap_part(request: HttpRequest, month: str, block: int) -> HttpResponse:
    found = sitemaps.of_part(month, block, origin=origin(request))
    if found is None:
        raise Http404
    return _written(found)


def _written(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=sitemaps.CONTENT_TYPE)
