"""What the newsroom has chosen: rules, spellings, names and marks. Data that editors change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from articles.copydesk.findings import Severity
from articles.copydesk.house_words import NAMES, SPELLINGS
from articles.copydesk.table import TABLE
from articles.languages import CODES

OFF = "off"
SEVERITIES: tuple[str, ...] = (OFF, *reversed(get_args(Severity)))
ELLIPSES = ("…", "...")
PERCENT_SIGNS = ("%", "٪")
QUOTES: dict[str, tuple[str, str]] = {"ar": ("«", "»"), "ckb": ("«", "»"), "kmr": ("“", "”")}

Spellings = Mapping[str, Mapping[str, str]]
Names = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class House:
    """The choices of one newsroom; raises `ValueError`, fit to show, for a choice that can't be.

    `severities` overrides the table: rule → off, style, warning or error. `spellings` is
    language → wrong → right. `names` is language → groups of accepted spellings of one name, the
    preferred one first: any may be used, but not two in one story. Arabic words stand in both
    without the article, unless the spelling hangs on it. `quotes` is language → (opening, closing).
    """

    severities: Mapping[str, str] = field(default_factory=dict)
    spellings: Spellings = field(default_factory=lambda: SPELLINGS)
    names: Names = field(default_factory=lambda: NAMES)
    quotes: Mapping[str, tuple[str, str]] = field(default_factory=lambda: QUOTES)
    ellipsis: str = "…"
    percent: str = "%"

    def __post_init__(self) -> None:
        _check_severities(self.severities)
        _check_spellings(self.spellings)
        _check_names(self.names)
        _check_quotes(self.quotes)
        _check_choice("ellipsis", self.ellipsis, ELLIPSES)
        _check_choice("percent", self.percent, PERCENT_SIGNS)

    def severity_of(self, rule: str) -> str:
        """The severity of a rule in this house, or `off`."""
        return self.severities.get(rule, TABLE[rule].severity)

    @classmethod
    def from_dict(cls, choices: Mapping[str, Any]) -> "House":
        """The house that `to_dict` described; what is left out keeps its default."""
        unknown = sorted(set(choices) - set(cls.__dataclass_fields__))
        if unknown:
            raise ValueError(f"Unknown choice: {unknown[0]!r}.")
        for key in {"severities", "spellings", "names", "quotes"} & set(choices):
            _check_mapping(key, choices[key])
        given = dict(choices)
        if "names" in given:
            given["names"] = {
                language: tuple(
                    tuple(_listed("names", group)) for group in _listed("names", groups)
                )
                for language, groups in given["names"].items()
            }
        if "quotes" in given:
            given["quotes"] = QUOTES | {
                language: tuple(_listed("quotes", pair))
                for language, pair in given["quotes"].items()
            }
        return cls(**given)

    def to_dict(self) -> dict[str, Any]:
        """The choices in dictionaries, lists and strings, as JSON holds them."""
        return {
            "severities": dict(self.severities),
            "spellings": {language: dict(words) for language, words in self.spellings.items()},
            "names": {
                language: [list(group) for group in groups]
                for language, groups in self.names.items()
            },
            "quotes": {language: list(pair) for language, pair in self.quotes.items()},
            "ellipsis": self.ellipsis,
            "percent": self.percent,
        }


def _listed(key: str, value: object) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{key}: {value!r} is not a list.")
    return list(value)


def _check_mapping(key: str, value: object) -> None:
    if not isinstance(value, Mapping):
        raise ValueError(f"{key}: {value!r} is not a table.")


def _check_severities(severities: Mapping[str, str]) -> None:
    _check_mapping("severities", severities)
    for rule, severity in severities.items():
        if rule not in TABLE:
            raise ValueError(f"severities: there is no rule {rule!r}.")
        _check_choice(f"severities: {rule}", severity, SEVERITIES)


def _check_spellings(spellings: Spellings) -> None:
    _check_languages("spellings", spellings)
    for language, words in spellings.items():
        _check_mapping(f"spellings: {language}", words)
        for wrong, right in words.items():
            _check_word(f"spellings: {language}", wrong)
            _check_word(f"spellings: {language}", right)
            if right in words:
                raise ValueError(f"spellings: {language}: {right!r} is both wrong and right.")


def _check_names(names: Names) -> None:
    _check_languages("names", names)
    for language, groups in names.items():
        seen: set[str] = set()
        for group in groups:
            _check_group(f"names: {language}", group, seen)


def _check_group(position: str, group: tuple[str, ...], seen: set[str]) -> None:
    if not group:
        raise ValueError(f"{position}: a name without a spelling.")
    for spelling in group:
        _check_word(position, spelling)
        if spelling in seen:
            raise ValueError(f"{position}: {spelling!r} stands there twice.")
        seen.add(spelling)


def _check_quotes(quotes: Mapping[str, tuple[str, str]]) -> None:
    _check_languages("quotes", quotes)
    for code in CODES:
        pair = quotes.get(code, ())
        if len(pair) != 2 or not all(isinstance(mark, str) and len(mark) == 1 for mark in pair):
            raise ValueError(f"quotes: {code}: an opening and a closing mark are needed.")


def _check_languages(key: str, by_language: Mapping[str, Any]) -> None:
    _check_mapping(key, by_language)
    for code in by_language:
        _check_choice(key, code, CODES)


def _check_choice(key: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{key}: {value!r} is not one of {', '.join(choices)}.")


def _check_word(position: str, word: object) -> None:
    if not isinstance(word, str) or not word.strip() or word != " ".join(word.split()):
        raise ValueError(f"{position}: {word!r} is not a word or a phrase.")
    if len(word) > 100:
        raise ValueError(f"{position}: {word[:20]!r}… is longer than 100 characters.")


DEFAULT_HOUSE = House()
