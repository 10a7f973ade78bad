"""The screen of a story: what its languages share, and its versions side by side."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import site
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import CUT, envelope_of, new_token
from articles.admin.history import history_of_story
from articles.admin.problems import INVALID, Problem
from articles.admin.reading import row_or_404
from articles.admin.rows import Row, row_of, with_what_rows_show
from articles.languages import LANGUAGES, Language
from articles.models import Article, JournalEntry
from articles.states import Move, Subject
from articles.workflow.decisions import Decision

from .form import StoryForm

STALE = gettext_lazy(
    "Somebody has changed this since you opened it. Your choices are still below: look at the log, "
    "then save again."
)


@dataclass(frozen=True)
class Start:
    """A translation that could be begun: from which version, and whether this person may."""

    source: Row
    decision: Decision
    token: str


@dataclass(frozen=True)
class Version:
    """A language of the story: its line where there is a version to see, else how to begin one."""

    language: Language
    row: Row | None
    starts: list[Start]
    is_hidden: bool = False


def change(request: HttpRequest, object_id: str) -> HttpResponse:
    article = article_or_404(request, object_id)
    if request.method == "POST":
        return _save(request, article)
    return _screen(request, article)


def article_or_404(request: HttpRequest, object_id: str) -> Article:
    """The story, if this person may open a version of it; Http404 otherwise."""
    return row_or_404(desk_of(request).articles().select_related("section", "place"), object_id)


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    form, envelope = StoryForm(request.POST, article=article), envelope_of(request)
    if not envelope.is_whole:
        return _screen(request, article, form=form, problem=Problem(CUT, 400))
    if not form.is_valid():
        return _screen(request, article, form=form, problem=Problem(INVALID, 400))
    try:
        workflow.edit_story(
            article,
            actor=request.user,
            details=form.details(),
            opened_edit=envelope.opened,
            token=envelope.token,
        )
    except workflow.Refused as refused:
        is_stale = refused.decision.code == "stale"
        reason = STALE if is_stale else refused.decision.reason
        problem = Problem(reason, 409 if is_stale else 403)
        return _screen(request, article, form=form, problem=problem)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(_address(article.pk))


def _screen(
    request: HttpRequest,
    article: Article,
    *,
    form: StoryForm | None = None,
    problem: Problem | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    decision = workflow.may_edit_story(request.user, article)
    readable = desk.translations().filter(article=article)
    rows = [row_of(version) for version in with_what_rows_show(readable).order_by("pk")]
    context = {
        **site.each_context(request),
        "article": article,
        "desk": desk,
        "form": form or StoryForm(article=article),
        "decision": decision,
        "problem": problem,
        "versions": _versions(article, desk, rows),
        "history": history_of_story(_entries(article, rows), desk),
        "token": new_token(),
        "opened": workflow.last_edit(article),
        "zone": timezone.get_current_timezone_name(),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/story.html", context, status=status)


def _versions(article: Article, desk: Desk, rows: list[Row]) -> list[Version]:
    begun = set(article.translations.values_list("language", flat=True))
    by_language = {row.language.code: row for row in rows}
    versions = []
    for code, language in LANGUAGES.items():
        decision = desk.may_begin(Move.TRANSLATE, code)
        starts = [] if code in begun else [Start(row, decision, new_token()) for row in rows]
        is_hidden = code in begun and code not in by_language
        versions.append(Version(language, by_language.get(code), starts, is_hidden))
    return versions


def _entries(article: Article, rows: list[Row]):
    """Those of the versions that this person may open, and of what the languages share."""
    versions = [row.translation.pk for row in rows]
    seen = Q(translation__in=versions) | Q(translation=None)
    return JournalEntry.objects.of(Subject.STORY, article.pk).filter(seen)


def _address(article_id: int) -> str:
    return reverse("admin:articles_article_change", args=[article_id])
