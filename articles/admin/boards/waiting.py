"""The start page: what waits for this person, queue by queue. The number of queries is constant."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from articles import addresses
from articles.admin.choosing import MOST_AT_ONCE, box
from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.admin.rows import LANGUAGE_MARKS, Lines, Standing
from articles.admin.unsaved import unsaved_of
from articles.languages import CODES, LANGUAGES
from articles.states import Move
from articles.templatetags.moments import moment

from .kinds import KINDS, NEWEST, Kind
from .planned import Planned, planned
from .planned import line as planned_line
from .queues import (
    LIVE,
    PLANNED,
    RUNNING,
    SHOWN,
    UNTRANSLATED,
    numbers_by_queue,
    rows_of,
)
from .shown import Shown, by_story, shown_now
from .untranslated import Untranslated, lines_of


@dataclass(frozen=True)
class Queue:
    """One list of the start page as markup; `has_more` where it goes on beyond what is shown."""

    name: str
    title: str | Promise
    lines: SafeString
    count: int
    has_more: bool = False
    is_urgent: bool = False
    act: Move | None = None
    token: str = field(default_factory=new_token)

    @property
    def approves(self) -> bool:
        return self.act == Move.APPROVE

    @property
    def publishes(self) -> bool:
        return self.act == Move.PUBLISH


def context(desk: Desk, csrf_token: str) -> dict:
    """Everything that the start page shows to this person; five queries at most."""
    numbers = numbers_by_queue(desk)
    lines = Lines()
    untranslated = {code: numbers[UNTRANSLATED + code] for code in CODES}
    seen = list(dict.fromkeys([*numbers[LIVE], *numbers[RUNNING]]))
    stories = [each for some in untranslated.values() for each in some[:SHOWN]]
    shown = shown_now(desk, seen, stories)
    return {
        "desk": desk,
        "most": MOST_AT_ONCE,
        "zone": timezone.get_current_timezone_name(),
        "typed": unsaved_of(desk.person, desk.memberships),
        "queues": list(_queues(numbers, lines, desk, csrf_token)),
        "untranslated": list(_untranslated(untranslated, shown, lines, csrf_token)),
        "live": _live(numbers[LIVE], shown, lines),
        "running": _running(numbers[RUNNING], shown, desk, lines),
        "beginnings": [LANGUAGES[code] for code in desk.languages_to_begin(Move.CREATE)],
    }


def _queues(
    numbers: dict[str, list[int]], lines: Lines, desk: Desk, csrf_token: str
) -> Iterable[Queue]:
    first = {kind.name: _first(kind, numbers[kind.name]) for kind in KINDS}
    rows = rows_of(list({number for some in first.values() for number in some}))
    for kind in KINDS:
        found: list[Standing | Planned] = [rows[each] for each in first[kind.name] if each in rows]
        found += planned(numbers[PLANNED + kind.name], desk).values()
        if found:
            has_more = len(found) > SHOWN
            drawing = Drawing(lines, desk, csrf_token)
            yield queue(kind, in_order(kind, found)[:SHOWN], drawing, has_more=has_more)


@dataclass(frozen=True)
class Drawing:
    """What draws the rows of queues for one person."""

    lines: Lines
    desk: Desk
    csrf_token: str

    def row(self, kind: Kind, row: Standing | Planned) -> str:
        if isinstance(row, Planned):
            return planned_line(row, self.lines, self.desk, self.csrf_token)
        return self.lines.line(row, at=kind.at, choice=box(row) if kind.act else "")


def queue(
    kind: Kind,
    rows: list[Standing | Planned],
    drawing: Drawing,
    *,
    count: int | None = None,
    has_more: bool,
) -> Queue:
    """The rows of a queue, in their order, as it is shown."""
    drawn = SafeString("".join(drawing.row(kind, row) for row in rows))
    count = len(rows) if count is None else count
    return Queue(kind.name, kind.title, drawn, count, has_more, kind.is_urgent, kind.act)


def in_order(kind: Kind, rows: list[Standing | Planned]) -> list[Standing | Planned]:
    """The newest first, or as the queue has them; what has no moment any more stands last."""
    if kind.by == NEWEST:
        return sorted(rows, key=lambda row: -row.pk)
    column = MOMENTS[kind.by]
    return sorted(rows, key=lambda row: (not getattr(row, column), getattr(row, column) or row.pk))


# What a queue is ordered by → where a row has it.
MOMENTS = {
    "last_from": "due_at",
    "wanted_by": "wanted_by",
    "article__flagged_since": "flagged_since",
}


def _first(kind: Kind, numbers: list[int]) -> list[int]:
    """Those that are shown, or one more where their moments say which of them are."""
    if kind.by == NEWEST:
        return sorted(numbers, reverse=True)[:SHOWN]
    return numbers


def _untranslated(
    stories: dict[str, list[int]], shown: list[Shown], lines: Lines, csrf_token: str
) -> Iterable[Untranslated]:
    first = by_story(shown)
    for code, numbers in stories.items():
        drawn = lines_of(numbers[:SHOWN], first, code, lines, csrf_token)
        if drawn:
            yield Untranslated(LANGUAGES[code], drawn, has_more=len(numbers) > SHOWN)


def _running(numbers: list[int], shown: list[Shown], desk: Desk, lines: Lines) -> SafeString:
    """The live stories that this person may add posts to, each by the first of their languages."""
    order = desk.languages_to_begin(Move.CREATE)
    rows = [row for row in shown if row.pk in set(numbers)]
    first: dict[int, Shown] = {}
    for row in sorted(rows, key=lambda row: order.index(row.language)):
        first.setdefault(row.article, row)
    address = reverse("admin:story_live", args=[0])
    drawn = [
        lines.linked(address.replace("/0/", f"/{story}/"), first[story].called)
        for story in sorted(first, reverse=True)
    ]
    return SafeString("".join(drawn))


def _live(numbers: list[int], shown: list[Shown], lines: Lines) -> SafeString:
    wanted = set(numbers)
    latest = [row for row in shown if row.pk in wanted][:SHOWN]
    return SafeString("".join(_live_line(row, lines) for row in latest))


def _live_line(row: Shown, lines: Lines) -> str:
    address = addresses.short(row.language, row.article)
    facts = [
        LANGUAGE_MARKS[row.language],
        f'<span class="quiet">{moment(row.first_published_at)}</span>',
    ]
    return lines.linked(lines.address(row.version) if row.is_mine else address, row.called, facts)
