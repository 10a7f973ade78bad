"""The coverage board: the last stories by language, with where each text stands and who has it.

For a wall screen: it is read from afar, and a page that is left open keeps itself up to date.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value

from articles.admin.desk import Desk
from articles.admin.planning import Asked, first_due, rows_asked
from articles.admin.rows import Headline
from articles.languages import LANGUAGES, Language
from articles.models import DeskMember, Presence, Translation
from articles.models.clock import DatabaseNow
from articles.models.person_names import name_of_person
from articles.states import EDITORS
from articles.text.characters import shows
from articles.workflow.texts.presence import GONE_AFTER

SHOWN = 24
# So many texts hold that many stories, be each of them in every language.
MOST_TEXTS = SHOWN * len(LANGUAGES)


class Version(NamedTuple):
    """A language version on the board; `is_mine` where the person may open it."""

    pk: int
    article: int
    language: str
    status: str
    is_live: bool
    was_live: bool
    is_scheduled: bool
    is_killed: bool
    due_at: datetime | None
    together_at: datetime | None
    wanted_by: datetime | None
    held_publication_id: int | None
    latest_is_live: bool
    is_out_of_step: bool
    out_of_step_from: datetime | None
    source_public: int | None
    headline: str
    saved_at: datetime
    writer: int
    writer_name: str
    writer_login: str
    slugline: str
    risk_flags: dict[str, str]
    is_breaking: bool
    claimant: str | None
    reviewing_until: datetime | None
    now: datetime
    is_mine: bool


COLUMNS = (
    *("pk", "article_id", "language", "status", "is_live", "was_live", "is_scheduled", "is_killed"),
    *("due_at", "together_at", "wanted_by"),
    *("held_publication_id", "latest_is_live", "is_out_of_step", "out_of_step_from"),
    "source_public",
    *("latest_revision__headline", "latest_revision__created_at", "latest_revision__writer_id"),
    *("latest_revision__writer__display_name", "latest_revision__writer__username"),
    *("article__slugline", "article__risk_flags", "article__is_breaking"),
    *("claimant", "reviewing_until", "read_at", "is_mine"),
)


@dataclass(frozen=True)
class Person:
    """Somebody at a text, as this person may be told; `name` is "" where it may not be said."""

    name: str


@dataclass(frozen=True)
class Cell:
    """A story in one language: its version, and who has it open; else who has been asked for it."""

    language: Language
    version: Version | None
    present: tuple[Person, ...] = ()
    writer: Person | None = None
    asked: Asked | None = None


PRESENT, ASKED = "present", "asked"


class Row(NamedTuple):
    """Somebody at a version, or an assignment for a story, whose `number` it is."""

    kind: str
    pk: int
    number: int
    language: str
    who: str | None
    person: int | None
    edits: bool
    moment: datetime | None


class Beside(NamedTuple):
    """Version → who has it open now; story and language → who was asked for it."""

    present: dict[int, tuple[Person, ...]]
    asked: dict[tuple[int, str], Asked]


@dataclass(frozen=True)
class Line:
    """A story: what it is called, and a cell for each language."""

    article: int
    called: Headline
    risk_flags: dict[str, str]
    is_breaking: bool
    saved_at: datetime
    read_at: datetime
    cells: tuple[Cell, ...]


def lines(desk: Desk) -> list[Line]:
    """The stories in which a text was saved last, the latest first; three queries at most."""
    numbers = _stories(desk)
    if not numbers:
        return []
    versions: dict[int, dict[str, Version]] = defaultdict(dict)
    for version in _versions(numbers, desk):
        versions[version.article][version.language] = version
    beside = _beside(numbers, versions, desk)
    return [_line(versions[number], beside, desk) for number in numbers if number in versions]


def _stories(desk: Desk) -> list[int]:
    """Those with the latest texts that the person may open; posts of live ones are none."""
    if not desk.memberships:
        return []
    latest = desk.translations().filter(article__part_of=None).order_by("-latest_revision_id")
    found = latest.values_list("article", flat=True)[:MOST_TEXTS]
    return list(dict.fromkeys(found))[:SHOWN]


def _versions(stories: Sequence[int], desk: Desk) -> Iterator[Version]:
    mine = desk.translations().filter(pk=OuterRef("pk")).order_by()
    rows = Translation.objects.filter(article__in=stories).with_life().with_step().with_claimant()
    rows = (
        rows.with_latest_live()
        .with_source_public()
        .annotate(is_mine=Exists(mine), read_at=DatabaseNow())
    )
    return map(Version._make, rows.order_by().values_list(*COLUMNS))


def _beside(stories: Sequence[int], versions: dict[int, dict[str, Version]], desk: Desk) -> Beside:
    """Who has texts open now that the person may open, and who was asked for others; a query."""
    mine = {v.pk: v for story in versions.values() for v in story.values() if v.is_mine}
    rows = _presences(mine).union(_assignments(stories, desk), all=True)
    present: dict[int, list[Person]] = defaultdict(list)
    asked: list[Asked] = []
    for row in sorted(map(Row._make, rows), key=lambda row: row.pk):
        if row.kind == ASKED:
            asked.append(Asked(row.number, row.language, row.who, row.moment))
            continue
        is_told = row.edits or row.person == desk.person.pk
        is_told = is_told or desk.sees_writers(mine[row.number].language)
        present[row.number].append(Person(row.who if is_told else ""))
    people = {number: tuple(dict.fromkeys(some)) for number, some in present.items()}
    return Beside(people, first_due(asked))


def _presences(mine: dict[int, Version]) -> QuerySet:
    now = next(iter(mine.values())).now if mine else None
    edits = DeskMember.objects.filter(
        person=OuterRef("person"), language=OuterRef("translation__language"), role__in=EDITORS
    )
    rows = Presence.objects.filter(translation__in=mine)
    rows = rows.filter(seen_at__gte=now - GONE_AFTER) if now else rows
    return (
        rows.order_by()
        .annotate(
            kind=Value(PRESENT), line=Value(""), who=name_of_person("person"), edits=Exists(edits)
        )
        .values_list("kind", "pk", "translation_id", "line", "who", "person_id", "edits", "seen_at")
    )


def _assignments(stories: Sequence[int], desk: Desk) -> QuerySet:
    rows = rows_asked(stories, desk).order_by()
    return rows.annotate(kind=Value(ASKED), edits=Value(False)).values_list(
        "kind", "pk", "story", "language", "who", "person_id", "edits", "wanted_by"
    )


def _line(story: dict[str, Version], beside: Beside, desk: Desk) -> Line:
    first = next(iter(story.values()))
    mine = [version for version in story.values() if version.is_mine]
    return Line(
        article=first.article,
        called=_called(first, mine),
        risk_flags=first.risk_flags,
        is_breaking=first.is_breaking,
        saved_at=max(version.saved_at for version in mine or story.values()),
        read_at=first.now,
        cells=tuple(
            _cell(language, story[code], beside.present, desk)
            if code in story
            else Cell(language, None, asked=beside.asked.get((first.article, code)))
            for code, language in LANGUAGES.items()
        ),
    )


def _called(first: Version, mine: Iterable[Version]) -> Headline:
    """Its slugline, else the first headline that the person may read, else its number."""
    if first.slugline:
        return Headline(first.slugline)
    for version in sorted(mine, key=lambda version: version.pk):
        if shows(version.headline):
            return Headline(version.headline, LANGUAGES[version.language])
    return Headline(f"#{first.article}")


def _cell(
    language: Language,
    version: Version,
    present: dict[int, tuple[Person, ...]],
    desk: Desk,
) -> Cell:
    if not version.is_mine:
        return Cell(language, version)
    return Cell(language, version, present.get(version.pk, ()), _writer(version, desk))


def _writer(version: Version, desk: Desk) -> Person:
    """Who wrote its latest text."""
    is_told = version.writer == desk.person.pk or desk.sees_writers(version.language)
    name = version.writer_name or version.writer_login
    return Person(name if is_told else "")
