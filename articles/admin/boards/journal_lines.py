"""The journal's lines: what was done, by whom and to what, as one person may be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from articles.admin.desk import Desk
from articles.admin.differences import Difference, differences_of
from articles.admin.history import ABOUT_FINDINGS, who_did
from articles.languages import CODES, LANGUAGES, Language
from articles.models import (
    Article,
    Author,
    FrontPage,
    JournalEntry,
    Seal,
    Section,
    Tag,
    WaitingEntry,
)
from articles.models.journal import JournalQuerySet
from articles.models.person_names import name_of_person
from articles.models.version_querysets import READERS
from articles.states import Move, Status, Subject

SCREENS = {
    Subject.STORY: "article",
    Subject.PHOTO: "photo",
    Subject.TAG: "tag",
    Subject.AUTHOR: "author",
    Subject.SECTION: "section",
    Subject.OUTLET: "outlet",
    Subject.ADDRESS: "oldaddress",
    Subject.ASSIGNMENT: "assignment",
}
NAMED = {Subject.TAG: Tag, Subject.AUTHOR: Author, Subject.SECTION: Section}

OF_TEXTS = {Subject.STORY, Subject.PHOTO, Subject.REPORT, Subject.ASSIGNMENT}


@dataclass(frozen=True)
class Line:
    """`thing` is what it was done to, `address` its screen where this person may open it."""

    logged: JournalEntry
    what: str | Promise
    who: str | Promise
    thing: str | Promise
    number: int
    name: str
    address: str
    language: Language | None
    status: str | Promise
    note: str
    differences: list[Difference]
    is_sealed: bool


def with_names(entries: JournalQuerySet, desk: Desk) -> QuerySet[JournalEntry]:
    """The entries with what they were done to, by name, and whether they wait for their seal.

    And each with the moment up to which the journal is sealed.
    """
    waiting = Exists(WaitingEntry.objects.filter(entry=OuterRef("pk")))
    names = [When(subject=kind, then=_name_of(model)) for kind, model in NAMED.items()]
    pages = FrontPage.objects.order_by().filter(pk=OuterRef("subject_id"))
    names.append(When(subject=Subject.FRONT_PAGE, then=Subquery(pages.values("language")[:1])))
    names.append(When(subject=Subject.PERSON, then=_person()))
    names += [
        When(translation__language__in=_read_by(desk), then=F("revision__headline")),
        When(subject=Subject.STORY, translation=None, then=_slugline(desk)),
    ]
    called = Case(*names, default=Value(""), output_field=CharField())
    related = entries.select_related("actor", "translation").defer("actor__password")
    sealed = Subquery(Seal.objects.last_first().values("sealed_at")[:1])
    return related.annotate(called=called, waits=waiting, sealed_until=sealed)


def lines_of(entries: Iterable[JournalEntry], desk: Desk) -> list[Line]:
    return [_line(entry, desk) for entry in entries]


def _line(entry: JournalEntry, desk: Desk) -> Line:
    language = entry.translation.language if entry.translation else ""
    is_of_page = entry.subject == Subject.FRONT_PAGE
    is_told = _is_told(entry, desk, language)
    differences = differences_of(entry, {}) if is_told else []
    is_shorthand = entry.move in ABOUT_FINDINGS or bool(differences)
    return Line(
        logged=entry,
        what=Move(entry.move).label,
        who=who_did(entry, desk),
        thing=Subject(entry.subject).label,
        number=entry.subject_id,
        name="" if is_of_page else entry.called or "",
        address=_address(entry, desk, language),
        language=LANGUAGES.get(entry.called if is_of_page else language),
        status=Status(entry.to_status).label if entry.to_status else "",
        note=entry.note if is_told and not is_shorthand else "",
        differences=differences,
        is_sealed=not entry.waits,
    )


def _is_told(entry: JournalEntry, desk: Desk, language: str) -> bool:
    """Whether this person may read what was written beside it: notes and values before and after.

    What is of several languages is for whoever reads the texts of all.
    """
    if language:
        return language in _read_by(desk)
    return entry.subject not in OF_TEXTS or _reads_all(desk)


def _reads_all(desk: Desk) -> bool:
    return len(_read_by(desk)) == len(CODES)


def _address(entry: JournalEntry, desk: Desk, language: str) -> str:
    if entry.subject == Subject.PERSON:
        is_open = desk.administers
        return reverse("admin:accounts_user_change", args=[entry.subject_id]) if is_open else ""
    if entry.translation_id:
        is_open = language in _read_by(desk)
        number = [entry.translation_id]
        return reverse("admin:articles_translation_change", args=number) if is_open else ""
    if entry.subject in OF_TEXTS and not _reads_all(desk):
        return ""
    screen = SCREENS.get(Subject(entry.subject))
    return reverse(f"admin:articles_{screen}_change", args=[entry.subject_id]) if screen else ""


def _read_by(desk: Desk) -> tuple[str, ...]:
    """The languages of which the person reads every text."""
    return desk.languages_of(*READERS)


def _name_of(model: type) -> Subquery:
    """In the interface's language, or in any that there is."""
    spoken = get_language()
    codes = sorted(CODES, key=lambda code: code != spoken)
    names = [NullIf(F(f"name_{code}"), Value("")) for code in codes]
    rows = model.objects.order_by().filter(pk=OuterRef("subject_id"))
    called = Coalesce(*names, Value(""), output_field=CharField())
    # Named in two steps: for values alone modeltranslation gives all columns.
    return Subquery(rows.annotate(called=called).values("called")[:1])


def _person() -> Subquery:
    people = get_user_model().objects.order_by().filter(pk=OuterRef("subject_id"))
    return Subquery(people.values(called=name_of_person())[:1])


def _slugline(desk: Desk) -> Subquery | Value:
    if not _reads_all(desk):
        return Value("")
    stories = Article.objects.order_by().filter(pk=OuterRef("subject_id"))
    return Subquery(stories.values("slugline")[:1])
