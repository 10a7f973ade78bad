"""Stories that readers see and that nobody has begun in a language: on the start page, and all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.admin import site
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.admin.desk import desk_of
from articles.admin.rows import Lines
from articles.languages import LANGUAGES, Language
from articles.models import Article
from articles.models.prepared import Prepared
from articles.states import Move

from .one_click import form
from .shown import MOST_STORIES, Shown, by_story, shown_now

MOST = 500


@dataclass(frozen=True)
class Untranslated:
    """Stories that nobody has begun in this language; `has_more` beside those on the page."""

    language: Language
    lines: SafeString
    has_more: bool = False
    count: int = 0


def lines_of(
    stories: Iterable[int], first: dict[int, Shown], language: str, lines: Lines, csrf_token: str
) -> SafeString:
    """By what readers see over each story, in the language that it came out in first.

    Beside each stands the button that begins it from there.
    """
    label = gettext("Start a translation")
    drawn = (
        lines.linked(
            lines.story(number),
            first[number].called,
            told=form(_begins(first[number], language), label, csrf_token),
        )
        for number in stories
        if number in first
    )
    return SafeString("".join(drawn))


def _begins(source: Shown, language: str) -> str:
    return reverse("admin:translation_translate", args=[source.version, language])


def page_of(request: HttpRequest, language: str) -> HttpResponse:
    """All of one language, as far as one can page; for whoever may begin a translation in it."""
    if language not in LANGUAGES:
        raise Http404
    desk = desk_of(request)
    may_begin = desk.may_begin(Move.TRANSLATE, language)
    found = [number for (number,) in _all_in(language).rows()] if may_begin else []
    numbers, lines = found[:MOST], Lines()
    page = Paginator(numbers, MOST_STORIES).get_page(request.GET.get("p", "1"))
    stories = list(page.object_list)
    first = by_story(shown_now(desk, [], stories))
    drawn = lines_of(stories, first, language, lines, get_token(request))
    context = {
        **site.each_context(request),
        "missing": Untranslated(LANGUAGES[language], drawn, len(found) > MOST, len(numbers)),
        "page": page,
    }
    return TemplateResponse(request, "admin/desk/untranslated.html", context)


@lru_cache
def _all_in(language: str) -> Prepared:
    stories = Article.objects.live_anywhere().without_version_in(language).order_by("-pk")
    return Prepared(lambda: stories.values_list("pk")[: MOST + 1])
