"""What a language version leaves when it is known how it ends: its rows, and what finds it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from articles.models import Article, DeskEntry, ListingRow
from articles.search.desk import Kind, mark_of
from articles.search.words import marks_beside, spoken

from .batch import Batch
from .known import Cited, cited
from .moulds import VersionMould
from .pages import Out, Story, page
from .pieces import Paragraph, written
from .setting import Setting


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
    people: list[Paragraph]


@dataclass
class Outcome:
    """A version as it stands; `people` are those whom its latest text, `text`, cites."""

    batch: Batch
    setting: Setting
    story: Story
    mould: VersionMould
    source: Made | None
    clock: datetime
    number: int
    people: list[Paragraph]
    at: object = None
    created: datetime | None = None
    status: str = ""
    revisions: int = 0
    text: int = 0
    written_at: datetime | None = None
    approval: int | None = None
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
                self.mould.language,
                self.source.number if self.source else None,
                self.setting.writer,
                self.batch.stored(self.created),
                self.status,
                self.text,
                self.approval,
                self.batch.stored(first) if first else None,
                self.mould.headline.slug if first else "",
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
            self.mould.language,
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
                self.mould.linked + written(publication.people),
                self._words(publication),
                self.batch.stored(min(publication.visible_from, self.clock)),
                *moments,
            )
        )
        if until is None:
            self._let_readers_find(publication, moments)

    def _words(self, publication: Published) -> int:
        return self.mould.words + sum([one.words for one in publication.people])

    def _let_readers_find(self, publication: Published, moments: tuple) -> None:
        first, number = self.published[0].visible_from, publication.number
        row = self._page(publication, first)
        self.batch.rows["pages"].append((number, self.story.number, *row, *moments))
        lists = [
            (ListingRow.Kind.ALL, 0),
            *([(ListingRow.Kind.OPINION, 0)] if self.story.genre == Article.Genre.OPINION else []),
            (ListingRow.Kind.SECTION, self.story.section),
            *((ListingRow.Kind.TAG, tag) for tag in self.mould.whole.tags),
            *((ListingRow.Kind.AUTHOR, author) for author in self.story.authors),
        ]
        self.batch.rows["listed"] += [(number, *each, *moments) for each in lists]
        language = self.mould.language
        beside = (spoken(language), *marks_beside(number, language, first))
        self.batch.let_readers_find(number, language, self.mould.readers, beside, self._cited)

    def _page(self, publication: Published, first: datetime) -> tuple:
        words = self._words(publication)
        if len(self.published) == 1:
            return self.mould.filled(
                self.story.number, publication.number, first, words, self.citations
            )
        mould = self.mould
        out = Out(
            publication.number,
            mould.headline.slug,
            mould.headline.text,
            mould.standfirst.text,
            (*mould.paragraphs, *publication.people),
            words,
            mould.whole.tags,
            first,
            publication.visible_from,
        )
        return page(self.setting.parts[mould.language], self.story, out)

    @property
    def citations(self) -> str:
        """What readers get of those who are cited, which is what was written."""
        return written(self.people)

    @cached_property
    def _cited(self) -> Cited:
        return cited(self.people)

    def _let_the_desk_find(self) -> None:
        number = DeskEntry.number_of(Kind.TEXT, self.number)
        beside = (mark_of(Kind.TEXT), spoken(self.mould.language))
        self.batch.let_the_desk_find(number, self.mould.desk, beside, self._cited)

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
