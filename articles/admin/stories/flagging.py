"""Setting and clearing the risk flags of a story, from its screen or from that of a text."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, envelope_of, number
from articles.admin.problems import Problem
from articles.admin.reading import address_of
from articles.languages import LANGUAGES
from articles.models import Article, JournalEntry

from . import screen
from .reaching import address_of_story, article_or_404

STOPPED = gettext_lazy("The flag is set. What was to go out is stopped: {languages}.")


@require_POST
def raise_flag(request: HttpRequest, object_id: str) -> HttpResponse:
    """Warn of a danger in the story."""
    article = article_or_404(request, object_id)
    return _made(request, article, workflow.raise_flag, request.POST.get("flag", ""))


@require_POST
def clear_flag(request: HttpRequest, object_id: str, flag: str) -> HttpResponse:
    """Say that a danger is gone."""
    article = article_or_404(request, object_id)
    return _made(request, article, workflow.clear_flag, flag)


def _made(request: HttpRequest, article: Article, verb, flag: str) -> HttpResponse:
    envelope, note = envelope_of(request), request.POST.get("note", "")
    if not envelope.is_whole:
        return _again(request, article, flag, Problem(CUT, 400))
    try:
        entry = verb(article, actor=request.user, flag=flag, note=note, token=envelope.token)
    except workflow.Refused as refused:
        status = 409 if refused.decision.code == "stale" else 403
        return _again(request, article, flag, Problem(refused.decision.reason, status))
    messages.success(request, _done(entry))
    return HttpResponseRedirect(_back(request, article))


def _again(request: HttpRequest, article: Article, flag: str, problem: Problem) -> HttpResponse:
    """The story's screen, with what was typed in the form that it came from."""
    typed = {"flag": flag, "note": request.POST.get("note", "")}
    article.refresh_from_db(fields=["risk_flags"])
    return screen.story_screen(request, article, problem=problem, flag_typed=typed)


def _done(entry: JournalEntry) -> str | Promise:
    if not entry.after["flag"]:
        return _("The flag is cleared. Nothing goes out by that.")
    if stopped := entry.after.get("stopped"):
        names = " · ".join(LANGUAGES[code].name for code in stopped)
        return format_lazy(STOPPED, languages=names)
    return _("The flag is set.")


def _back(request: HttpRequest, article: Article) -> str:
    """The text from whose screen it was sent, if the person may open it; else the story."""
    version = number(request.POST.get("version"))
    mine = desk_of(request).translations().filter(article=article, pk=version)
    found = mine.first() if version else None
    return address_of(found) if found else address_of_story(article.pk)
