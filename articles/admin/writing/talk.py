"""Talking about a text: what the panel beside it sends, and the screen that holds all of it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, Envelope, envelope_of, number, token_for
from articles.admin.problems import Problem
from articles.admin.reading import address_of, translation_or_404, version_at_desk_or_404
from articles.models import Comment, Translation
from articles.text.characters import is_damaged
from articles.text.sanitize import DAMAGED, BodyRefused
from articles.workflow import Passage
from articles.workflow.decisions import situation_of

from . import talk_rows, working_copies
from .moving import is_unsaved
from .panels.talk import NOTHING_TYPED, TypedTalk, talk_panel
from .saving import sent_form
from .talk_rows import Talk, talk_of

SHOWN = 50
SCREEN = "talk"
ACTS: dict[str, Callable] = {
    "reply": workflow.reply,
    "resolve": workflow.resolve,
    "reopen": workflow.reopen,
    "take": workflow.take_suggestion,
    "refuse": workflow.refuse_suggestion,
}
DONE: dict[str, str | Promise] = {
    "comment": _("The comment stands beside the text."),
    "suggest": _("The suggestion stands beside the text."),
    "reply": _("The reply is stored."),
    "resolve": _("Settled."),
    "reopen": _("It is open again."),
    "take": _("The suggestion is taken: the text is saved with it."),
    "refuse": _("The suggestion is refused."),
}
NAMED = _("Named: {names}.")
UNKNOWN = _("Nobody is named by this: {names}.")


def talk(request: HttpRequest, object_id: str) -> HttpResponse:
    """All that was said about a version; sent, one comment or suggestion more."""
    if request.method != "POST":
        return _screen(request, version_at_desk_or_404(request, object_id))
    translation, envelope = translation_or_404(request, object_id), envelope_of(request)
    typed = _typed(request)
    told = {
        "actor": request.user,
        "words": _with_name(typed),
        "passage": _passage(typed),
        "must": typed.must,
        "opened_revision": _read(request, envelope),
        "token": _token(request, envelope, 0),
    }
    if "suggest" in request.POST:
        return _made(
            request, translation, typed, workflow.suggest, "suggest", wording=typed.wording, **told
        )
    return _made(request, translation, typed, workflow.comment, "comment", **told)


@require_POST
def act(request: HttpRequest, object_id: str, thread: int) -> HttpResponse:
    """Reply in a thread, settle it or open it again, take or refuse what it suggests."""
    translation = translation_or_404(request, object_id)
    name = request.POST.get("act", "")
    row = Comment.objects.beginnings().filter(translation=translation, pk=thread).first()
    if row is None or name not in ACTS:
        raise Http404
    words = request.POST.get(f"words-{row.pk}", request.POST.get("words", ""))
    typed = TypedTalk(thread=row.pk, words=words)
    token = _token(request, envelope_of(request), row.pk)
    told = {"actor": request.user, "words": typed.words, "token": token}
    return _made(request, translation, typed, ACTS[name], name, subject=row, **told)


def _made(
    request: HttpRequest,
    translation: Translation,
    typed: TypedTalk,
    verb: Callable,
    name: str,
    *,
    subject: Comment | None = None,
    **told: object,
) -> HttpResponse:
    """Do it and go back, or show the talk with what was typed and why it was not done."""
    if not _is_whole(request):
        return _again(request, translation, typed, Problem(CUT, 400))
    if is_damaged("".join(map(str, vars(typed).values()))):
        return _again(request, translation, typed, Problem(DAMAGED, 400))
    try:
        # Before anything else is done: it is all that there is of what was typed.
        kept = _keep_text(request, translation)
        done = verb(subject or translation, **told)
    except workflow.Refused as refused:
        code = refused.decision.code
        status = 409 if code == "stale" else 400 if code in MISTYPED else 403
        return _again(request, translation, typed, Problem(refused.decision.reason, status))
    except (ValidationError, BodyRefused) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [error.message]
        return _again(request, translation, typed, Problem(" ".join(map(str, reasons)), 400))
    messages.success(request, DONE[name])
    if isinstance(done, workflow.Said):
        _tell_names(request, done)
    number = subject.pk if subject else done.comment.pk
    asked = f"?{urlencode({'restore': kept})}" if kept else ""
    return HttpResponseRedirect(f"{_back(request, translation)}{asked}#said-{number}")


def _keep_text(request: HttpRequest, translation: Translation) -> str:
    """Keep what is typed and not saved of the text itself; the key of that, or "" for nothing.

    Raises as `workflow.keep`.
    """
    if not _comes_along(request):
        return ""
    written = sent_form(request, translation.language).form
    if not is_unsaved(request, translation, written):
        return ""
    return working_copies.keep_sent(request, translation).key


def _comes_along(request: HttpRequest) -> bool:
    """Whether the button belongs to the writing form, whose text was sent with it."""
    return "body" in request.POST


def _is_whole(request: HttpRequest) -> bool:
    is_ended = not _comes_along(request) or request.POST.get("_talk_end") == "1"
    return envelope_of(request).is_whole and is_ended


def _read(request: HttpRequest, envelope: Envelope) -> int | None:
    """The text of which is spoken; that in the fields may have been written over an earlier one."""
    return number(request.POST.get("talk_opened")) if _comes_along(request) else envelope.opened


def _token(request: HttpRequest, envelope: Envelope, thread: int) -> str:
    """Of what is said: that of the writing form is for the text, and for one save of it."""
    if not _comes_along(request) or not envelope.is_whole:
        return envelope.token
    return token_for(envelope.token, f"talk-{thread}")


# Refusals of what was typed, not of who typed it.
MISTYPED = {"words", "long", "passage", "place"}


def _tell_names(request: HttpRequest, done: workflow.Said) -> None:
    """Say who is named, and which names are nobody's to be named."""
    if done.named:
        names = " · ".join(f"\u2068{person}\u2069" for person in done.named)
        messages.info(request, format_lazy(NAMED, names=names))
    if done.unknown:
        names = " · ".join(f"\u2068{name}\u2069" for name in done.unknown)
        messages.warning(request, format_lazy(UNKNOWN, names=names))


def _typed(request: HttpRequest) -> TypedTalk:
    sent = request.POST
    return TypedTalk(
        **{name: sent.get(name, "") for name in ("passage", "quote", "words", "wording", "name")},
        must=sent.get("must") == "1",
    )


def _passage(typed: TypedTalk) -> Passage:
    part, _colon, place = typed.passage.partition(":")
    paragraph = number(place) if place else None
    # A number that nobody can mean is no paragraph, and refused as such.
    return Passage(part, -1 if place and paragraph is None else paragraph, typed.quote)


def _with_name(typed: TypedTalk) -> str:
    """The words with the name that was chosen from the list, where they do not hold it."""
    name = f"@{typed.name}"
    if not typed.name or name in typed.words.split():
        return typed.words
    return f"{typed.words.rstrip()} {name}".strip()


def _back(request: HttpRequest, translation: Translation) -> str:
    if request.POST.get("back") == SCREEN:
        return reverse("admin:translation_talk", args=[translation.pk])
    return address_of(translation)


def _again(
    request: HttpRequest, translation: Translation, typed: TypedTalk, problem: Problem
) -> HttpResponse:
    shown = version_at_desk_or_404(request, translation.pk)
    return _screen(request, shown, typed=typed, problem=problem)


def _screen(
    request: HttpRequest,
    translation: Translation,
    *,
    typed: TypedTalk = NOTHING_TYPED,
    problem: Problem | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    before = number(request.GET.get("before"))
    found = _found(translation, desk, before=before, also=typed.thread)
    now = situation_of(request.user, translation, count_unanswered=lambda _version: 0)
    content = workflow.content_of(translation.latest_revision)
    panel = talk_panel(
        request, translation, now, found, content, desk=desk, back=SCREEN, typed=typed
    )
    settled = [each.first.number for each in found.threads if not each.is_open]
    has_older = len(settled) >= SHOWN
    context = {
        **site.each_context(request),
        "translation": translation,
        "revision": translation.latest_revision,
        "talk": panel,
        "problem": problem,
        "older": min(settled) if has_older else None,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/talk.html", context, status=status)


def _found(translation: Translation, desk, *, before: int | None, also: int) -> Talk:
    """All that is open, and what was settled, the latest first from a number on; three queries."""
    said = Comment.objects.of_pages(translation.pk, SHOWN, before=before, also=also)
    people = talk_rows.may_be_named(translation.pk, translation.language)
    words = {
        talk_rows.SAID: said.annotate(line=talk_rows.told()).values_list("pk", "line"),
        talk_rows.MENTION: talk_rows.mentions(said).values_list(
            "comment_id", "person__username", "is_named"
        ),
        talk_rows.PERSON: people.values_list("pk", "username", "display_name", "by_role"),
    }
    lines = {kind: [(row[0], row[1:]) for row in rows] for kind, rows in words.items()}
    return talk_of(lines, translation.language, desk)
