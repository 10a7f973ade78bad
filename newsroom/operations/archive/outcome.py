"""What a language version leaves when it is known how it ends: its rows, and what finds it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain

from articles.models import Article, DeskEntry, ListingRow
from articles.search.desk import Kind, mark_of
from articles.search.words import BOUNDARY, Document, marks_beside, spoken

from .batch import Batch, found_by
from .pages import Out, Story, page
from .pieces import Headline, Line, Marks, Paragraph
from .setting import Setting

_APART = ((BOUNDARY,), ())
_NO_KICKER = ((BOUNDARY, BOUNDARY), ())


@dataclass(frozen=True)
class Made:
    """What a translation follows: a version and its latest text; `gone_at`: its withdrawal."""

    number: int
    text: int
    created: datetime
    gone_at: datetime | None


@dataclass
class Published:
    """A publication of which it is not known yet when it ends."""

    number: int
    revision: int
    approval: int
    visible_from: datetime
    visible_until: datetime | None
    paragraphs: list[Paragraph]
    tags: frozenset[int]

    @property
    def words(self) -> int:
        return sum([paragraph.words for paragraph in self.paragraphs])


@dataclass
class Outcome:
    """A version as it stands; `paragraphs`, `text` and `tags` are those of its latest text."""

    batch: Batch
    setting: Setting
    story: Story
    language: str
    source: Made | None
    clock: datetime
    number: int
    headline: Headline
    standfirst: Line
    paragraphs: list[Paragraph]
    created: datetime | None = None
    status: str = ""
    revisions: int = 0
    text: int = 0
    written_at: datetime | None = None
    approval: int | None = None
    tags: frozenset[int] = frozenset()
    published: list[Published] = field(default_factory=list)

    def add_its_row(self) -> None:
        """The version itself and its publications, once it is known when they end."""
        for publication in self.published:
            self._add_publication(publication)
        last, before = (*reversed(self.published[-2:]), None, None)[:2]
        first = self.published[0].visible_from if self.published else None
        self.batch.rows["versions"].append(
            (
                self.number,
                self.story.number,
                self.language,
                self.source.number if self.source else None,
                self.setting.writer,
                self.batch.stored(self.created),
                self.status,
                self.text,
                self.approval,
                self.batch.stored(first) if first else None,
                self.headline.slug if first else "",
                *self._moments_of(last),
                *self._moments_of(before),
                self._out_of_step_from(),
            )
        )
        self._let_the_desk_find()

    def _add_publication(self, publication: Published) -> None:
        first = self.batch.stored(self.published[0].visible_from)
        until = publication.visible_until
        moments = (
            self.language,
            first,
            self.batch.stored(publication.visible_from),
            self.batch.stored(until) if until else None,
        )
        self.batch.rows["publications"].append(
            (
                publication.number,
                self.number,
                publication.revision,
                publication.approval,
                self.setting.publisher,
                "".join([paragraph.linked for paragraph in publication.paragraphs]),
                publication.words,
                self.batch.stored(min(publication.visible_from, self.clock)),
                *moments,
            )
        )
        if until is None:
            self._let_readers_find(publication, moments)

    def _let_readers_find(self, publication: Published, moments: tuple) -> None:
        first, number = self.published[0].visible_from, publication.number
        out = Out(
            number,
            self.headline.slug,
            self.headline.text,
            self.standfirst.text,
            publication.paragraphs,
            publication.words,
            sorted(publication.tags),
            first,
            publication.visible_from if len(self.published) > 1 else None,
        )
        made = page(self.setting.parts[self.language], self.story, out)
        self.batch.rows["pages"].append((number, self.story.number, *made, *moments))
        lists = [
            (ListingRow.Kind.ALL, 0),
            *([(ListingRow.Kind.OPINION, 0)] if self.story.genre == Article.Genre.OPINION else []),
            (ListingRow.Kind.SECTION, self.story.section),
            *((ListingRow.Kind.TAG, tag) for tag in publication.tags),
            *((ListingRow.Kind.AUTHOR, author) for author in self.story.authors),
        ]
        self.batch.rows["listed"] += [(number, *each, *moments) for each in lists]
        beside = marks_beside(number, self.language, first)
        self.batch.let_readers_find(
            found_by(
                number,
                self.language,
                self._readers_marks(),
                beside=(spoken(self.language), *beside),
            )
        )

    def _readers_marks(self) -> list[tuple]:
        named = self.setting.names[self.language]
        return [
            self.headline.at_field,
            _NO_KICKER,
            self.standfirst.at_field,
            *(marks for tag in sorted(self.tags) for marks in named.tags[tag]),
            *(named.authors[author] for author in self.story.authors),
            _APART,  # where the lead's caption would stand
            self._body_marks,
            _APART,
        ]

    @cached_property
    def _body_marks(self) -> tuple[Marks, Marks]:
        in_order, as_typed = zip(*[paragraph.marks for paragraph in self.paragraphs], strict=True)
        flat = chain.from_iterable
        return tuple(flat(in_order)), tuple(dict.fromkeys(flat(as_typed)))

    def _let_the_desk_find(self) -> None:
        kind = Kind.TEXT
        found = found_by(
            DeskEntry.number_of(kind, self.number),
            self.language,
            [
                self.headline.anywhere,
                self.standfirst.anywhere,
                self._body_marks,
                _APART,
                _APART,
            ],
            beside=(mark_of(kind), spoken(self.language)),
        )
        self.batch.let_the_desk_find(Document(found.number, "", found.folded, found.written))

    @property
    def gone_at(self) -> datetime | None:
        """When readers were left without it; none where they see it, or never did."""
        return self.published[-1].visible_until if self.published else None

    def _out_of_step_from(self) -> object:
        """Since when the version is without its source, unless it was written since."""
        gone_at = self.source.gone_at if self.source else None
        if gone_at is None or (self.published and self.written_at >= gone_at):
            return None
        return self.batch.stored(gone_at)

    def _moments_of(self, publication: Published | None) -> tuple:
        if publication is None:
            return None, None, None
        until, stored = publication.visible_until, self.batch.stored
        revision = publication.revision
        return stored(publication.visible_from), stored(until) if until else None, revision
