"""What the list of texts is narrowed to by words and days, sent by POST as search words are."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.figures import Day
from articles.admin.finding import texts_about, texts_by, texts_written_by
from articles.models.fields import TypedLine
from articles.models.version_querysets import TranslationQuerySet

LONGEST = 100
EARLIEST, LATEST = 1990, 2200


def _words(label: object) -> TypedLine:
    return TypedLine(
        label=label,
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def _day(label: object) -> Day:
    return Day(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class NarrowingForm(forms.Form):
    """Tag, byline, writer and the days between which the newest text was saved."""

    tag = _words(_("Tag or place"))
    byline = _words(_("Byline"))
    writer = _words(_("Who wrote it"))
    since = _day(_("Saved since"))
    until = _day(_("Saved until"))

    def __init__(self, data: object, *, desk: Desk) -> None:
        super().__init__(data, auto_id="narrow-%s")
        self.desk = desk
        # Who really wrote is told to those who may know it, and so is what they have written.
        if not desk.writers_seen_in:
            del self.fields["writer"]

    @property
    def is_used(self) -> bool:
        """Whether anything was asked for that the list follows, or that it could not read."""
        return self.is_bound and (not self.is_valid() or any(self.cleaned_data.values()))

    def narrowed(self, rows: TranslationQuerySet) -> TranslationQuerySet:
        """Those of the versions that are meant; none where a field can not be read."""
        if not self.is_valid():
            return rows.none()
        asked = self.cleaned_data
        if asked["tag"]:
            rows = texts_about(self.desk, rows, asked["tag"])
        if asked["byline"]:
            rows = texts_by(rows, asked["byline"])
        if asked.get("writer"):
            rows = texts_written_by(self.desk, rows, asked["writer"])
        if asked["since"]:
            rows = rows.filter(latest_revision__created_at__gte=_beginning(asked["since"]))
        if asked["until"]:
            day = asked["until"] + timedelta(days=1)
            rows = rows.filter(latest_revision__created_at__lt=_beginning(day))
        return rows

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in ("since", "until"):
            day = cleaned.get(name)
            if day and not EARLIEST <= day.year < LATEST:
                self.add_error(name, _("Choose the day."))
        return cleaned


def _beginning(day: object) -> datetime:
    """Of a day, by the outlet's clock."""
    return datetime.combine(day, time.min, timezone.get_current_timezone())
