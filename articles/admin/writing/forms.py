"""The writing form: one text in one language. It knows nothing of the workflow."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.admin.body import HTML, PLAIN, TypedBody, typed
from articles.admin.figures import WholeNumber
from articles.admin.prose import prose
from articles.admin.tag_names import ids_of_names
from articles.admin.widgets import Choice
from articles.models import Photo, RevisionKind, Tag
from articles.models.tag_querysets import TagQuerySet
from articles.workflow import Content

from .panels.gallery import GalleryField, rows_of

FORMATS = [(PLAIN, ""), (HTML, "")]


class LineField(forms.CharField):
    """A text without line breaks; typed in a field that grows with it."""

    def __init__(self, **options) -> None:
        options.setdefault("required", False)
        # The verb tidies spaces and judges lengths, so that every entrance gets the same answer.
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": 1}), **options)


class WritingForm(forms.Form):
    """The fields of a revision. Lengths, sizes and repairs are the verb's.

    `tags` gives those that the person may know of; any other is not there for them.
    """

    kicker = LineField(label=_("Kicker"), help_text=_("A short label above the headline."))
    headline = LineField(label=_("Headline"))
    standfirst = LineField(label=_("Standfirst"), help_text=_("One or two sentences."))
    body = forms.CharField(
        label=_("Text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 18})
    )
    body_format = forms.ChoiceField(choices=FORMATS, widget=forms.HiddenInput, initial=PLAIN)
    lead_photo = forms.ModelChoiceField(Photo.objects.kept(), required=False, label=_("Photo"))
    lead_photo_number = WholeNumber(
        required=False, min_value=1, label=_("Or the number of another photo")
    )
    # An empty file gets the same answer as at every other door.
    new_photo = forms.FileField(required=False, allow_empty_file=True, label=_("Or a new photo"))
    photo_credit = LineField(label=_("Who made the photo"))
    lead_caption = LineField(label=_("Caption"))
    lead_alt = LineField(
        label=_("Description of the photo"),
        help_text=_("What is to be seen, for people who cannot see it."),
    )
    gallery = GalleryField(required=False, label=_("Gallery"))
    tags = forms.ModelMultipleChoiceField(Tag.objects.none(), required=False, label=_("Tags"))
    tag_names = forms.CharField(
        required=False,
        label=_("Add a tag"),
        help_text=_("By any of its names. Several: with commas between."),
    )
    kind = forms.ChoiceField(choices=RevisionKind, label=_("Kind of change"), widget=Choice)
    note = LineField(label=_("Note on the change"))
    follows_source = forms.BooleanField(
        required=False, label=_("This version now follows the source as shown")
    )

    IN_LANGUAGE = (
        "kicker",
        "headline",
        "standfirst",
        "body",
        "lead_caption",
        "lead_alt",
        "photo_credit",
        "note",
    )

    def __init__(self, *args, language: str, tags: Callable[[], TagQuerySet], **kwargs) -> None:
        kwargs.setdefault("auto_id", "field-%s")
        super().__init__(*args, **kwargs)
        self.language, self.offered = language, tags
        if self.is_bound:
            self.fields["tags"].queryset = tags().filter(merged_into=None)
        for name in self.IN_LANGUAGE:
            self.fields[name].widget.attrs.update(prose(language))
        self.fields["tag_names"].widget.attrs.update(autocomplete="off", dir="auto")

    def clean_tag_names(self) -> frozenset[int]:
        found, unknown = ids_of_names(self.cleaned_data["tag_names"], self.offered())
        if unknown:
            raise forms.ValidationError(
                _("No tag is called: %(names)s. A hashtag in the text makes a new one."),
                params={"names": " · ".join(unknown)},
            )
        return found

    def clean(self) -> dict:
        cleaned = super().clean()
        if number := cleaned.get("lead_photo_number"):
            cleaned["lead_photo"] = Photo.objects.usable().filter(pk=number).first()
            if cleaned["lead_photo"] is None:
                self.add_error("lead_photo_number", _("There is no such photo."))
        return cleaned

    def content(self) -> Content:
        """What the person wants stored; only after the form was found valid."""
        cleaned = self.cleaned_data
        text = TypedBody(cleaned["body"], cleaned["body_format"])
        photo = cleaned["lead_photo"]
        return Content(
            **{name: cleaned[name] for name in ("kicker", "headline", "standfirst")},
            **{name: cleaned[name] for name in ("lead_caption", "lead_alt", "kind", "note")},
            body=text.html,
            lead_photo=photo.pk if photo else None,
            gallery=cleaned["gallery"],
            tags=frozenset(tag.pk for tag in cleaned["tags"]) | cleaned["tag_names"],
        )


def initial_of(content: Content) -> dict[str, object]:
    """A stored text as the form shows it, ready for a new change."""
    stored = typed(content.body)
    return {
        **{name: getattr(content, name) for name in ("kicker", "headline", "standfirst")},
        "lead_caption": content.lead_caption,
        "lead_alt": content.lead_alt,
        "body": stored.text,
        "body_format": stored.format,
        "lead_photo": content.lead_photo,
        "gallery": rows_of(content),
        "tags": sorted(content.tags),
        "kind": content.kind,
        "note": content.note,
    }
