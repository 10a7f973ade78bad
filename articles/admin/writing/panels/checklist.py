"""What is still missing before each step of a version, shown from the first save on.

What a move would be refused for is worked out as its decision does it; the rest is advice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.admin import site
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.models import Author, RevisionKind, Section, Tag, Translation
from articles.states import Move, Status
from articles.text.characters import shows
from articles.text.escaping import escaped
from articles.workflow import readiness, reasons, risk_reasons
from articles.workflow.decisions import Situation

LABELS: dict[str, str | Promise] = {
    "text": _("Headline and text"),
    "note": _("Note on the change"),
    "standfirst": _("Standfirst"),
    "tags": _("Tags"),
    "findings": _("Copy desk"),
    "comments": _("Comments"),
    "section": _("Section"),
    "byline": _("Byline"),
    "description": _("Description of the photo"),
    "credit": _("Who made the photo"),
    "place": _("Place"),
    "flags": _("Risk flags"),
    "embargo": _("Embargo"),
}
# What stands on the screen whether or not there are fields.
NO_FIELDS = {"findings", "flags", "comments"}
THERE = _("There.")
NO_STANDFIRST = _("None. Lists and other sites show it under the headline.")
NO_TAGS = _("None. Readers find stories by them.")
UNANSWERED = _("Errors are left. Each is repaired or left as it is.")
MUSTS = _("Has to be settled: {number}.")
OPEN = _("Open: {number}.")
EMBARGO = _("Nothing goes out before {time}.")
# What each step asks for, in its order.
STEPS: dict[Move, tuple[str, ...]] = {
    Move.SUBMIT: ("text", "note", "standfirst", "tags"),
    Move.APPROVE: ("findings", "comments"),
    Move.PUBLISH: ("section", "byline", "description", "credit", "place", "flags", "embargo"),
}
TITLES: dict[Move, str | Promise] = {
    Move.SUBMIT: _("Before it is submitted"),
    Move.APPROVE: _("Before it is approved"),
    Move.PUBLISH: _("Before it is published"),
}
FIELDS = {
    "text": "field-headline",
    "note": "field-note",
    "standfirst": "field-standfirst",
    "tags": "field-tags",
    "findings": "proofreading",
    "comments": "talk",
    "flags": "flags",
    "section": "field-section",
    "byline": "field-byline_0",
    "description": "field-lead_alt",
    "credit": "field-photo_credit",
    "place": "field-place",
}


@dataclass(frozen=True)
class Item:
    """One line of the list: `problem` is what is missing, `address` where it is put right.

    An address that leads away from the screen is that of a register; "" where this person may not
    change it.
    """

    name: str
    label: str | Promise
    problem: str | Promise = ""
    address: str = ""
    is_optional: bool = False

    @property
    def is_done(self) -> bool:
        return not self.problem

    @property
    def leads_away(self) -> bool:
        return self.address.startswith("/")


@dataclass(frozen=True)
class Step:
    """What one move asks for: `items` all of it, `left` what is not done yet."""

    move: Move
    items: tuple[Item, ...]

    @property
    def left(self) -> list[Item]:
        return [item for item in self.items if not item.is_done]


@dataclass(frozen=True)
class Checklist:
    """`is_form` where the text stands in fields, to which its lines then lead."""

    steps: tuple[Step, ...]
    is_form: bool

    @property
    def items(self) -> list[Item]:
        return [item for step in self.steps for item in step.items]

    @property
    def missing(self) -> list[Item]:
        return [item for item in self.items if not item.is_done and not item.is_optional]

    @property
    def opens_shared(self) -> bool:
        """Whether something is missing of what the languages share or of the photo."""
        return any(item.name in STEPS[Move.PUBLISH][:5] for item in self.missing)

    def before(self, move: Move | None) -> Step | None:
        """What that move asks for, if something of it is left."""
        return next((step for step in self.steps if step.move == move and step.left), None)

    def all_lines(self) -> SafeString:
        """Every step with its lines, as markup; a template would cost many times as much."""
        return SafeString("".join(self._drawn(step, step.items) for step in self.steps))

    def lines_before(self, move: Move | None) -> SafeString:
        """What is left before that move, as markup."""
        step = self.before(move)
        return SafeString(self._drawn(step, step.left) if step else "")

    def _drawn(self, step: Step, items: Iterable[Item]) -> str:
        lines = "".join(self._line(item) for item in items)
        return f'<h3>{escaped(TITLES[step.move])}</h3><ul class="checklist">{lines}</ul>'

    def _line(self, item: Item) -> str:
        label = escaped(item.label)
        if item.is_done:
            said = f'{label} <span class="unseen">{escaped(THERE)}</span>'
            return _check("check-done", "✓", said)
        if item.leads_away:
            label = f'<a href="{item.address}" target="_blank" rel="noopener">{label}</a>'
        elif item.address and (self.is_form or item.name in NO_FIELDS):
            label = f'<a href="{item.address}">{label}</a>'
        said = f'{label} <span class="reason">{escaped(item.problem)}</span>'
        return _check("check-optional" if item.is_optional else "", "○", said)


def _check(kind: str, sign: str, said: str) -> str:
    return (
        f'<li class="check {kind}"><span class="check-sign" aria-hidden="true">{sign}</span>'
        f"<span>{said}</span></li>"
    )


def checklist(
    request: HttpRequest,
    now: Situation,
    authors: Sequence[Author],
    tags: Sequence[Tag],
    *,
    is_form: bool,
) -> Checklist:
    """The list of the version of a situation, with its byline's authors and its text's tags."""
    translation = now.version
    revision, article = translation.latest_revision, translation.article
    needs = {need.code: need for need in readiness.needs_of(translation)}
    is_written = now.is_complete
    found = [_item("text", "" if is_written else _("A headline and a text are needed."))]
    if RevisionKind(revision.kind).is_told:
        found.append(_item("note", "" if now.is_explained else reasons.UNEXPLAINED))
    found += [_advised("standfirst", is_there=shows(revision.standfirst), problem=NO_STANDFIRST)]
    found += [_advised("tags", is_there=bool(tags), problem=NO_TAGS)]
    if now.status == Status.SUBMITTED:
        found.append(_item("findings", UNANSWERED if now.unanswered_errors else ""))
    found += _comments(translation)
    found.append(_section(request, article.section, needs))
    found.append(_byline(request, translation, authors, needs))
    if revision.lead_photo:
        found += [_of_photo(name, needs) for name in ("description", "credit")]
    if article.place_id:
        found.append(_place(request, article.place, needs))
    found += _of_the_story(now)
    return Checklist(tuple(_steps({item.name: item for item in found})), is_form)


def _steps(found: dict[str, Item]) -> Iterator[Step]:
    for move, names in STEPS.items():
        if items := tuple(found[name] for name in names if name in found):
            yield Step(move, items)


def _comments(translation: Translation) -> Iterator[Item]:
    """What is open of the talk about the text; only a "must" stands in the way."""
    if musts := translation.open_musts:
        yield _item("comments", format_lazy(MUSTS, number=musts))
    elif others := translation.open_comments:
        yield _item("comments", format_lazy(OPEN, number=others), is_optional=True)


def _of_the_story(now: Situation) -> Iterator[Item]:
    """Risk flags, which an editor clears, and an embargo; neither where there is none."""
    if now.version.article.dangers:
        yield _item("flags", risk_reasons.standing(now.flags) if now.flags else "")
    if now.embargo_until and now.embargo_until > now.moment:
        until = f"\u2066{localtime(now.embargo_until):%Y-%m-%d %H:%M}\u2069"
        problem = format_lazy(EMBARGO, time=until)
        address = reverse("admin:articles_article_change", args=[now.version.article_id])
        yield Item("embargo", LABELS["embargo"], problem, address)


def _advised(name: str, *, is_there: bool, problem: str | Promise) -> Item:
    return _item(name, "" if is_there else problem, is_optional=True)


def _item(name: str, problem: str | Promise = "", **more) -> Item:
    return Item(name, LABELS[name], problem, **{"address": f"#{FIELDS[name]}", **more})


def _section(request: HttpRequest, section: Section | None, needs: dict) -> Item:
    if "section" in needs:
        return _item("section", _("None is chosen."))
    if "section_name" in needs:
        return _nameless(request, "section", section)
    return _item("section")


def _byline(
    request: HttpRequest, translation: Translation, authors: Sequence[Author], needs: dict
) -> Item:
    if not authors:
        problem = _("None. It would go out without a name.")
        return _item("byline", problem, is_optional=True)
    if "byline" in needs:
        nameless = next(each for each in authors if not each.name_in(translation.language))
        return _nameless(request, "byline", nameless)
    return _item("byline")


def _of_photo(name: str, needs: dict) -> Item:
    return _item(name, _("Missing in this language.") if name in needs else "")


def _place(request: HttpRequest, place: Tag, needs: dict) -> Item:
    return _nameless(request, "place", place) if "place" in needs else _item("place")


def _nameless(request: HttpRequest, name: str, row: Model) -> Item:
    """Something that has been chosen and has no name in the language of the text."""
    problem = _("It has no name in this language.")
    return Item(name, LABELS[name], problem, address=_register(request, row))


def _register(request: HttpRequest, row: Model) -> str:
    """The screen on which the row gets its name, where this person may change it."""
    if not site.get_model_admin(type(row)).has_change_permission(request, row):
        return ""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
