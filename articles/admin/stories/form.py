"""The form for what the languages of a story share."""

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.alphabetical import NameChoice
from articles.admin.hours import HourField
from articles.models import Article, Author, Section, Tag
from articles.models.fields import TypedLine
from articles.models.tag_querysets import TagQuerySet

FREE_ROWS = 2


class StoryForm(forms.Form):
    """Bylines are chosen one by one, in their order; two empty rows stand at the end.

    `tags` are those that the person may know of: places are offered from them.
    """

    slugline = TypedLine(
        label=_("Slugline"),
        max_length=80,
        required=False,
        help_text=_("The working name; internal."),
    )
    section = forms.ModelChoiceField(Section.objects.all(), required=False, label=_("Section"))
    genre = forms.ChoiceField(choices=Article.Genre, label=_("Genre"))
    is_breaking = forms.BooleanField(
        label=_("Breaking"),
        required=False,
        help_text=_("Readers see a label on the story and wherever it is listed."),
    )
    place = NameChoice(Tag.objects.none(), required=False, label=_("Place"))
    source = TypedLine(
        label=_("Source"),
        max_length=120,
        required=False,
        help_text=_("Where the copy came from; internal."),
    )
    embargo_until = HourField(
        required=False,
        label=_("Embargo until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, article: Article, tags: TagQuerySet, **kwargs) -> None:
        kwargs.setdefault("auto_id", "field-%s")
        kwargs.setdefault("initial", _initial(article))
        super().__init__(*args, **kwargs)
        places = tags.filter(kind=Tag.Kind.PLACE, merged_into=None)
        self.fields["place"].queryset = places | Tag.objects.filter(pk=article.place_id)
        self.article = article
        self.rows = len(self.initial["bylines"]) + FREE_ROWS
        authors = Author.objects.standing()
        for index in range(self.rows):
            self.fields[f"byline_{index}"] = NameChoice(authors, required=False)
        for index, author in enumerate(self.initial["bylines"]):
            self.initial[f"byline_{index}"] = author
        for name in ("slugline", "source"):
            self.fields[name].widget.attrs.update(autocomplete="off", dir="auto")

    def bylines(self) -> Iterator[BoundField]:
        return (self[f"byline_{index}"] for index in range(self.rows))

    def details(self) -> workflow.StoryDetails:
        """What the person wants stored; an author named twice counts once."""
        cleaned = self.cleaned_data
        named = (cleaned[f"byline_{index}"] for index in range(self.rows))
        return workflow.StoryDetails(
            **{name: cleaned[name] for name in ("slugline", "section", "genre", "place")},
            source=cleaned["source"],
            is_breaking=cleaned["is_breaking"],
            embargo_until=cleaned["embargo_until"],
            bylines=tuple(dict.fromkeys(author for author in named if author)),
        )


def _initial(article: Article) -> dict[str, object]:
    shared = ("slugline", "section", "genre", "is_breaking", "place", "source", "embargo_until")
    bylines = article.byline_links.values_list("author_id", flat=True)
    return {**{name: getattr(article, name) for name in shared}, "bylines": list(bylines)}
