"""What stands beside a text on its screen, and what is offered there: one query of plain values."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from articles.admin.desk import Desk
from articles.languages import CODES
from articles.models import (
    Author,
    Byline,
    HouseStyle,
    LeftFinding,
    PreviewLink,
    RevisionPhoto,
    RevisionTag,
    Section,
    Tag,
    Translation,
)
from articles.models.named import label_of
from articles.models.person_names import name_of_person
from articles.models.prepared import Prepared, Slot
from articles.states import Role
from articles.workflow import GalleryPhoto
from articles.workflow.texts.standing import VersionOfStory

from . import talk_rows
from .talk_rows import Talk, talk_of


class Line(NamedTuple):
    """One row of it; `words` are what its kind says: a name per language, a caption, a key."""

    kind: str
    number: int
    place: int
    flag: int
    words: tuple[str | None, ...]


@dataclass(frozen=True)
class Choices:
    """What the fields that the languages share offer, as (number, label)."""

    sections: list[tuple[int, str]]
    authors: list[tuple[int, str]]
    places: list[tuple[int, str]]


class StandingLink(NamedTuple):
    """A preview link that opens a text now; `by` and `name` are whose it is."""

    number: int
    opened: int
    by: int
    created_at: datetime
    until: datetime
    name: str


@dataclass(frozen=True)
class Beside:
    """`left` holds keys of findings; `authors` stand in the order of the byline."""

    tags: list[Tag]
    gallery: tuple[GalleryPhoto, ...]
    authors: list[Author]
    left: frozenset[str]
    style: HouseStyle
    versions: list[VersionOfStory]
    offered: Choices
    links: list[StandingLink]
    talk: Talk


def beside(translation: Translation, desk: Desk) -> Beside:
    """All that stands beside the latest text of a version; one query."""
    lines = defaultdict(list)
    for kind, number, place, flag, *words in _lines(desk.roles_of_house).rows(
        person=desk.person.pk,
        version=translation.pk,
        language=translation.language,
        story=translation.article_id,
        revision=translation.latest_revision_id,
        section=translation.article.section_id or 0,
        place=translation.article.place_id or 0,
    ):
        lines[kind].append(Line(kind, number, place, flag, tuple(words)))
    for some in lines.values():
        some.sort(key=lambda line: (line.place, line.flag, line.number))
    return Beside(
        tags=[Tag(pk=line.number, **_names(line)) for line in lines["tag"]],
        gallery=tuple(GalleryPhoto(line.number, line.words[0]) for line in lines["gallery"]),
        authors=[Author(pk=line.number, **_names(line)) for line in lines["byline"]],
        left=frozenset(line.words[0] for line in lines["left"]),
        style=_style(lines["style"]),
        versions=list(map(_version, lines["version"])),
        offered=Choices(*(_offered(lines[kind]) for kind in ("section", "author", "place"))),
        links=list(map(_link, lines["link"])),
        talk=_talk(lines, translation.language, desk),
    )


def _talk(lines: Mapping[str, Sequence[Line]], language: str, desk: Desk) -> Talk:
    kinds = (talk_rows.SAID, talk_rows.MENTION, talk_rows.PERSON)
    read = {kind: [(line.number, line.words) for line in lines.get(kind, ())] for kind in kinds}
    return talk_of(read, language, desk)


def _names(line: Line) -> dict[str, str | None]:
    return {f"name_{code}": name for code, name in zip(CODES, line.words, strict=True)}


def _offered(lines: Sequence[Line]) -> list[tuple[int, str]]:
    interface = get_language()
    return [(line.number, label_of(line.number, line.words, interface)) for line in lines]


def _style(lines: Sequence[Line]) -> HouseStyle:
    for line in lines:
        choices, optional, _nothing = line.words
        return HouseStyle(pk=1, choices=json.loads(choices), optional_rules=json.loads(optional))
    return HouseStyle(pk=1)


def _version(line: Line) -> VersionOfStory:
    language, submitted, written = line.words
    return VersionOfStory(
        pk=line.number,
        language=language,
        is_live=bool(line.flag),
        was_submitted=bool(submitted),
        is_own=written == "1",
        has_suggested=written == "s",
    )


def _link(line: Line) -> StandingLink:
    created, until, name = line.words
    moments = _moment(created), _moment(until)
    return StandingLink(line.number, line.place, line.flag, *moments, name)


def _moment(stored: str) -> datetime:
    """As either database writes one down: in UTC, which SQLite does not say."""
    found = datetime.fromisoformat(stored)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@lru_cache(maxsize=256)
def _lines(roles: frozenset[tuple[str, Role]]) -> Prepared:
    first, *others = _parts(roles)
    return Prepared(lambda: first.union(*others, all=True))


def _parts(roles: frozenset[tuple[str, Role]]) -> Iterator[QuerySet]:
    text, version, story = Slot("revision"), Slot("version"), Slot("story")
    tags = RevisionTag.objects.filter(content_object=text)
    yield _line("tag", tags, F("tag_id"), words=_columns("tag__name"))
    photos = RevisionPhoto.objects.filter(revision=text)
    yield _line("gallery", photos, F("photo_id"), F("position"), words=[F("caption")])
    bylines = Byline.objects.filter(article=story)
    yield _line(
        "byline", bylines, F("author_id"), F("position"), F("pk"), words=_columns("author__name")
    )
    left = LeftFinding.objects.filter(translation=version, is_standing=True)
    yield _line("left", left, words=[F("key")])
    style = HouseStyle.objects.filter(pk=1)
    written = [Cast(name, TextField()) for name in ("choices", "optional_rules")]
    yield _line("style", style, words=written)
    versions = Translation.objects.filter(article=story).with_standing_in_story(Slot("person"))
    said = [F("language"), F("submitted"), F("own")]
    yield _line("version", versions, flag=F("live"), words=said)
    sections = Section.objects.filter(Q(is_active=True) | Q(pk=Slot("section")))
    yield _line("section", sections, place=F("position"), words=_columns("name"))
    links = PreviewLink.objects.filter(translation=version).standing()
    said = [Cast(name, TextField()) for name in ("created_at", "until")]
    yield _line(
        "link", links, F("pk"), F("opened"), F("sharer_id"), words=[*said, name_of_person("sharer")]
    )
    yield _line("author", Author.objects.standing(), words=_columns("name"))
    yield _line("place", _places(roles), words=_columns("name"))
    for kind, rows, number, words in talk_rows.parts(version, Slot("language")):
        yield _line(kind, rows, number, words=words)


def _places(roles: frozenset[tuple[str, Role]]) -> QuerySet:
    """Those that the person may know of, and the one that stands there."""
    known = Tag.objects.offered_to(Slot("person"), roles) | Tag.objects.filter(pk=Slot("place"))
    return known.filter(kind=Tag.Kind.PLACE, merged_into=None)


def _columns(name: str) -> list[F]:
    return [F(f"{name}_{code}") for code in CODES]


def _line(
    kind: str,
    rows: QuerySet,
    number: object = F("pk"),
    place: object = Value(0),
    flag: object = Value(0),
    *,
    words: Sequence[object],
) -> QuerySet:
    said = [*words, *[Value("")] * (len(CODES) - len(words))]
    columns = {"line_number": number, "line_place": place, "line_flag": flag}
    columns |= {f"line_word_{index}": word for index, word in enumerate(said)}
    # Else modeltranslation gives the columns of each part in any order.
    plain = rows.rewrite(False) if hasattr(rows, "rewrite") else rows
    return (
        plain.order_by()
        .annotate(line_kind=Value(kind), **columns)
        .values_list("line_kind", *columns)
    )
