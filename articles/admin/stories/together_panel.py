"""What the screen of a story tells of its languages that go out together, and what it offers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.admin.rows import VersionRow
from articles.languages import LANGUAGES, Language
from articles.models import Article, JournalEntry, Translation
from articles.states import Move, Subject
from articles.workflow.decisions import RELATED, Decision, Situation, decide, situation_of
from articles.workflow.texts.together import may_publish

# What a field for a day and an hour takes.
TYPED = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Choice:
    """A language that may go out with others, or why not; `value` names the text that was seen."""

    row: VersionRow
    value: str
    decision: Decision
    is_chosen: bool


@dataclass(frozen=True)
class Sent:
    """What a refused form was sent with."""

    texts: Collection[str] = ()
    at: str = ""


@dataclass(frozen=True)
class Panel:
    """`standing` are the languages that go out together `at`; `stopped_by` the one that held them.

    `stopped` are those whose common schedule was stopped, and was for `stopped_at`.
    """

    choices: Sequence[Choice] = ()
    standing: Sequence[Language] = ()
    at: datetime | None = None
    stopped: Sequence[Language] = ()
    stopped_at: datetime | None = None
    stopped_by: Language | None = None
    may_cancel: bool = False
    typed_at: str = ""
    is_open: bool = False
    token: str = field(default_factory=new_token)
    cancel_token: str = field(default_factory=new_token)


def together_panel(
    article: Article, desk: Desk, now: Situation, rows: Sequence[VersionRow], sent: Sent | None
) -> Panel | None:
    """The panel, or None where it has nothing to say; two queries at most."""
    together = [row for row in rows if row.translation.together_at]
    standing = [row for row in together if row.translation.is_scheduled]
    stopped = [row for row in together if row.translation.held_publication_id and not standing]
    choices = list(_choices(article, desk, now, rows, standing, sent))
    if len(choices) < 2 and not standing and not stopped:
        return None
    at = standing[0].translation.together_at if standing else None
    return Panel(
        choices=choices if len(choices) > 1 else (),
        standing=[row.language for row in standing],
        at=at,
        stopped=[row.language for row in stopped],
        stopped_at=stopped[0].translation.together_at if stopped else None,
        stopped_by=_stopped_by(article) if stopped else None,
        may_cancel=bool(standing and decide(Move.UNSCHEDULE_TOGETHER, now)),
        typed_at=sent.at if sent else _typed(at),
        is_open=sent is not None,
    )


def _choices(
    article: Article,
    desk: Desk,
    now: Situation,
    rows: Sequence[VersionRow],
    standing: Sequence[VersionRow],
    sent: Sent | None,
) -> Iterator[Choice]:
    if len(rows) < 2 or not decide(Move.PUBLISH_TOGETHER, now):
        return
    found = Translation.objects.with_situation_of(desk.person.pk).select_related(*RELATED)
    versions = {version.pk: version for version in found.filter(article=article).order_by()}
    chosen = {row.translation.pk for row in standing}
    for row in rows:
        version = versions[row.translation.pk]
        # Nobody is asked here about an approval, for which alone the copy desk would read.
        its = situation_of(desk.person, version, count_unanswered=lambda row: 0)
        answer = may_publish(its)
        value = f"{version.pk}-{version.latest_revision_id}"
        is_chosen = version.pk in chosen if chosen else bool(answer)
        yield Choice(row, value, answer, value in sent.texts if sent else is_chosen)


def _stopped_by(article: Article) -> Language | None:
    """The language that held the others last; None where what held them was of all."""
    entries = JournalEntry.objects.of(Subject.STORY, article.pk).filter(move=Move.HOLD)
    said = entries.values_list("after", flat=True).filter(after__has_key="held_with").first()
    return LANGUAGES.get(said["held_with"]) if said else None


def _typed(at: datetime | None) -> str:
    return timezone.localtime(at).strftime(TYPED) if at else ""
