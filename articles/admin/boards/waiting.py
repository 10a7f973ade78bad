"""The start page: what waits for this person, queue by queue. The number of queries is constant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles import addresses
from articles.admin.choosing import MOST_AT_ONCE, box
from articles.admin.desk import Desk, desk_of_anyone
from articles.admin.envelope import new_token
from articles.admin.rows import LANGUAGE_MARKS, NO_HEADLINE, Headline, Lines, Standing
from articles.admin.unsaved import unsaved_of
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Publication
from articles.models.prepared import Prepared, filling, slots
from articles.states import Move, Role
from articles.templatetags.moments import moment
from articles.text.characters import shows
from articles.text.escaping import escaped

from .kinds import KINDS, NEWEST, Kind
from .queues import LIVE, RUNNING, SHOWN, UNTRANSLATED, numbers_by_queue, rows_of


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


@dataclass(frozen=True)
class Untranslated:
    """Stories that readers see in another language and that nobody has begun in this one."""

    language: Language
    lines: SafeString


class Shown(NamedTuple):
    """A publication that readers see; `is_mine` where the person may open its version."""

    pk: int
    version: int
    article: int
    language: str
    headline: str
    first_published_at: datetime
    is_mine: bool

    @property
    def called(self) -> Headline:
        if not shows(self.headline):
            return Headline(NO_HEADLINE)
        return Headline(self.headline, LANGUAGES[self.language])


def context(desk: Desk, csrf_token: str) -> dict:
    """Everything that the start page shows to this person; four queries at most."""
    numbers = numbers_by_queue(desk)
    lines = Lines()
    untranslated = {code: numbers[UNTRANSLATED + code][:SHOWN] for code in CODES}
    seen = list(dict.fromkeys([*numbers[LIVE], *numbers[RUNNING]]))
    shown = _shown(desk, seen, [each for some in untranslated.values() for each in some])
    return {
        "desk": desk,
        "most": MOST_AT_ONCE,
        "zone": timezone.get_current_timezone_name(),
        "typed": unsaved_of(desk.person, desk.memberships),
        "queues": list(_queues(numbers, lines)),
        "untranslated": list(_untranslated(untranslated, shown, lines, csrf_token)),
        "live": _live(numbers[LIVE], shown, lines),
        "running": _running(numbers[RUNNING], shown, desk, lines),
        "beginnings": [LANGUAGES[code] for code in desk.languages_to_begin(Move.CREATE)],
    }


def _queues(numbers: dict[str, list[int]], lines: Lines) -> Iterable[Queue]:
    first = {kind.name: _first(kind, numbers[kind.name]) for kind in KINDS}
    rows = rows_of(list({number for some in first.values() for number in some}))
    for kind in KINDS:
        found = [rows[number] for number in first[kind.name] if number in rows]
        if found:
            has_more = len(numbers[kind.name]) > SHOWN
            yield queue(kind, in_order(kind, found)[:SHOWN], lines, has_more=has_more)


def queue(
    kind: Kind, rows: list[Standing], lines: Lines, *, count: int | None = None, has_more: bool
) -> Queue:
    """The rows of a queue, in their order, as it is shown."""
    drawn = lines.lines(rows, at=kind.at, choose=box if kind.act else None)
    count = len(rows) if count is None else count
    return Queue(kind.name, kind.title, drawn, count, has_more, kind.is_urgent, kind.act)


def in_order(kind: Kind, rows: list[Standing]) -> list[Standing]:
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


def _shown(desk: Desk, live: list[int], stories: list[int]) -> list[Shown]:
    """The publications, and what readers see of the stories, the latest first; one query."""
    if not live and not stories:
        return []
    rows = _publications(desk.memberships).values(
        person=desk.person.pk,
        **filling("publication", MOST_LIVE, live),
        **filling("story", MOST_STORIES, stories),
    )
    shown = {row.pk: row for row in map(Shown._make, rows)}
    return sorted(shown.values(), key=lambda row: (row.first_published_at, row.pk), reverse=True)


MOST_LIVE = 2 * len(CODES) * (SHOWN + 1)
MOST_STORIES = len(CODES) * SHOWN


@lru_cache(maxsize=256)
def _publications(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    mine = desk_of_anyone(memberships).translations().filter(pk=OuterRef("translation"))
    visible = Publication.objects.order_by().visible().annotate(is_mine=Exists(mine))
    live = visible.filter(pk__in=slots("publication", MOST_LIVE))
    of_stories = visible.filter(translation__article__pk__in=slots("story", MOST_STORIES))
    columns = (
        *("pk", "translation_id", "translation__article_id", "language", "revision__headline"),
        *("first_published_at", "is_mine"),
    )
    shown = live.values_list(*columns).union(of_stories.values_list(*columns), all=True)
    return Prepared(lambda: shown)


def _untranslated(
    stories: dict[str, list[int]], shown: list[Shown], lines: Lines, csrf_token: str
) -> Iterable[Untranslated]:
    """By what readers see over each story, in the language that it came out in first.

    Beside each stands the button that begins it from there.
    """
    first = {row.article: row for row in shown}
    address = reverse("admin:translation_translate", args=[0, CODES[0]])
    label = escaped(gettext("Start a translation"))
    for code, numbers in stories.items():
        drawn = [
            lines.linked(
                lines.story(number),
                first[number].called,
                told=_button(
                    address.replace(f"/0/translate/{CODES[0]}/", _begins(first[number], code)),
                    label,
                    csrf_token,
                ),
            )
            for number in numbers
            if number in first
        ]
        if drawn:
            yield Untranslated(LANGUAGES[code], SafeString("".join(drawn)))


def _begins(source: Shown, language: str) -> str:
    return f"/{source.version}/translate/{language}/"


def _button(address: str, label: str, csrf_token: str) -> str:
    """A form that is a button alone, with all that a form of the desk carries."""
    return (
        f'<form class="inline" method="post" action="{address}">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{csrf_token}">'
        f'<input type="hidden" name="token" value="{new_token()}">'
        '<input type="hidden" name="opened" value="0">'
        f'<button>{label}</button><input type="hidden" name="_end" value="1"></form>'
    )


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
