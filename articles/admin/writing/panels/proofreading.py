"""The copy desk in the writing screen: what it finds in the text as it stands in the fields."""

import re
from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.body import TypedBody
from articles.admin.writing.beside import Beside
from articles.admin.writing.forms import WritingForm
from articles.copydesk import Finding
from articles.copydesk.table import TABLE
from articles.languages import LANGUAGES, Language
from articles.models import HouseStyle, Revision, Translation
from articles.proofreading import (
    GALLERY,
    LINKS,
    PARTS,
    Noted,
    digest_of,
    known_of,
    left_keys,
    read,
    texts_with,
    unpacked,
)
from articles.text.sanitize import BodyRefused
from articles.workflow.texts.correcting import (
    Repairs,
    safe_repairs,
    texts_of,
)

from .gallery import gallery_of
from .repairs import Repair, repairs_of

SEVERITIES = {
    "error": gettext_lazy("Error"),
    "warning": gettext_lazy("Warning"),
    "style": gettext_lazy("Style"),
}
AROUND = 30
# What ended the words that are left out.
ENDS = " .،,؛;:؟?!…"
MOST_LETTERS_SHOWN = 120
MOST_SHOWN = 200
MOST_KEYS = 500
KEY = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class FindingLine:
    """A finding as the list shows it, with the words around it; `choices` are its repairs.

    `number` is its position among all lines in the order of the text.
    """

    number: int
    noted: Noted
    field: str | Promise
    rule: str | Promise
    severity: str | Promise
    before: str
    after: str
    choices: tuple[Repair, ...]

    @property
    def text(self) -> str:
        return self.noted.finding.text[:MOST_LETTERS_SHOWN]


@dataclass(frozen=True)
class Card:
    """The findings that take one answer; `times` is how many there are, hidden ones too."""

    lines: tuple[FindingLine, ...]
    times: int

    @property
    def first(self) -> FindingLine:
        return self.lines[0]

    @property
    def fields(self) -> list[str]:
        return list(dict.fromkeys(str(line.field) for line in self.lines))

    @property
    def has_words(self) -> bool:
        """Whether what was found says something alone; a space or a mark does not."""
        return any(character.isalnum() for character in self.first.text)


@dataclass(frozen=True)
class Panel:
    """All findings of a text; `pending` are left ones that only a save can remember.

    `lines` are in the order of the text, `cards` hold those that take one answer, the earliest
    first. `safe` is how many can be repaired without asking, hidden ones too.
    """

    language: Language
    lines: tuple[FindingLine, ...] = ()
    cards: tuple[Card, ...] = ()
    left: tuple[Card, ...] = ()
    pending: tuple[str, ...] = ()
    to_answer: int = 0
    hidden: int = 0
    safe: int = 0
    is_open: bool = False

    @property
    def others(self) -> int:
        return len(self.lines) + self.hidden - self.to_answer

    @property
    def times_left(self) -> int:
        return sum(card.times for card in self.left)


@dataclass(frozen=True)
class Look:
    """One look at plain texts by field: what the house wants, what was left, what was found."""

    texts: dict[str, str]
    language: str
    style: HouseStyle
    pending: tuple[str, ...]
    left: frozenset[str]
    found: tuple[Noted, ...]

    def safe_repairs(self) -> Repairs:
        """All safe repairs as one step, by field."""
        safe = {entry.field for entry in self.found if entry.finding.safe and not entry.is_left}
        texts = {field: text for field, text in self.texts.items() if field in safe}
        return safe_repairs(texts, self.language, style=self.style, left=self.left)


def look_at(
    request: HttpRequest, language: str, texts: dict[str, str], translation: Translation | None
) -> Look:
    """Read plain texts for the desk; two queries."""
    pending, style = keys_in(request), HouseStyle.current()
    left = frozenset((*pending, *(left_keys(translation) if translation else ())))
    found = tuple(read(texts, language, style=style, left=left))
    return Look(texts, language, style, pending, left, found)


def look_again(
    request: HttpRequest, texts: dict[str, str], translation: Translation, around: Beside
) -> Look:
    """The same for the fields of a stored text, whose findings are known; two queries at most."""
    pending, style, language = keys_in(request), around.style, translation.language
    left = frozenset((*pending, *around.left))
    found = _known(translation.latest_revision, texts, language, style, left)
    if found is None:
        found = read(texts, language, style=style, left=left)
    return Look(texts, language, style, pending, left, tuple(found))


def _known(
    revision: Revision,
    texts: dict[str, str],
    language: str,
    style: HouseStyle,
    left: frozenset[str],
) -> list[Noted] | None:
    """What is known of these texts; None where they are others than the revision's."""
    known = known_of(revision, language, style=style)
    return unpacked(known.found, texts, left=left) if known.texts == digest_of(texts) else None


def panel_of(
    request: HttpRequest,
    language: str,
    form: WritingForm | None,
    translation: Translation | None = None,
    around: Beside | None = None,
) -> Panel:
    """What is found in the fields, or in the stored text where there is no form.

    `around` is what stands beside a stored text; two queries at most.
    """
    try:
        texts = texts_of(content_in(form)) if form else _stored(translation, around)
    except BodyRefused:
        return Panel(LANGUAGES[language])
    if around is None or (form and form.is_bound):
        look = look_at(request, language, texts, translation)
    else:
        look = look_again(request, texts, translation, around)
    return panel_from(look, is_open=form is not None)


def _stored(translation: Translation, around: Beside) -> dict[str, str]:
    captions = {stands.photo: stands.caption for stands in around.gallery}
    return texts_with(translation.latest_revision, captions)


def panel_from(look: Look, *, is_open: bool) -> Panel:
    standing = [entry for entry in look.found if not entry.is_left]
    left = [entry for entry in look.found if entry.is_left]
    lines = _lines(look.texts, standing)
    return Panel(
        language=LANGUAGES[look.language],
        lines=lines,
        cards=_cards(lines, standing),
        left=_cards(_lines(look.texts, left), left),
        pending=look.pending,
        to_answer=sum(entry.must_be_answered for entry in standing),
        hidden=max(0, len(standing) - MOST_SHOWN),
        safe=sum(entry.finding.safe for entry in standing),
        is_open=is_open,
    )


def _lines(texts: dict[str, str], found: list[Noted]) -> tuple[FindingLine, ...]:
    return tuple(_line(texts, entry, number) for number, entry in enumerate(found[:MOST_SHOWN]))


def _cards(lines: tuple[FindingLine, ...], found: list[Noted]) -> tuple[Card, ...]:
    times = Counter(entry.matter for entry in found)
    by_matter: dict[tuple[object, ...], list[FindingLine]] = {}
    for line in lines:
        by_matter.setdefault(line.noted.matter, []).append(line)
    return tuple(Card(tuple(group), times[matter]) for matter, group in by_matter.items())


def keys_in(request: HttpRequest) -> tuple[str, ...]:
    """The findings that a sent form asks to leave when it is saved."""
    sent = dict.fromkeys(request.POST.getlist("leave")[:MOST_KEYS])
    return tuple(key for key in sent if KEY.fullmatch(key))


def content_in(form: WritingForm) -> workflow.Content:
    """What stands in the fields, valid or not."""
    values = {field: str(form[field].value() or "") for field in (*PARTS, "body_format")}
    body = TypedBody(values.pop("body"), values.pop("body_format")).html
    return workflow.Content(**values, body=body, gallery=gallery_of(form["gallery"].value() or []))


def _line(texts: dict[str, str], entry: Noted, number: int) -> FindingLine:
    text, finding = texts[entry.field], entry.finding
    before, after = _around(text, finding)
    return FindingLine(
        number=number,
        noted=entry,
        field=label_of(entry.field),
        rule=TABLE[finding.rule].label,
        severity=SEVERITIES[finding.severity],
        before=before,
        after=after,
        choices=repairs_of(texts[entry.field], finding),
    )


def label_of(field: str) -> str | Promise:
    """What people call a field, or the caption of a photo in the gallery."""
    if field == LINKS:
        return _("Addresses of links")
    if known := WritingForm.base_fields.get(field):
        return known.label
    gallery, photo = _("Gallery"), _("Photo")
    return f"{gallery} · {photo} #{field.removeprefix(GALLERY)}"


def _around(text: str, finding: Finding) -> tuple[str, str]:
    """The words before and after in the same paragraph, none of them cut."""
    before = text[: finding.start].rpartition("\n")[2]
    after = text[finding.end :].partition("\n")[0]
    if len(before) > AROUND:
        before = f"…{before[-AROUND - 1 :].partition(' ')[2].lstrip(ENDS)}"
    if len(after) > AROUND:
        after = f"{after[: AROUND + 1].rpartition(' ')[0]}…"
    return before, after
