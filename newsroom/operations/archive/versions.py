"""One language version of a made-up story, walked from its first text to where it stops."""

from datetime import datetime, timedelta
from itertools import chain
from random import Random

from articles.models import Approval, Publication, Revision, RevisionKind, Translation
from articles.states import Move, Status

from .batch import Batch
from .outcome import Made, Outcome, Published
from .pages import Story
from .pieces import Paragraph, figure
from .setting import Setting

OF_THE_POOL, OF_NAMES = (5, 8), (4, 6)
WITH_A_FIGURE = 0.2
AHEAD = timedelta(days=30)
# How many of a hundred versions stop there.
ENDS = {
    "live": 85,
    "corrected": 4,
    "withdrawn": 4,
    "draft": 3,
    "submitted": 2,
    "approved": 1,
    "scheduled": 1,
}
APPROVED = ("approved", "live", "corrected", "withdrawn", "scheduled")


def add_version(
    batch: Batch,
    setting: Setting,
    random: Random,
    story: Story,
    language: str,
    end: str,
    source: Made | None,
    begun: datetime,
) -> Made:
    """Add its rows; `end` is one of ENDS."""
    pool = setting.pools[language]
    version = _Version(
        batch,
        setting,
        story,
        language,
        source,
        clock=begun,
        number=batch.number(Translation),
        headline=random.choice(pool.headlines),
        standfirst=random.choice(pool.standfirsts),
        paragraphs=_paragraphs(setting, random, language),
    )
    version.walk(end, random)
    version.add_its_row()
    return Made(version.number, version.text, version.created, version.gone_at)


def _paragraphs(setting: Setting, random: Random, language: str) -> list[Paragraph]:
    pool = setting.pools[language]
    chosen = [
        *random.sample(pool.paragraphs, random.randint(*OF_THE_POOL)),
        *random.choices(pool.names, cum_weights=pool.how_often, k=random.randint(*OF_NAMES)),
    ]
    random.shuffle(chosen)
    chosen.insert(2, random.choice(pool.subheads))
    if random.random() < WITH_A_FIGURE and (photo := setting.photos.one(random)):
        chosen.insert(4, figure(photo))
    return chosen


class _Version(Outcome):
    def walk(self, end: str, random: Random) -> None:
        self.random, whole = random, self.paragraphs
        self._save(Move.TRANSLATE if self.source else Move.CREATE, whole[:1])
        self.created = self.clock
        self._save(Move.SAVE, whole)
        if end != "draft":
            self._enter(Move.SUBMIT, self.setting.writer, Status.SUBMITTED)
        if end in APPROVED:
            self._approve()
        if end == "scheduled":
            self._publish(at=self.setting.now + random.random() * AHEAD)
        elif end in APPROVED and end != "approved":
            self._publish()
        if end == "corrected":
            self._correct()
        if end == "withdrawn":
            self._withdraw()

    def _save(self, move: Move, paragraphs: list[Paragraph], kind: str = RevisionKind.TEXT) -> None:
        self._go_on()
        self.revisions, self.text = self.revisions + 1, self.batch.number(Revision)
        self.approval, self.paragraphs = None, paragraphs
        self.written_at = self.clock
        self.batch.rows["revisions"].append(
            (
                self.text,
                self.number,
                self.revisions,
                self.headline.text,
                self.standfirst.text,
                "".join([paragraph.html for paragraph in paragraphs]),
                self.story.photo,
                kind,
                self.setting.writer,
                self.source.text if self.source else None,
                self.batch.stored(self.clock),
            )
        )
        self.tags = frozenset(chain.from_iterable(each.tags for each in paragraphs))
        self.batch.rows["tags"] += [(self.text, tag) for tag in sorted(self.tags)]
        figures = chain.from_iterable(each.figures for each in paragraphs)
        self.batch.rows["figures"] += [(self.text, photo) for photo in dict.fromkeys(figures)]
        self._enter(move, self.setting.writer, Status.DRAFT)

    def _approve(self) -> None:
        self._go_on()
        self.approval = self.batch.number(Approval)
        self.batch.rows["approvals"].append(
            (
                self.approval,
                self.text,
                self.setting.writer,
                self.setting.editor,
                self.batch.stored(self.clock),
            )
        )
        self._enter(Move.APPROVE, self.setting.editor, Status.APPROVED)

    def _publish(self, at: datetime | None = None) -> None:
        self._go_on()
        if self.published:
            self.published[-1].visible_until = self.clock
        made = Published(
            self.batch.number(Publication),
            self.text,
            self.approval,
            at or self.clock,
            None,
            self.paragraphs,
            self.tags,
        )
        self.published.append(made)
        self._enter(Move.PUBLISH, self.setting.publisher, Status.APPROVED, made.number)

    def _correct(self) -> None:
        self._save(Move.SAVE, self.paragraphs[:-1], RevisionKind.CORRECTION)
        self._enter(Move.SUBMIT, self.setting.writer, Status.SUBMITTED)
        self._approve()
        self._publish()

    def _withdraw(self) -> None:
        self._go_on()
        live = self.published[-1]
        live.visible_until = self.clock
        self._enter(
            Move.WITHDRAW, self.setting.publisher, Status.APPROVED, live.number, note="archive"
        )

    def _enter(
        self,
        move: Move,
        actor: int,
        to: Status,
        publication: int | None = None,
        note: str = "",
    ) -> None:
        self.batch.enter(
            (
                actor,
                move,
                self.story.number,
                self.number,
                self.text,
                publication,
                self.status,
                to,
                note,
                self.batch.stored(self.clock),
            )
        )
        self.status = to

    def _go_on(self) -> None:
        """To the next moment of this version's life, some minutes on."""
        self.clock += timedelta(minutes=self.random.randint(2, 40))
