"""The screens of a kill: one confirmed act takes a story from readers in all its languages."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, Envelope, envelope_of, new_token
from articles.admin.problems import INVALID, Problem
from articles.admin.proving import asked
from articles.admin.rows import name_of_story
from articles.languages import LANGUAGES
from articles.models import Article, JournalEntry, Translation
from articles.models.fields import TypedLine, TypedText
from articles.states import Move
from articles.workflow.decisions import Situation, decide

from .pressing import pressed
from .reaching import address_of_story, article_or_404


class KillForm(forms.Form):
    """Why, which stays inside, and what readers are told at its address, by language."""

    note = TypedText(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("It stays in the journal, and readers never see it."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="field-%s", **kwargs)
        longest = Translation._meta.get_field("gone_note").max_length
        for code, language in LANGUAGES.items():
            self.fields[_told(code)] = TypedLine(
                label=language.name,
                max_length=longest,
                required=False,
                widget=forms.TextInput(
                    attrs={"lang": code, "dir": language.direction, "autocomplete": "off"}
                ),
            )

    def told_fields(self) -> list[forms.BoundField]:
        return [self[_told(code)] for code in LANGUAGES]

    def told(self) -> dict[str, str]:
        return {code: self.cleaned_data[_told(code)] for code in LANGUAGES}


def _told(language: str) -> str:
    return f"told_{language}"


@dataclass(frozen=True)
class Standing:
    """A kill as the story's screen tells of it; `wish` is that somebody asks to lift it."""

    entry: JournalEntry
    wish: JournalEntry | None
    may_lift: bool
    is_own_wish: bool
    token: str


def standing(request: HttpRequest, article: Article, now: Situation) -> Standing | None:
    """What the screen says of a kill that stands, by what is true of the story; two queries."""
    if not now.is_killed:
        return None
    wish = workflow.asked_lift(article)
    return Standing(
        entry=workflow.killed_by(article),
        wish=wish,
        may_lift=bool(decide(Move.ASK_LIFT, now)),
        is_own_wish=wish is not None and wish.actor_id == request.user.pk,
        token=new_token(),
    )


def kill(request: HttpRequest, object_id: str) -> HttpResponse:
    """Ask whether it is really to be killed, and kill it."""
    article = article_or_404(request, object_id)
    decision = workflow.may_kill(request.user, article)
    if decision and (question := asked(request)):
        return question
    if request.method != "POST":
        refused = None if decision else Problem(decision.reason, 403)
        return _screen(request, article, KillForm(), refused)
    form, envelope = KillForm(request.POST), envelope_of(request)
    if not envelope.is_whole:
        return _screen(request, article, form, Problem(CUT, 400))
    if not form.is_valid():
        return _screen(request, article, form, Problem(INVALID, 400))
    try:
        workflow.kill(
            article,
            actor=request.user,
            note=form.cleaned_data["note"],
            told=form.told(),
            token=envelope.token,
        )
    except workflow.Refused as refused:
        return _screen(request, article, form, Problem(refused.decision.reason, 403))
    messages.success(request, _("Killed. Nothing of this story is to be seen in any language."))
    return HttpResponseRedirect(address_of_story(article.pk))


def ask_lift(request: HttpRequest, object_id: str) -> HttpResponse:
    """Ask that the kill be lifted."""

    def ask(article: Article, envelope: Envelope) -> None:
        note = request.POST.get("note", "")
        workflow.ask_lift(article, actor=request.user, note=note, token=envelope.token)

    done = _("Asked. Another publisher has to agree.")
    return pressed(request, object_id, ask, done)


def lift(request: HttpRequest, object_id: str) -> HttpResponse:
    """Agree that the kill is lifted."""

    def agree(article: Article, envelope: Envelope) -> None:
        workflow.lift_kill(
            article, actor=request.user, asked=envelope.opened or 0, token=envelope.token
        )

    done = _("The kill is lifted. Each language can be published again by itself.")
    return pressed(request, object_id, agree, done)


def _screen(
    request: HttpRequest, article: Article, form: KillForm, problem: Problem | None
) -> HttpResponse:
    readable = desk_of(request).translations().filter(article=article)
    context = {
        **site.each_context(request),
        "article": article,
        "called": name_of_story(article, list(readable.select_related("latest_revision"))),
        "form": form,
        "problem": problem,
        "token": new_token(),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/kill.html", context, status=status)
