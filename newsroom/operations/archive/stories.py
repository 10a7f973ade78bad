"""Stories in the shape that the verbs leave behind: written, approved by another, published."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import models

from articles.languages import CODES
from articles.models import (
    Approval,
    Article,
    Byline,
    JournalEntry,
    Publication,
    Revision,
    RevisionKind,
    RevisionTag,
    Translation,
)
from articles.models.revision_figure import figures_of
from articles.models.version_moments import PLACES
from articles.states import Move, Status, Subject
from articles.text.slugs import slug

from .paragraphs import Paragraph, headline
from .setting import Setting

SPAN = timedelta(days=3 * 365)
ORIGINALS = {"ar": 80, "ckb": 10, "kmr": 10}
TRANSLATED = 0.3
BYLINES = (1, 1, 1, 2)
LENGTH = (4, 9)
# How many of a hundred versions stop there.
ENDS = {"live": 86, "corrected": 4, "withdrawn": 4, "draft": 3, "submitted": 2, "approved": 1}
PUBLISHED = ("live", "corrected", "withdrawn")


def story(setting: Setting, random: Random, now: datetime) -> Iterator[models.Model]:
    """The rows of one story with its language versions, begun within three years before `now`."""
    article = Article(
        slugline="archive",
        section_id=random.choice(setting.sections),
        genre=random.choice(Article.Genre.values),
        created_by_id=setting.writer,
    )
    yield article
    authors = random.sample(setting.authors, random.choice(BYLINES))
    for position, author in enumerate(authors):
        yield Byline(article=article, author_id=author, position=position)
    begun = now - timedelta(days=2) - random.random() * SPAN
    source = None
    for language in _languages(random):
        version = ArchivedVersion(
            setting, random, article, language, source, begun.replace(microsecond=0)
        )
        yield from version.rows
        source = source or version.translation
        begun += timedelta(minutes=random.randint(30, 300))


def _languages(random: Random) -> list[str]:
    """The original's language, then those it is translated into."""
    original = random.choices(list(ORIGINALS), list(ORIGINALS.values()))[0]
    others = [code for code in CODES if code != original and random.random() < TRANSLATED]
    return [original, *others]


class ArchivedVersion:
    """One language version, walked from its first text to where it stops; collects its rows."""

    def __init__(
        self,
        setting: Setting,
        random: Random,
        article: Article,
        language: str,
        source: Translation | None,
        begun: datetime,
    ) -> None:
        self.setting, self.random, self.clock = setting, random, begun
        self.follows = source.latest_revision if source else None
        self.headline = headline(language, random)
        self.paragraphs = self._paragraphs(language)
        self.translation = Translation(
            article=article,
            language=language,
            source=source,
            created_by_id=setting.writer,
            status="",
        )
        self.rows: list[models.Model] = [self.translation]
        self.published: list[Publication] = []
        self._walk(random.choices(list(ENDS), list(ENDS.values()))[0])

    def _walk(self, end: str) -> None:
        self._save(Move.TRANSLATE if self.translation.source else Move.CREATE, length=1)
        self._save(Move.SAVE, length=len(self.paragraphs))
        if end != "draft":
            self._event(Move.SUBMIT, self.setting.writer, Status.SUBMITTED)
        if end == "approved" or end in PUBLISHED:
            self._approve()
        if end in PUBLISHED:
            self._publish()
        if end == "corrected":
            self._correct()
        if end == "withdrawn":
            self._withdraw()

    def _paragraphs(self, language: str) -> list[Paragraph]:
        pool = self.setting.pools[language]
        chosen = self.random.sample(pool.paragraphs, self.random.randint(*LENGTH))
        if len(chosen) > LENGTH[0]:
            chosen.insert(2, self.random.choice(pool.subheads))
        return chosen

    def _save(self, move: Move, *, length: int, kind: str = RevisionKind.TEXT) -> None:
        before = self.translation.latest_revision
        paragraphs = self.paragraphs[:length]
        revision = Revision(
            translation=self.translation,
            number=before.number + 1 if before else 1,
            headline=self.headline,
            body="".join(paragraph.html for paragraph in paragraphs),
            kind=kind,
            writer_id=self.setting.writer,
            source_revision=self.follows,
            created_at=self._later(),
        )
        tags = frozenset[int]().union(*(paragraph.tags for paragraph in paragraphs))
        self.rows.append(revision)
        self.rows += [RevisionTag(content_object=revision, tag_id=tag) for tag in sorted(tags)]
        self.rows += figures_of(revision)
        self.translation.latest_revision = revision
        self.translation.approval = None
        self._event(move, self.setting.writer, Status.DRAFT)

    def _approve(self) -> None:
        approval = Approval(
            revision=self.translation.latest_revision,
            writer_id=self.setting.writer,
            approver_id=self.setting.editor,
            created_at=self._later(),
        )
        self.rows.append(approval)
        self.translation.approval = approval
        self._event(Move.APPROVE, self.setting.editor, Status.APPROVED)

    def _publish(self) -> None:
        moment = self._later()
        if self.published:
            self.published[-1].visible_until = moment
        translation = self.translation
        translation.first_published_at = translation.first_published_at or moment
        translation.slug = translation.slug or slug(self.headline, translation.language)
        publication = Publication(
            translation=translation,
            language=translation.language,
            revision=translation.latest_revision,
            approval=translation.approval,
            publisher_id=self.setting.publisher,
            visible_from=moment,
            first_published_at=translation.first_published_at,
            body="".join(paragraph.linked for paragraph in self.paragraphs),
            word_count=sum(paragraph.words for paragraph in self.paragraphs),
            created_at=moment,
        )
        self.rows.append(publication)
        self.published.append(publication)
        self._keep_moments()
        self._event(Move.PUBLISH, self.setting.publisher, Status.APPROVED, publication)

    def _correct(self) -> None:
        self.paragraphs = self.paragraphs[:-1]
        self._save(Move.SAVE, length=len(self.paragraphs), kind=RevisionKind.CORRECTION)
        self._event(Move.SUBMIT, self.setting.writer, Status.SUBMITTED)
        self._approve()
        self._publish()

    def _withdraw(self) -> None:
        live = self.published[-1]
        live.visible_until = self._later()
        self._keep_moments()
        self._event(Move.WITHDRAW, self.setting.publisher, Status.APPROVED, live, note="archive")

    def _keep_moments(self) -> None:
        """What the version itself tells of its last two publications; no source moves on here."""
        for place, publication in zip(PLACES, reversed(self.published[-2:]), strict=False):
            setattr(self.translation, f"{place}_from", publication.visible_from)
            setattr(self.translation, f"{place}_until", publication.visible_until)
            setattr(self.translation, f"{place}_out", publication.revision)

    def _event(
        self,
        move: Move,
        actor: int,
        to: Status,
        publication: Publication | None = None,
        note: str = "",
    ) -> None:
        self.rows.append(
            JournalEntry(
                subject=Subject.STORY,
                translation=self.translation,
                actor_id=actor,
                move=move,
                from_status=self.translation.status,
                to_status=to,
                note=note,
                revision=self.translation.latest_revision,
                publication=publication,
                created_at=self.clock,
            )
        )
        self.translation.status = to

    def _later(self) -> datetime:
        """The next moment of this version's life, some minutes on."""
        self.clock += timedelta(minutes=self.random.randint(2, 40))
        return self.clock
