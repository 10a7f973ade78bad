"""The day and the hour that somebody chooses for a story."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .figures import Moment

CHOOSE = _("Choose the day and the time.")
# A typing error, or what no database holds once it is counted in another zone.
FIRST_YEAR, LAST_YEAR = 1990, 2200


class HourField(Moment):
    """In the outlet's zone; years that no newsroom means are refused."""

    def to_python(self, value: object) -> datetime | None:
        hour = super().to_python(value)
        if hour and not FIRST_YEAR <= hour.year <= LAST_YEAR:
            raise ValidationError(CHOOSE, "year")
        return hour


class HourForm(forms.Form):
    """When something is to go out: now, or at an hour, by which of its two buttons was pressed."""

    NOW, LATER = "0", "1"
    at = HourField(required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_later and not cleaned.get("at") and "at" not in self.errors:
            self.add_error("at", CHOOSE)
        return cleaned

    @property
    def is_later(self) -> bool:
        return self.data.get("when", self.LATER) == self.LATER

    @property
    def problem(self) -> str:
        """What is wrong with the hour, where one was to be chosen."""
        return "" if not self.is_later or self.is_valid() else self.errors["at"][0]

    @property
    def moment(self) -> datetime | None:
        """For a form without a problem; None for now."""
        return self.cleaned_data["at"] if self.is_later else None
