"""The copy desk in the writing screen: what it finds in the text as it stands in the fields."""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.body import TypedBody, typed
from articles.admin.writing.forms import WritingForm
from articles.admin.writing.telling import tell_losses
from articles.copydesk import Finding
from articles.copydesk.table import TABLE
from articles.languages import LANGUAGES, Language
from articles.models import HouseStyle, Translation
from articles.proofreading import GALLERY, PARTS, Noted, left_keys, plain_texts, read
from articles.text.sanitize import BodyRefused, clean_and_count
from articles.workflow.texts.correcting import (
    Repairs,
    repaired,
    safe_repairs,
    safely_repaired,
    texts_of,
)

from .gallery import gallery_of, put_captions
from .repairs import Repair, repairs_of

SEVERITIES = {
    "error": gettext_lazy("Error"),
    "warning": gettext_lazy("Warning"),
    "style": gettext_lazy("Style"),
}
AROUND = 30
# What ended the words that are left out.
ENDS = " .،,؛;:؟?!…"
LONGEST = 120
MOST_SHOWN = 200
MOST_KEYS = 500
_KEY = re.compile("[0-9a-f]{64}")
BUTTONS = ("repair", "repair_safe", "leave_now", "ask_again")


@dataclass(frozen=True)
class Line:
    """A finding as the list shows it, with the words around it; `choices` are its repairs."""

    noted: Noted
    field: str | Promise
    rule: str | Promise
    severity: str | Promise
    before: str
    after: str
    choices: tuple[Repair, ...]

    @property
    def text(self) -> str:
        return self.noted.finding.text[:LONGEST]


@dataclass(frozen=True)
class Panel:
    """All findings of a text; `pending` are left ones that only a save can remember.

    `safe` is how many can be repaired without asking, hidden ones too.
    """

    language: Language
    lines: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    pending: tuple[str, ...] = ()
    to_answer: int = 0
    hidden: int = 0
    safe: int = 0
    is_open: bool = False

    @property
    def others(self) -> int:
        return len(self.lines) + self.hidden - self.to_answer


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


def panel_of(
    request: HttpRequest, language: str, form: WritingForm | None, translation: Translation | None
) -> Panel:
    """What is found in the fields, or in the stored text where there is no form; three queries."""
    try:
        texts = texts_of(_content(form)) if form else plain_texts(translation.latest_revision)
    except BodyRefused:
        return Panel(LANGUAGES[language])
    return panel_from(look_at(request, language, texts, translation), is_open=form is not None)


def panel_from(look: Look, *, is_open: bool) -> Panel:
    standing = [entry for entry in look.found if not entry.is_left]
    left = [entry for entry in look.found if entry.is_left]
    return Panel(
        language=LANGUAGES[look.language],
        lines=tuple(_line(look.texts, entry) for entry in standing[:MOST_SHOWN]),
        left=tuple(_line(look.texts, entry) for entry in left[:MOST_SHOWN]),
        pending=look.pending,
        to_answer=sum(entry.must_be_answered for entry in standing),
        hidden=max(0, len(standing) - MOST_SHOWN),
        safe=sum(entry.finding.safe for entry in standing),
        is_open=is_open,
    )


def keys_in(request: HttpRequest) -> tuple[str, ...]:
    """The findings that a sent form asks to leave when it is saved."""
    sent = dict.fromkeys(request.POST.getlist("leave")[:MOST_KEYS])
    return tuple(key for key in sent if _KEY.fullmatch(key))


def is_asked(request: HttpRequest) -> bool:
    """Whether one of the copy desk's buttons was pressed, and not a saving one."""
    return any(name in request.POST for name in BUTTONS)


def answer(request: HttpRequest, form: WritingForm, translation: Translation | None) -> WritingForm:
    """Do what the button says and return the form to show again; nothing of the text is stored."""
    try:
        if "repair" in request.POST or "repair_safe" in request.POST:
            return _with_repairs(request, form, translation)
    except BodyRefused as refusal:
        messages.error(request, refusal.message)
        return form
    leave_or_ask(request, translation)
    return form


def leave_or_ask(request: HttpRequest, translation: Translation | None) -> None:
    """Do what "leave it" or "ask again" says, if it was pressed; raises Refused.

    What is not in the stored text yet stays among the keys of the form until it is saved.
    """
    request.POST = request.POST.copy()
    if (key := request.POST.get("leave_now", "")) and _KEY.fullmatch(key):
        request.POST.appendlist("leave", key)
        if translation:
            workflow.leave(translation, actor=request.user, keys=[key])
    if (key := request.POST.get("ask_again", "")) and _KEY.fullmatch(key):
        request.POST.setlist("leave", [each for each in keys_in(request) if each != key])
        if translation:
            workflow.ask_again(translation, actor=request.user, keys=[key])


def leave_pending(request: HttpRequest, translation: Translation) -> None:
    """Remember what the saved form asked to leave."""
    if keys := keys_in(request):
        try:
            workflow.leave(translation, actor=request.user, keys=keys)
        except workflow.Refused as refused:
            messages.error(request, refused.decision.reason)


def _with_repairs(
    request: HttpRequest, form: WritingForm, translation: Translation | None
) -> WritingForm:
    content, style, language = _content(form), HouseStyle.current(), form.language
    if "repair" in request.POST:
        key, _between, place = request.POST["repair"].partition(":")
        choices = {key: int(place)} if place in {*map(str, range(20))} else {}
        after = repaired(content, language, style=style, choices=choices)
    else:
        left = {*keys_in(request), *(left_keys(translation) if translation else ())}
        after = safely_repaired(content, language, style=style, left=left)
    if after == content:
        messages.info(request, _("There was nothing to repair."))
        return form
    messages.info(request, _("Repaired. The text is not saved yet."))
    tell_losses(request, clean_and_count(content.body, language).losses)
    data = form.data.copy()
    for field in PARTS:
        if getattr(after, field) != getattr(content, field):
            data[field] = getattr(after, field)
    body = typed(after.body)
    data["body"], data["body_format"] = body.text, body.format
    put_captions(data, form["gallery"].value() or [], after.gallery)
    return WritingForm(data, language=language, tags=form.offered)


def _content(form: WritingForm) -> workflow.Content:
    """What stands in the fields, valid or not."""
    values = {field: str(form[field].value() or "") for field in (*PARTS, "body_format")}
    body = TypedBody(values.pop("body"), values.pop("body_format")).html
    return workflow.Content(**values, body=body, gallery=gallery_of(form["gallery"].value() or []))


def _line(texts: dict[str, str], entry: Noted) -> Line:
    text, finding = texts[entry.field], entry.finding
    before, after = _around(text, finding)
    return Line(
        noted=entry,
        field=_label(entry.field),
        rule=TABLE[finding.rule].label,
        severity=SEVERITIES[finding.severity],
        before=before,
        after=after,
        choices=repairs_of(texts[entry.field], finding),
    )


def _label(field: str) -> str | Promise:
    known = WritingForm.base_fields.get(field)
    photo = field.removeprefix(GALLERY)
    return known.label if known else f"{_('Gallery')} · {_('Photo')} #{photo}"


def _around(text: str, finding: Finding) -> tuple[str, str]:
    """The words before and after in the same paragraph, none of them cut."""
    before = text[: finding.start].rpartition("\n")[2]
    after = text[finding.end :].partition("\n")[0]
    if len(before) > AROUND:
        before = f"…{before[-AROUND - 1 :].partition(' ')[2].lstrip(ENDS)}"
    if len(after) > AROUND:
        after = f"{after[: AROUND + 1].rpartition(' ')[0]}…"
    return before, after
