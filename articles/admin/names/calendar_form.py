"""Digits and month names per language: fields of the outlet's form for its `language_style`."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.prose import prose
from articles.languages import CODES, LANGUAGES
from articles.masthead import calendar_of
from articles.models import Outlet
from articles.models.fields import TypedLine
from articles.text.dates import Style, format_date
from articles.text.months import DOUBLE_MONTHS, MONTHS
from articles.text.numbers import Digits, in_digits

MOST_LETTERS_IN_MONTH = 40
YEAR = range(1, 13)
# Only Arabic has a second set of names to set beside the first.
DOUBLE = tuple(code for code in CODES if DOUBLE_MONTHS[code] != MONTHS[code])
SAME_NAME = _("Two months have this name.")


def month_fields(code: str) -> tuple[str, ...]:
    return tuple(f"month_{code}_{number}" for number in YEAR)


def fieldsets() -> Iterator[tuple[object, dict]]:
    """For the admin's form: one set of fields per language, folded."""
    for code, language in LANGUAGES.items():
        title = format_lazy("{words} · {name}", words=_("Dates and digits"), name=language.name)
        double = [f"double_{code}"] if code in DOUBLE else []
        fields = [f"digits_{code}", *double, month_fields(code)]
        yield title, {"fields": fields, "classes": ("collapse", "calendar")}


def _fields() -> dict[str, forms.Field]:
    made = {}
    for code in CODES:
        choices = [(digits.value, in_digits("123", digits)) for digits in Digits]
        made[f"digits_{code}"] = forms.ChoiceField(label=_("Digits"), choices=choices)
        if code in DOUBLE:
            made[f"double_{code}"] = forms.BooleanField(
                required=False, label=_("Two names for each month")
            )
        for number, name in zip(month_fields(code), MONTHS[code], strict=True):
            made[number] = _month_field(code, number.rpartition("_")[2], name)
    return made


def _month_field(code: str, number: str, usual: str) -> TypedLine:
    return TypedLine(
        label=format_lazy(_("Month {number}"), number=number),
        required=False,
        max_length=MOST_LETTERS_IN_MONTH,
        widget=forms.TextInput(attrs=prose(code, placeholder=usual)),
    )


class CalendarFields(type("_CalendarFields", (forms.Form,), _fields())):
    """The fields, filled from an outlet and read back as its `language_style`.

    An empty month has its usual name, which stands in the field as a hint.
    """

    def fill_calendar(self, outlet: Outlet) -> None:
        for code in CODES:
            calendar = calendar_of(outlet, code)
            self.initial.setdefault(f"digits_{code}", calendar.digits.value)
            self.initial.setdefault(f"double_{code}", calendar.style == Style.DOUBLE)
            for position, name in enumerate(month_fields(code)):
                own = calendar.months[position] if calendar.months else ""
                usual = (MONTHS[code][position], DOUBLE_MONTHS[code][position])
                self.initial.setdefault(name, "" if own in usual else own)
            self.fields[f"digits_{code}"].help_text = _example(outlet, code)

    def clean_calendar(self) -> dict[str, dict]:
        """What is to be stored; adds errors for names that two months have."""
        return {code: wishes for code in CODES if (wishes := self._wishes(code))}

    def _wishes(self, code: str) -> dict[str, object]:
        cleaned, wishes = self.cleaned_data, {}
        digits = cleaned.get(f"digits_{code}", Digits.ASCII)
        if digits != Digits.ASCII:
            wishes["digits"] = str(digits)
        if cleaned.get(f"double_{code}"):
            wishes["double_months"] = True
        typed = [" ".join(cleaned.get(name, "").split()) for name in month_fields(code)]
        if any(typed):
            usual = DOUBLE_MONTHS if "double_months" in wishes else MONTHS
            months = [own or name for own, name in zip(typed, usual[code], strict=True)]
            wishes["months"] = months
            self._refuse_twins(code, months)
        return wishes

    def _refuse_twins(self, code: str, months: list[str]) -> None:
        for name, month in zip(month_fields(code), months, strict=True):
            if months.count(month) > 1 and self.cleaned_data.get(name):
                self.add_error(name, SAME_NAME)


def _example(outlet: Outlet, code: str) -> str:
    calendar = calendar_of(outlet, code)
    today = format_date(
        timezone.now(),
        code,
        months=calendar.months,
        style=calendar.style,
        tz=ZoneInfo(outlet.time_zone),
        digits=calendar.digits,
    )
    language = LANGUAGES[code]
    return format_html(
        '{} <bdi lang="{}" dir="{}">{}</bdi>', _("Today:"), code, language.direction, today
    )
