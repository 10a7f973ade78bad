"""What the languages of a story share, within reach of the writing screen: section, byline, place.

Its fields belong to the writing form and are stored by the same press of a button.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.alphabetical import NameChoice, in_alphabet, sorted_names
from articles.admin.bound_fields import FieldWithInitial
from articles.admin.desk import desk_of
from articles.admin.envelope import number
from articles.admin.risk_flags import FlagPanel, flag_panel
from articles.admin.widgets import Choice, Offered
from articles.admin.writing.beside import Beside, Choices
from articles.models import Article, Author, Section, Tag, Translation
from articles.models.fields import TypedLine
from articles.models.tag_querysets import TagQuerySet
from articles.states import Move
from articles.workflow.decisions import decide
from articles.workflow.texts.standing import story_situation_of

FREE_ROWS = 2
EMPTY = "---------"
MOST_BYLINES = 40
NAMES = ("slugline", "section", "genre", "place")


class SharedForm(forms.Form):
    """Bylines are chosen one by one, in their order; two empty rows stand at the end.

    `tags` gives those that the person may know of: places are offered from them, where it is not
    known yet what is `offered`.
    """

    bound_field_class = FieldWithInitial
    section = forms.ModelChoiceField(
        Section.objects.filter(is_active=True),
        required=False,
        label=_("Section"),
        widget=Choice,
    )
    place = NameChoice(Tag.objects.none(), required=False, label=_("Place"), widget=Choice)
    genre = forms.ChoiceField(
        choices=Article.Genre, label=_("Genre"), initial=Article.Genre.NEWS, widget=Choice
    )
    slugline = TypedLine(
        label=_("Slugline"),
        max_length=80,
        required=False,
        help_text=_("The working name; internal."),
    )

    def __init__(
        self,
        data=None,
        *,
        tags: Callable[[], TagQuerySet],
        initial: Mapping | None = None,
        is_closed=False,
        offered: Choices | None = None,
    ) -> None:
        super().__init__(data, auto_id="field-%s", initial=initial or {})
        self.fields["slugline"].widget.attrs.update(autocomplete="off", dir="auto")
        chosen = self.initial.get("bylines") or []
        sent = sum(name in self.data for name in _byline_names())
        self.rows = min(max(len(chosen) + FREE_ROWS, sent), MOST_BYLINES)
        if offered is None:
            self._look_for_choices(tags())
        else:
            self._offer(offered)
        for field in self.fields.values():
            field.disabled = is_closed
            # What was not touched here is not sent back over somebody else's change.
            field.show_hidden_initial = not is_closed

    def _look_for_choices(self, tags: TagQuerySet) -> None:
        self.fields["place"].queryset = tags.filter(kind=Tag.Kind.PLACE, merged_into=None)
        if chosen := self.initial.get("section"):
            # A section that was put to rest stays where it was chosen.
            sections = Section.objects.filter(Q(is_active=True) | Q(pk=_pk(chosen)))
            self.fields["section"].queryset = sections
        authors = sorted_names(Author.objects.standing())
        self._offer_authors([(author.pk, author.label) for author in authors])

    def _offer(self, offered: Choices) -> None:
        self.fields["section"].choices = [("", EMPTY), *offered.sections]
        self.fields["place"].choices = [("", EMPTY), *in_alphabet(offered.places)]
        self._offer_authors(in_alphabet(offered.authors))

    def _offer_authors(self, authors: list[tuple[int, str]]) -> None:
        # One list for all of them; what is chosen is still looked up when it is sent.
        offered = Offered([("", EMPTY), *authors])
        rows = Author.objects.standing()
        for index in range(self.rows):
            field = forms.ModelChoiceField(rows, required=False, label=_("Byline"), widget=Choice)
            field.choices = offered
            self.fields[f"byline_{index}"] = field
        chosen = self.initial.get("bylines") or []
        for index, author in enumerate(chosen[: self.rows]):
            self.initial[f"byline_{index}"] = author

    def bylines(self) -> Iterator[BoundField]:
        return (self[f"byline_{index}"] for index in range(self.rows))

    def chosen(self) -> dict[str, object]:
        """The values by their names in `StoryDetails`; an author named twice counts once."""
        cleaned = self.cleaned_data
        named = (cleaned[f"byline_{index}"] for index in range(self.rows))
        bylines = tuple(dict.fromkeys(author for author in named if author))
        return {**{name: cleaned[name] for name in NAMES}, "bylines": bylines}


@dataclass(frozen=True)
class StoryPanel:
    """`decision` is whether this person may change it; `opened` the last change they have seen."""

    form: SharedForm
    decision: workflow.Decision
    opened: int
    flags: FlagPanel


def authors_of(article_id: int) -> list[Author]:
    """The byline of a story in its order; one query."""
    authors = Author.objects.filter(byline_links__article_id=article_id)
    return list(authors.order_by("byline_links__position", "byline_links__pk"))


def story_panel(
    request: HttpRequest,
    translation: Translation,
    around: Beside,
    typed: Mapping[str, object] | None = None,
) -> StoryPanel:
    """What was sent, what was restored (`typed`), or what is stored; no query of its own."""
    article, desk = translation.article, desk_of(request)
    now = story_situation_of(request.user, around.versions, desk.roles_of_house)
    decision = decide(Move.EDIT_STORY, now)
    opened = number(request.POST.get("opened_story")) if request.method == "POST" else None
    data = request.POST if opened is not None and decision else None
    form = SharedForm(
        data,
        tags=partial(places_of, request, article),
        initial=_stored(article, around.authors) | (typed or {}),
        is_closed=not decision,
        offered=None if data else around.offered,
    )
    if opened is None:
        opened = translation.last_edit if decision else 0
    flags = flag_panel(article, now, translation.blocks, version=translation.pk)
    return StoryPanel(form, decision, opened, flags)


def new_story_form(request: HttpRequest, typed: Mapping[str, object] | None = None) -> SharedForm:
    data = request.POST if request.method == "POST" else None
    return SharedForm(data, tags=desk_of(request).tags, initial=typed)


def is_untouched(request: HttpRequest) -> bool:
    """Whether each field holds what it was opened with, as it says beside itself; no query."""
    if number(request.POST.get("opened_story")) is None:
        return True
    names = (name for name in _all_names() if name in request.POST)
    return all(request.POST[name] == request.POST.get(f"initial-{name}") for name in names)


def is_changed(request: HttpRequest, article: Article) -> bool:
    """Whether the sent form holds other choices than it was opened with."""
    if number(request.POST.get("opened_story")) is None:
        return False
    return _sent(request, article).has_changed()


def _sent(request: HttpRequest, article: Article) -> SharedForm:
    stored = _stored(article, authors_of(article.pk))
    tags = partial(places_of, request, article)
    return SharedForm(request.POST, tags=tags, initial=stored)


def places_of(request: HttpRequest, article: Article) -> TagQuerySet:
    """The tags that the person may know of, and the one that stands there."""
    return desk_of(request).tags() | Tag.objects.filter(pk=article.place_id)


def store(request: HttpRequest, article: Article, *, token: str) -> None:
    """Store what was changed of it. Raises Refused, and ValidationError where it is no choice."""
    opened = number(request.POST.get("opened_story"))
    if opened is None:
        return
    form = _sent(request, article)
    if not form.is_valid():
        raise forms.ValidationError([error for errors in form.errors.values() for error in errors])
    if not form.has_changed():
        return
    workflow.edit_story(
        article,
        actor=request.user,
        details=workflow.StoryDetails(
            **form.chosen(),
            source=article.source,
            is_breaking=article.is_breaking,
            embargo_until=article.embargo_until,
        ),
        opened_edit=opened,
        token=token,
    )


def kept(sent: Mapping[str, str]) -> dict[str, str]:
    """The fields of it that a working copy keeps."""
    return {name: sent[name] for name in _all_names() if name in sent}


def restored(content: Mapping[str, str]) -> dict[str, object]:
    """What a working copy has kept, as initial values."""
    values: dict[str, object] = {name: content[name] for name in NAMES if name in content}
    bylines = [content[name] for name in _byline_names() if content.get(name)]
    return {**values, "bylines": bylines} if bylines else values


def _stored(article: Article, authors: list[Author]) -> dict[str, object]:
    return {
        "slugline": article.slugline,
        "section": article.section_id,
        "genre": article.genre,
        "place": article.place_id,
        "bylines": [author.pk for author in authors],
    }


def _byline_names() -> list[str]:
    return [f"byline_{index}" for index in range(MOST_BYLINES)]


def _all_names() -> list[str]:
    return [*NAMES, *_byline_names()]


def _pk(chosen: object) -> int | None:
    return number(getattr(chosen, "pk", chosen))
