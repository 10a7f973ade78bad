"""The form of the house style: every choice a field of its own, and back to what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.prose import prose
from articles.copydesk import DEFAULT_HOUSE, House
from articles.copydesk.house import ELLIPSES, OFF, PERCENT_SIGNS
from articles.copydesk.table import TABLE
from articles.languages import CODES, LANGUAGES, Language
from articles.models import HouseStyle
from articles.models.fields import TypedText

from .lines import name_lines, read_names, read_spellings, spelling_lines

MOST_CHARACTERS = 50_000
MOST_PROBLEMS = 10
SEVERITIES: dict[str, str | Promise] = {
    OFF: _("Off"),
    "style": _("Style"),
    "warning": _("Warning"),
    "error": _("Error"),
}
# The marks that the rules of quotation marks know as pairs.
QUOTES = (("«", "»"), ("“", "”"))
CROSSING = ("”", "“")
GROUPS = {"S": "", "C": "", "A": "ar", "K": "ckb", "M": "kmr"}
LABELS = {"S": _("Safety of sources"), "C": _("All languages")}
BY_DEFAULT = _("As usual: {severity}")


@dataclass(frozen=True)
class RuleChoice:
    """A rule as the form shows it."""

    rule: str
    label: str | Promise
    usual: str
    severity: BoundField
    must: BoundField


@dataclass(frozen=True)
class Group:
    """The rules of one language, or those of all where there is none, under their `label`."""

    language: Language | None
    label: str | Promise
    rows: list[RuleChoice]

    @property
    def is_wrong(self) -> bool:
        return any(row.severity.errors for row in self.rows)


@dataclass(frozen=True)
class Words:
    """The fields of one language."""

    language: Language
    fields: list[BoundField]


class HouseForm(forms.Form):
    """`choices` and `optional_rules` are what is to be stored, once the form is valid."""

    ellipsis = forms.ChoiceField(label=_("Ellipsis"), choices=[(mark, mark) for mark in ELLIPSES])
    percent = forms.ChoiceField(
        label=_("Percent sign"), choices=[(mark, mark) for mark in PERCENT_SIGNS]
    )

    def __init__(self, *args, style: HouseStyle, **kwargs) -> None:
        super().__init__(*args, initial=_initial(style), **kwargs)
        for rule, row in TABLE.items():
            self.fields[f"severity_{rule}"] = _severity_field(row.severity)
            self.fields[f"must_{rule}"] = forms.BooleanField(required=False, label=MUST)
        for code in CODES:
            self.fields[f"quotes_{code}"] = _quotes_field(code, style.house.quotes[code])
            self.fields[f"spellings_{code}"] = _lines_field(code, _("House spellings"), SPELLINGS)
            self.fields[f"names_{code}"] = _lines_field(code, _("Names"), NAMES)
        self.house = style.house

    def clean(self) -> dict:
        cleaned = super().clean()
        self.spellings = {code: self._read(f"spellings_{code}", read_spellings) for code in CODES}
        self.names = {code: self._read(f"names_{code}", read_names) for code in CODES}
        if not self.errors:
            self.house = self._house()
        return cleaned

    def _read(self, name: str, read) -> object:
        value, problems = read(self.cleaned_data.get(name, ""))
        for problem in problems[:MOST_PROBLEMS]:
            self.add_error(name, problem)
        return value

    def _house(self) -> House:
        chosen = {rule: self.cleaned_data[f"severity_{rule}"] for rule in TABLE}
        return House.from_dict(
            {
                "severities": {rule: severity for rule, severity in chosen.items() if severity},
                "spellings": self.spellings,
                "names": self.names,
                "quotes": {code: list(self.cleaned_data[f"quotes_{code}"]) for code in CODES},
                "ellipsis": self.cleaned_data["ellipsis"],
                "percent": self.cleaned_data["percent"],
            }
        )

    @property
    def choices(self) -> dict:
        """What differs from the usual; the rest follows it, also when it changes."""
        usual = DEFAULT_HOUSE.to_dict()
        return {key: value for key, value in self.house.to_dict().items() if value != usual[key]}

    @property
    def optional_rules(self) -> list[str]:
        return [rule for rule in TABLE if not self.cleaned_data[f"must_{rule}"]]

    def groups(self) -> Iterator[Group]:
        for letter, code in GROUPS.items():
            rules = [rule for rule in TABLE if rule.startswith(letter)]
            rows = [self._row(rule) for rule in rules]
            yield Group(LANGUAGES.get(code), LABELS.get(letter, ""), rows)

    def _row(self, rule: str) -> RuleChoice:
        row = TABLE[rule]
        fields = self[f"severity_{rule}"], self[f"must_{rule}"]
        return RuleChoice(rule, row.label, row.severity, *fields)

    def words(self) -> Iterator[Words]:
        for code, language in LANGUAGES.items():
            names = (f"spellings_{code}", f"names_{code}", f"quotes_{code}")
            yield Words(language, [self[name] for name in names])


MUST = _("must be answered")
SPELLINGS = _("One a line: the wrong spelling, an arrow or “=”, the right one.")
NAMES = _(
    "One name a line, its spellings with commas between them, the preferred one first. Any may be "
    "used, but not two in one story."
)


def _initial(style: HouseStyle) -> dict[str, object]:
    house = style.house
    initial = {"ellipsis": house.ellipsis, "percent": house.percent}
    for rule in TABLE:
        initial[f"severity_{rule}"] = house.severities.get(rule, "")
        initial[f"must_{rule}"] = rule not in style.optional_rules
    for code in CODES:
        initial[f"spellings_{code}"] = spelling_lines(house.spellings.get(code, {}), code)
        initial[f"names_{code}"] = name_lines(house.names.get(code, ()), code)
        initial[f"quotes_{code}"] = "".join(house.quotes[code])
    return initial


def _severity_field(usual: str) -> forms.ChoiceField:
    by_default = format_lazy(BY_DEFAULT, severity=SEVERITIES[usual])
    return forms.ChoiceField(
        label=_("Severity"), required=False, choices=[("", by_default), *SEVERITIES.items()]
    )


def _quotes_field(code: str, now: tuple[str, str]) -> forms.ChoiceField:
    crossing = [CROSSING] if LANGUAGES[code].is_rtl else []
    pairs = dict.fromkeys([*QUOTES, *crossing, now])
    return forms.ChoiceField(
        label=_("Quotation marks"),
        choices=[("".join(pair), " … ".join(pair)) for pair in pairs],
    )


def _lines_field(code: str, label: str | Promise, help_text: str | Promise) -> TypedText:
    return TypedText(
        label=label,
        help_text=help_text,
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs=prose(code, rows=6)),
    )
