"""The screen of a live story: a post added in one act, its posts, and the end of it."""

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import CUT, Envelope, envelope_of, new_token
from articles.admin.problems import INVALID, Problem
from articles.admin.reading import row_or_404
from articles.admin.rows import (
    Headline,
    Lines,
    headline_of,
    standing_of_version,
    with_what_rows_show,
)
from articles.languages import LANGUAGES
from articles.models import Article, Publication, Revision, Translation
from articles.models.fields import TypedLine, TypedText
from articles.states import Move
from articles.text.typed import as_paragraphs
from articles.workflow.decisions import decide
from articles.workflow.texts.standing import story_situation

from .pressing import pressed
from .reaching import address_of_story

MOST_SHOWN = 100


class PostForm(forms.Form):
    """A headline and a few words; pictures and all else are added on the post's own screen."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=())
    headline = TypedLine(
        label=gettext_lazy("Headline"),
        max_length=Revision._meta.get_field("headline").max_length,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    text = TypedText(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args, languages: Iterable[str], **kwargs) -> None:
        super().__init__(*args, auto_id="field-%s", **kwargs)
        codes = list(languages)
        self.fields["language"].choices = [(code, LANGUAGES[code].name) for code in codes]
        if len(codes) == 1:
            self.fields["language"].widget = forms.HiddenInput()
            self.initial.setdefault("language", codes[0])
            for name in ("headline", "text"):
                own = {"lang": codes[0], "dir": LANGUAGES[codes[0]].direction}
                self.fields[name].widget.attrs.update(own)

    def content(self) -> workflow.Content:
        return workflow.Content(
            headline=self.cleaned_data["headline"], body=as_paragraphs(self.cleaned_data["text"])
        )


def address_of_live(article_id: int) -> str:
    return reverse("admin:story_live", args=[article_id])


def posts(request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the posts that this person may open, and add the one that is sent."""
    article, versions = _live_story(request, object_id)
    languages = _open_in(desk_of(request), article, versions)
    if request.method != "POST":
        return _screen(request, article, versions, PostForm(languages=languages))
    form, envelope = PostForm(request.POST, languages=languages), envelope_of(request)
    if not envelope.is_whole:
        return _screen(request, article, versions, form, Problem(CUT, 400))
    if not form.is_valid():
        return _screen(request, article, versions, form, Problem(INVALID, 400))
    try:
        workflow.add_post(
            article,
            actor=request.user,
            language=form.cleaned_data["language"],
            content=form.content(),
            token=envelope.token,
        )
    except workflow.Refused as refused:
        return _screen(request, article, versions, form, Problem(refused.decision.reason, 403))
    except ValidationError as error:
        return _screen(request, article, versions, form, Problem(" ".join(error.messages), 400))
    messages.success(request, _("The post is with the editors."))
    return HttpResponseRedirect(address_of_live(article.pk))


def begin(request: HttpRequest, object_id: str) -> HttpResponse:
    """Make the story live."""

    def make_live(article: Article, envelope: Envelope) -> None:
        workflow.begin_live(article, actor=request.user, token=envelope.token)

    done = _("The story is live. Posts can be added.")
    return pressed(request, object_id, make_live, done, address_of_live)


def end(request: HttpRequest, object_id: str) -> HttpResponse:
    """End the live coverage."""

    def end_it(article: Article, envelope: Envelope) -> None:
        workflow.end_live(article, actor=request.user, token=envelope.token)

    return pressed(request, object_id, end_it, _("The live coverage has ended."))


def _live_story(request: HttpRequest, object_id: str) -> tuple[Article, list[Translation]]:
    """A story that is or was live, and those of its versions that this person may know of.

    Whoever writes in a language that readers see it in knows it too; Http404 otherwise.
    """
    article = row_or_404(Article.objects.filter(live_from__isnull=False), object_id)
    desk = desk_of(request)
    mine, seen = desk.translations(), desk.languages_to_begin(Move.CREATE)
    visible = Publication.objects.visible().in_languages(seen).of_story(article.pk)
    known = Translation.objects.filter(
        Q(pk__in=mine.values("pk")) | Q(pk__in=visible.values("translation")), article=article
    )
    versions = list(known.select_related("latest_revision").order_by("pk"))
    if not versions:
        raise Http404
    return article, versions


def _open_in(desk: Desk, article: Article, versions: Iterable[Translation]) -> tuple[str, ...]:
    """The languages in which the person may add a post."""
    if not article.is_running:
        return ()
    known = {version.language for version in versions}
    return tuple(code for code in desk.languages_to_begin(Move.CREATE) if code in known)


def _screen(
    request: HttpRequest,
    article: Article,
    versions: list[Translation],
    form: PostForm,
    problem: Problem | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    own = desk.translations().filter(article__part_of=article)
    rows = with_what_rows_show(own).order_by("-pk")[:MOST_SHOWN]
    opened = desk.articles().filter(pk=article.pk).exists()
    context = {
        **site.each_context(request),
        "article": article,
        "called": _called(article, versions),
        "leads_to": address_of_story(article.pk) if opened else "",
        "form": form if _open_in(desk, article, versions) else None,
        "posts": Lines().lines(map(standing_of_version, rows)),
        "problem": problem,
        "may_end": opened and bool(decide(Move.END_LIVE, story_situation(request.user, article))),
        "token": new_token(),
        "end_token": new_token(),
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/live.html", context, status=status)


def _called(article: Article, versions: list[Translation]) -> Headline:
    headlines = (headline_of(each.latest_revision, each.language) for each in versions)
    return next((each for each in headlines if each.language), Headline(str(article)))
