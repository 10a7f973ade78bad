"""One language version of a made-up story, walked from its first text to where it stops."""

from datetime import datetime, timedelta
from random import Random

from articles.models import Approval, Publication, Revision, RevisionKind, Translation
from articles.states import Move, Status

from .batch import Batch
from .moulds import Text, VersionMould
from .outcome import Made, Outcome, Published
from .pages import Story
from .setting import Setting

CITED = (4, 6)
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
    mould: VersionMould,
    end: str,
    source: Made | None,
    begun: datetime,
) -> Made:
    """Add its rows; `end` is one of ENDS."""
    pool = setting.pools[mould.language]
    version = _Version(
        batch,
        setting,
        story,
        mould,
        source,
        clock=begun,
        number=batch.number(Translation),
        people=random.choices(pool.names, cum_weights=pool.how_often, k=random.randint(*CITED)),
    )
    version.walk(end, random)
    version.add_its_row()
    return Made(version.number, version.text, version.created, version.gone_at)


class _Version(Outcome):
    def walk(self, end: str, random: Random) -> None:
        self.random = random
        self._save(Move.TRANSLATE if self.source else Move.CREATE, self.mould.first, "")
        self.created = self.clock
        self._save(Move.SAVE, self.mould.whole, self.citations)
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

    def _save(self, move: Move, text: Text, citations: str, kind: str = RevisionKind.TEXT) -> None:
        self._go_on()
        self.revisions, self.text = self.revisions + 1, self.batch.number(Revision)
        self.approval, self.written_at = None, self.clock
        self.batch.rows["revisions"].append(
            (
                self.text,
                self.number,
                self.revisions,
                self.mould.headline.text,
                self.mould.standfirst.text,
                text.html + citations,
                self.story.photo,
                kind,
                self.setting.writer,
                self.source.text if self.source else None,
                self.at,
            )
        )
        self.batch.rows["tags"] += [(self.text, tag) for tag in text.tags]
        self.batch.rows["figures"] += [(self.text, photo) for photo in text.figures]
        self._enter(move, self.setting.writer, Status.DRAFT)

    def _approve(self) -> None:
        self._go_on()
        self.approval = self.batch.number(Approval)
        self.batch.rows["approvals"].append(
            (self.approval, self.text, self.setting.writer, self.setting.editor, self.at)
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
            self.people,
        )
        self.published.append(made)
        self._enter(Move.PUBLISH, self.setting.publisher, Status.APPROVED, made.number)

    def _correct(self) -> None:
        self.people = self.people[:-1]
        self._save(Move.SAVE, self.mould.whole, self.citations, RevisionKind.CORRECTION)
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
                self.at,
            )
        )
        self.status = to

    def _go_on(self) -> None:
        """To the next moment of this version's life, some minutes on."""
        self.clock += timedelta(minutes=self.random.randint(2, 40))
        self.at = self.batch.stored(self.clock)
