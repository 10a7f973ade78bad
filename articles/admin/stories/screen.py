"""The screen of a story: what its languages share, and its versions side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import site
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import CUT, envelope_of, new_token, number
from articles.admin.history import history_of_story
from articles.admin.log_lines import log_of
from articles.admin.planning import Asked, asked_of
from articles.admin.problems import INVALID, Problem
from articles.admin.published import Published, published_versions
from articles.admin.reading import row_or_404
from articles.admin.risk_flags import flag_panel
from articles.admin.rows import (
    VersionRow,
    name_of_story,
    row_of,
    with_what_rows_show,
)
from articles.languages import LANGUAGES, Language
from articles.models import Article, JournalEntry, Publication
from articles.models.outlet import blocking_choice
from articles.states import Move, Subject
from articles.workflow.decisions import Decision, decide
from articles.workflow.texts.standing import story_situation

from . import killing
from .form import StoryForm
from .reaching import address_of_story, article_or_404
from .reads import reads_of
from .together_panel import Sent, together_panel

ASKED = gettext_lazy(
    "The embargo stays as it is until another editor agrees to the shorter one. The rest is saved."
)
STALE = gettext_lazy(
    "Somebody has changed this since you opened it. Your choices are still below: look at the log, "
    "then save again."
)


@dataclass(frozen=True)
class Start:
    """A translation that could be begun: from which version, and whether this person may.

    `from_newest` is the number of a text that readers do not see yet; else it is begun from what
    they see, or from the only text there is.
    """

    source: VersionRow | Published
    decision: Decision
    token: str
    from_newest: int | None = None


@dataclass(frozen=True)
class Wish:
    """That an editor wishes the embargo to end at `until`, or at once where that is None."""

    entry: JournalEntry
    until: datetime | None
    is_own: bool


@dataclass(frozen=True)
class LanguageOfStory:
    """A language of the story: its version, if there is one to see, else how to begin one.

    `row` is for a version that the person may open, `published` for one of which they see what
    readers see; `is_hidden` says that somebody is writing one. `asked` is who has been asked for
    it, `assign` the address of the form that asks somebody.
    """

    language: Language
    row: VersionRow | None
    published: Published | None
    starts: list[Start]
    is_hidden: bool = False
    asked: Asked | None = None
    assign: str = ""


def change(request: HttpRequest, object_id: str) -> HttpResponse:
    desk = desk_of(request)
    if desk.translates() and not desk.articles().filter(pk=number(object_id)).exists():
        return _published_screen(request, object_id, desk)
    article = article_or_404(request, object_id)
    if request.method == "POST":
        return _save(request, article)
    return story_screen(request, article)


def _published_screen(request: HttpRequest, object_id: str, desk: Desk) -> HttpResponse:
    """A story that readers see, for somebody who may translate it and not open it."""
    article = row_or_404(Article.objects.live_anywhere(), object_id)
    published = published_versions(Publication.objects.of_story(article.pk))
    if not published:  # withdrawn in this very moment
        raise Http404
    context = {
        **site.each_context(request),
        "headline": published[0].headline,
        "versions": _languages(article, desk, [], published),
    }
    return TemplateResponse(request, "admin/desk/published_story.html", context)


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    form = StoryForm(request.POST, article=article, tags=desk_of(request).tags())
    envelope = envelope_of(request)
    if not envelope.is_whole:
        return story_screen(request, article, form=form, problem=Problem(CUT, 400))
    if not form.is_valid():
        return story_screen(request, article, form=form, problem=Problem(INVALID, 400))
    try:
        made = workflow.edit_story(
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
        return story_screen(request, article, form=form, problem=problem)
    if made.move == Move.ASK_EMBARGO:
        messages.info(request, ASKED)
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(address_of_story(article.pk))


def shorten_embargo(request: HttpRequest, object_id: str) -> HttpResponse:
    """Agree to the shorter embargo that another editor has asked for."""
    article = article_or_404(request, object_id)
    envelope = envelope_of(request)
    if request.method != "POST" or not envelope.is_whole:
        return HttpResponseRedirect(address_of_story(article.pk))
    try:
        workflow.shorten_embargo(
            article, actor=request.user, asked=envelope.opened or 0, token=envelope.token
        )
    except workflow.Refused as refused:
        is_stale = refused.decision.code == "stale"
        problem = Problem(refused.decision.reason, 409 if is_stale else 403)
        return story_screen(request, article, problem=problem)
    messages.success(request, _("The embargo is shorter now."))
    return HttpResponseRedirect(address_of_story(article.pk))


def story_screen(
    request: HttpRequest,
    article: Article,
    *,
    form: StoryForm | None = None,
    problem: Problem | None = None,
    flag_typed: Mapping[str, str] | None = None,
    together_sent: Sent | None = None,
) -> HttpResponse:
    """The screen as it stands, or with what was sent and refused."""
    desk = desk_of(request)
    now = story_situation(request.user, article)
    readable = desk.translations().filter(article=article)
    rows = [row_of(version) for version in with_what_rows_show(readable).order_by("pk")]
    versions = _languages(article, desk, rows, _others(article, rows))
    shown = [each.language.code for each in versions if each.row or each.published]
    context = {
        **site.each_context(request),
        "article": article,
        "called": name_of_story(article, [row.translation for row in rows]),
        "desk": desk,
        "form": form or StoryForm(article=article, tags=desk.tags()),
        "decision": decide(Move.EDIT_STORY, now),
        "problem": problem,
        "versions": versions,
        "reads": reads_of(article.pk, shown),
        "log": log_of(history_of_story(_entries(article, rows), desk), None),
        "token": new_token(),
        "opened": workflow.last_edit(article),
        "wish": _wish(article, desk),
        "kill": killing.standing(request, article, now),
        "may_kill": bool(decide(Move.KILL, now)),
        "may_begin_live": bool(decide(Move.BEGIN_LIVE, now)),
        "live_token": new_token(),
        "wish_token": new_token(),
        "flags": flag_panel(article, now, blocking_choice()),
        "flag_typed": flag_typed,
        "together": together_panel(article, desk, now, rows, together_sent),
        "zone": timezone.get_current_timezone_name(),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/story.html", context, status=status)


def _wish(article: Article, desk: Desk) -> Wish | None:
    """The shorter embargo that was asked for and waits for another editor."""
    entry = workflow.asked_embargo(article)
    if entry is None:
        return None
    until = entry.after["embargo_until"]
    return Wish(
        entry=entry,
        until=datetime.fromisoformat(until) if until else None,
        is_own=entry.actor_id == desk.person.pk,
    )


def _others(article: Article, rows: list[VersionRow]) -> list[Published]:
    """The versions that readers see and this person may not open; one query."""
    mine = [row.translation.pk for row in rows]
    return published_versions(
        Publication.objects.of_story(article.pk).exclude(translation__in=mine)
    )


def _languages(
    article: Article, desk: Desk, rows: list[VersionRow], published: list[Published]
) -> list[LanguageOfStory]:
    begun = set(article.translations.values_list("language", flat=True))
    opened = {row.language.code: row for row in rows}
    seen = {version.language.code: version for version in published}
    is_whole = len(begun) == len(LANGUAGES)
    public = {} if is_whole else _texts_readers_see(article)
    asked = {} if is_whole else asked_of([article.pk], desk)
    return [
        LanguageOfStory(
            language,
            opened.get(code),
            seen.get(code),
            [] if code in begun else _starts(desk, code, [*rows, *published], public),
            is_hidden=code in begun and code not in opened and code not in seen,
            asked=None if code in begun else asked.get((article.pk, code)),
            assign="" if code in begun else _assign(desk, code, rows),
        )
        for code, language in LANGUAGES.items()
    ]


def _assign(desk: Desk, language: str, rows: list[VersionRow]) -> str:
    """Where somebody is asked to translate the first of these texts; "" for whoever may not."""
    if not rows or not desk.may_begin(Move.ASSIGN, language):
        return ""
    said = {"language": language, "original": rows[0].translation.pk}
    return f"{reverse('admin:articles_assignment_add')}?{urlencode(said)}"


def _starts(
    desk: Desk, language: str, sources: list[VersionRow | Published], public: dict[int, int]
) -> list[Start]:
    """From each version, and from its newest text too for who may read that beside the public."""
    decision = desk.may_begin(Move.TRANSLATE, language)
    starts = []
    for source in sources:
        starts.append(Start(source, decision, new_token()))
        if not isinstance(source, VersionRow):
            continue
        latest = source.translation.latest_revision
        if public.get(source.translation.pk, latest.pk) != latest.pk:
            starts.append(Start(source, decision, new_token(), from_newest=latest.number))
    return starts


def _texts_readers_see(article: Article) -> dict[int, int]:
    """Version → the revision that is public now."""
    live = Publication.objects.visible().filter(translation__article=article)
    return dict(live.values_list("translation_id", "revision_id"))


def _entries(article: Article, rows: list[VersionRow]):
    """Those of the versions that this person may open, and of what the languages share."""
    versions = [row.translation.pk for row in rows]
    seen = Q(translation__in=versions) | Q(translation=None)
    return JournalEntry.objects.of(Subject.STORY, article.pk).filter(seen)
