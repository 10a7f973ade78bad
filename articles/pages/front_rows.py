"""The stories that a home page is filled from, read by two queries at any size of the archive."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from articles.models import BreakingLine, FinishedPage, ListingRow
from articles.models.prepared import Prepared, Slot, filling, slots, together

from . import most_read
from .batches import teaser_by, teasers_of
from .maker import maker
from .teasers import Teaser

# So many of the latest are looked at; no home page shows as many.
LATEST = 60
OPINION = 12
MOST_PINNED = 12
MOST_SHOWN = 60
Kind = ListingRow.Kind
# The words of a line or the place in a list, the publication, its teaser as it is stored.
Row = tuple[str, int, str]


@dataclass(frozen=True)
class Line:
    """The breaking line: its own words, or else the headline of the story that it leads to."""

    text: str
    story: Teaser | None


@dataclass(frozen=True)
class Stock:
    """Stories by the numbers of their publications, in each list's own order; all their teasers."""

    line: Line | None
    pinned: Sequence[int]
    latest: Sequence[int]
    opinion: Sequence[int]
    most_read: Sequence[int]
    teasers: Mapping[int, Teaser]


def stock(language: str) -> Stock:
    """What readers of a language may be shown first; one query.

    Some more where teasers are not finished yet.
    """
    asked = {"language": language, "maker": maker(language)}
    queries = [(query(), asked) for query in (_line, _pinned, _latest, _opinion)]
    line, *lists, day, week = together(*queries, *most_read.asked(asked))
    most = most_read.chosen(day, week, size=most_read.ON_HOME)
    lists.append(most)
    teasers = _by_number([*line, *(row for rows in lists for row in rows)])
    numbers = [[number for _words, number, _text in rows] for rows in lists]
    said = Line(line[0][0], teasers.get(line[0][1])) if line else None
    return Stock(said, *numbers, teasers)


def of_versions(versions: Sequence[int], language: str) -> dict[int, Teaser]:
    """The stories of these language versions that readers see, in this order; one query."""
    pages = FinishedPage.objects.visible().in_language(language)
    stored = teaser_by(Value(maker(language)), page="")
    rows = pages.filter(publication__translation__in=versions).values_list(
        "publication__translation", "pk", stored
    )
    by_version = {version: ("", number, text) for version, number, text in rows}
    return _by_number([by_version[each] for each in versions if each in by_version])


def of_sections(
    numbers: Sequence[int], language: str, *, size: int, without: Collection[int]
) -> list[dict[int, Teaser]]:
    """The latest stories of each section, by publication, without those publications; one query.

    Some more for unfinished teasers.
    """
    if not numbers:
        return []
    asked = {
        "language": language,
        "maker": maker(language),
        **filling("shown", MOST_SHOWN, without),
    }
    query = _of_section(size)
    lists = together(*((query, {**asked, "section": number}) for number in numbers))
    teasers = _by_number([row for rows in lists for row in rows])
    return [{number: teasers[number] for _words, number, _text in rows} for rows in lists]


def _by_number(rows: Iterable[Row]) -> dict[int, Teaser]:
    """Each once; a row without a number is a line that leads nowhere."""
    stored = {number: text for _words, number, text in rows if number}
    return dict(zip(stored, teasers_of(stored.items()), strict=True))


@cache
def _line() -> Prepared:
    pages = FinishedPage.objects.visible().filter(publication__translation=OuterRef("translation"))
    stored = pages.values_list(teaser_by(Slot("maker"), page=""))[:1]

    def build() -> QuerySet:
        lines = BreakingLine.objects.visible().in_language(Slot("language"))
        lines = lines.annotate(page=Subquery(pages.values("pk")[:1]))
        # A line that leads to a story is gone with it.
        shown = lines.filter(Q(translation__isnull=True) | Q(page__isnull=False))
        return shown.values_list(
            "text",
            Coalesce("page", 0, output_field=BigIntegerField()),
            Coalesce(Subquery(stored), Value(""), output_field=TextField()),
        )[:1]

    return Prepared(build)


@cache
def _pinned() -> Prepared:
    return Prepared(
        lambda: _columns(
            FinishedPage.objects.visible()
            .in_language(Slot("language"))
            .pinned_in(Slot("language"))[:MOST_PINNED],
            page="",
        )
    )


@cache
def _latest() -> Prepared:
    return Prepared(lambda: _columns(_listed(Kind.ALL, 0)[:LATEST]))


@cache
def _opinion() -> Prepared:
    return Prepared(lambda: _columns(_listed(Kind.OPINION, 0)[:OPINION]))


@lru_cache(maxsize=16)
def _of_section(size: int) -> Prepared:
    def build() -> QuerySet:
        listed = _listed(Kind.SECTION, Slot("section"))
        return _columns(listed.without(slots("shown", MOST_SHOWN))[:size])

    return Prepared(build)


def _listed(kind: int, subject: int | Slot) -> QuerySet:
    listed = ListingRow.objects.visible().in_language(Slot("language"))
    return listed.in_list(kind, subject).latest_first()


def _columns(rows: QuerySet, *, page: str = "page__") -> QuerySet:
    """No words of its own, the publication, and the teaser as it is stored."""
    number = F("page_id" if page else "pk")
    words = Value("", output_field=TextField())
    return rows.values_list(words, number, teaser_by(Slot("maker"), page=page))
