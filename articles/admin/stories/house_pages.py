"""The screen of the pages of the house: each in every language, or the way to begin it there."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import CUT, envelope_of, new_token
from articles.admin.reading import address_of
from articles.admin.rows import Lines, standing_of_version, with_what_rows_show
from articles.languages import LANGUAGES, Language
from articles.models import Article, Translation
from articles.states import Move
from articles.workflow.decisions import Decision


@dataclass(frozen=True)
class InLanguage:
    """A page in a language: its line for whoever may open it, else how to begin it.

    `is_begun` says that somebody has.
    """

    language: Language
    line: SafeString
    is_begun: bool
    decision: Decision
    token: str


@dataclass(frozen=True)
class HousePage:
    page: str
    label: str | Promise
    versions: list[InLanguage]


def house_pages(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    if not desk.memberships:
        raise Http404
    context = {**site.each_context(request), "pages": _pages(desk)}
    return TemplateResponse(request, "admin/desk/house_pages.html", context)


def begin(request: HttpRequest, page: str, language: str) -> HttpResponse:
    """Begin a page in a language, and lead to where it is written."""
    back, envelope = HttpResponseRedirect(reverse("admin:house_pages")), envelope_of(request)
    if page not in Article.Page.values or language not in LANGUAGES:
        raise Http404
    if request.method != "POST":
        return back
    if not envelope.is_whole:
        messages.error(request, CUT)
        return back
    with override(language):
        headline = str(Article.Page(page).label)
    try:
        saved = workflow.begin_page(
            page,
            actor=request.user,
            language=language,
            headline=headline,
            token=envelope.token,
        )
    except workflow.Refused as refused:
        messages.error(request, refused.decision.reason)
        return back
    return HttpResponseRedirect(address_of(saved.translation))


def _pages(desk: Desk) -> list[HousePage]:
    # In no order, by which an index leads to them.
    articles = Article.objects.filter(page__in=Article.Page.values).order_by()
    pages = dict(articles.values_list("pk", "page"))
    begun = Translation.objects.filter(article__in=list(pages)).values_list("article", "language")
    known = {(pages[article], language) for article, language in begun}
    mine = with_what_rows_show(desk.translations().filter(article__in=list(pages)))
    lines = {
        (pages[version.article_id], version.language): SafeString(
            Lines().line(standing_of_version(version))
        )
        for version in mine
    }
    return [
        HousePage(
            page.value,
            page.label,
            [
                InLanguage(
                    language,
                    lines.get((page.value, code), SafeString("")),
                    (page.value, code) in known,
                    desk.may_begin(Move.ADD_PAGE, code),
                    new_token(),
                )
                for code, language in LANGUAGES.items()
            ],
        )
        for page in Article.Page
    ]
