"""Several languages of a story at one moment: all of them, or none.

A story has one common schedule at most. Whoever says it anew moves its hour, and puts languages
into it or takes them out; what is taken out is not scheduled any more. Whatever holds one of them
holds all (`schedules`), and none of them is published alone before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, JournalEntry, Translation
from articles.models.clock import database_now
from articles.states import Move, Status, Subject
from articles.workflow import after, together_reasons
from articles.workflow.decisions import Decision, Situation, decide, situation
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.holding import hold_all_shown
from articles.workflow.recording import STALE, OpenMove, as_kept, entry_of, record
from articles.workflow.schedules import cancel_at_one_moment

from .opening import open_publication
from .publishing import IN_THE_PAST
from .standing import hold_story, story_situation

TOO_FEW = Decision(False, "few", together_reasons.TOO_FEW)
NOT_OF_STORY = Decision(False, "stale", together_reasons.NOT_OF_STORY)
NOTHING = Decision(False, "condition", together_reasons.NOTHING)


class RefusedTogether(Refused):
    """Nothing was done; `each` says by language what stands in the way of it."""

    def __init__(self, each: Mapping[str, Decision]) -> None:
        reason = together_reasons.of_each({code: no.reason for code, no in each.items()})
        is_stale = any(no.code == "stale" for no in each.values())
        super().__init__(Decision(False, "stale" if is_stale else "condition", reason))
        self.each = each


@dataclass(frozen=True)
class Standing:
    """The common schedule as it stands; `at` is None where there is none."""

    versions: tuple[Translation, ...] = ()

    @property
    def at(self) -> datetime | None:
        return self.versions[0].together_at if self.versions else None

    @property
    def languages(self) -> list[str]:
        return sorted(version.language for version in self.versions)

    def told(self) -> dict[str, object]:
        """As the journal keeps it."""
        return {"together": self.languages, "together_at": as_kept(self.at)}


def standing_together(article: Article) -> Standing:
    """What of a story is to go out at one moment; one query."""
    rows = Translation.objects.filter(article=article.pk).together().order_by("pk")
    return Standing(tuple(rows))


def publish_together(
    article: Article,
    *,
    actor: AbstractBaseUser,
    texts: Mapping[int, int],
    at: datetime | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Let readers see these approved texts at one moment, now or from `at` on.

    `texts` gives the number of each version and of the revision that the actor has seen. The
    common schedule that stood before is no more. Raises Refused, and RefusedTogether with the
    reason for each language; then nothing is done at all.
    """
    with transaction.atomic():
        _hold_its_story(article)
        held, versions = hold_story(article)
        if before := entry_of(actor, token):
            if _is_the_same(before, held, texts, at):
                return before
            token = None
        refuse_unless(decide(Move.PUBLISH_TOGETHER, story_situation(actor, held)))
        if not texts.keys() <= set(versions):
            raise Refused(NOT_OF_STORY)
        if len(texts) < 2:
            raise Refused(TOO_FEW)
        was, now = standing_together(held), database_now()
        if at is not None and at <= now:
            raise Refused(IN_THE_PAST)
        chosen = [_open(actor, Move.PUBLISH, pk, now) for pk in sorted(texts)]
        left_out = [each.pk for each in was.versions if each.pk not in texts]
        others = [_open(actor, Move.UNSCHEDULE, pk, now) for pk in left_out]
        _refuse_unless_all(chosen, others, texts, at or now)
        hold_all_shown([_shown(each) for each in chosen])
        cancelled = cancel_at_one_moment(
            [*others, *(each for each in chosen if each.situation.is_scheduled)]
        )
        for each in others:
            _end_schedule(each, cancelled.get(each.translation.pk))
        for each in chosen:
            _let_out(each, at)
        said = {"together": _languages(chosen), "together_at": as_kept(at)}
        return _record(Move.PUBLISH_TOGETHER, held, actor, was, said, token)


def unschedule_together(
    article: Article, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Cancel the common schedule in all its languages; what readers see now stays. As above."""
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.UNSCHEDULE_TOGETHER, story_situation(actor, held)))
        was, now = standing_together(held), database_now()
        if not was.versions:
            raise Refused(NOTHING)
        opened = [_open(actor, Move.UNSCHEDULE, each.pk, now) for each in was.versions]
        _refuse_unless_all([], opened, {}, now)
        cancelled = cancel_at_one_moment(opened)
        for each in opened:
            _end_schedule(each, cancelled.get(each.translation.pk))
        said = {"together": [], "together_at": None}
        return _record(Move.UNSCHEDULE_TOGETHER, held, actor, was, said, token)


def may_publish(now: Situation, at: datetime | None = None) -> Decision:
    """Whether a text may go out together with others: as alone, but for those it goes with."""
    asked = replace(now, is_together=False, visible_from=at or now.moment)
    return decide(Move.PUBLISH, asked)


def _hold_its_story(article: Article) -> None:
    """The versions of the live story that a post is to be seen with, before the post's own."""
    if article.part_of_id:
        rows = Translation.objects.filter(article=article.part_of_id).order_by("pk")
        list(rows.select_for_update().values_list("pk"))


def _is_the_same(
    before: JournalEntry, held: Article, texts: Mapping[int, int], at: datetime | None
) -> bool:
    """Whether a form that made `before` asks for the very same once more."""
    if (before.move, before.subject_id) != (Move.PUBLISH_TOGETHER, held.pk):
        return False
    rows = Translation.objects.filter(pk__in=texts).values_list("language", flat=True)
    said = {"together": sorted(rows), "together_at": as_kept(at)}
    return before.after == said


def _open(actor: AbstractBaseUser, move: Move, version: int, now: datetime) -> OpenMove:
    found = situation(actor, Translation(pk=version))
    return OpenMove(found.version, actor, move, now, situation=found)


def _refuse_unless_all(
    chosen: list[OpenMove], others: list[OpenMove], texts: Mapping[int, int], at: datetime
) -> None:
    refused: dict[str, Decision] = {}
    for each in chosen:
        answer = may_publish(each.situation, at)
        if answer and each.translation.latest_revision_id != texts[each.translation.pk]:
            answer = STALE
        if not answer:
            refused[each.translation.language] = answer
    for each in others:
        if not (answer := decide(Move.UNSCHEDULE, each.situation)):
            refused[each.translation.language] = answer
    if refused:
        raise RefusedTogether(refused)


def _shown(current: OpenMove) -> tuple[Article, object]:
    return current.translation.article, current.translation.latest_revision


def _let_out(current: OpenMove, at: datetime | None) -> None:
    held = current.translation
    publication = open_publication(
        current, held.latest_revision, held.approval_id, at or current.now, together_at=at
    )
    current.record(to=Status(held.status), publication=publication)


def _end_schedule(current: OpenMove, cancelled: object) -> None:
    after.publication_ended(current.translation)
    current.record(to=Status(current.translation.status), publication=cancelled)


def _languages(moves: list[OpenMove]) -> list[str]:
    return sorted(each.translation.language for each in moves)


def _record(
    move: Move,
    held: Article,
    actor: AbstractBaseUser,
    was: Standing,
    said: dict[str, object],
    token: str | None,
) -> JournalEntry:
    return record(
        move, Subject.STORY, held.pk, actor=actor, before=was.told(), after=said, token=token
    )
