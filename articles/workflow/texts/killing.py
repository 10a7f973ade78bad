"""A kill: the story is taken from readers in every language, and stays away until two people agree.

It is for what must not be read by anybody any more: publishers of any of its languages order it,
for all of them, be they live, scheduled or drafts.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, JournalEntry, Kill, PreviewLink, Translation
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import after, informing, reasons
from articles.workflow.decisions import Decision, decide, situation
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.links import end_links
from articles.workflow.recording import OpenMove, entry_of, record, said_note

from .posts import end_all, take_posts_along
from .publishing import told_at_address
from .standing import hold_story, story_situation

MOVES = (Move.KILL, Move.ASK_LIFT, Move.LIFT_KILL)


def killed_by(article: Article) -> JournalEntry | None:
    """The entry of the story's last kill, with its actor; one query."""
    entries = JournalEntry.objects.of(Subject.STORY, article.pk)
    return entries.filter(move=Move.KILL, translation=None).select_related("actor").first()


def asked_lift(article: Article) -> JournalEntry | None:
    """The wish that waits for a second publisher; none once the kill was lifted, or set anew."""
    entries = JournalEntry.objects.of(Subject.STORY, article.pk)
    latest = entries.filter(move__in=MOVES, translation=None).select_related("actor").first()
    return latest if latest and latest.move == Move.ASK_LIFT else None


def may_kill(actor: AbstractBaseUser, article: Article) -> Decision:
    """Whether `actor` may kill the story; two queries."""
    return decide(Move.KILL, story_situation(actor, article))


def kill(
    article: Article,
    *,
    actor: AbstractBaseUser,
    note: str,
    told: Mapping[str, str] | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Take the story from readers in all its languages at once, and let nothing of it out again.

    `note` says why, and stays inside; `told` is what readers are told at its address, by language.
    Raises Refused.
    """
    with transaction.atomic():
        held, versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.KILL, story_situation(actor, held)))
        note = said_note(note)
        was_out = [_take_down(number, actor, note, told or {}) for number in versions]
        Kill.objects.create(article=held, begun_at=database_now())
        end_links(PreviewLink.objects.to_story(held.pk))
        entry = record(
            Move.KILL,
            Subject.STORY,
            held.pk,
            actor=actor,
            note=note,
            before={"languages": sorted(filter(None, was_out))},
            after={"languages": []},
            token=token,
        )
        informing.story_moved(entry)
        return entry


def ask_lift(
    article: Article, *, actor: AbstractBaseUser, note: str, token: str | None = None
) -> JournalEntry:
    """Ask that the kill be lifted, and say why; somebody else has to agree. Raises Refused."""
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        refuse_unless(decide(Move.ASK_LIFT, story_situation(actor, held)))
        said = {"note": said_note(note), "token": token}
        return record(Move.ASK_LIFT, Subject.STORY, held.pk, actor=actor, **said)


def lift_kill(
    article: Article, *, actor: AbstractBaseUser, asked: int, token: str | None = None
) -> JournalEntry:
    """Agree to what the entry `asked` asks for; nothing goes out by that. Raises Refused."""
    with transaction.atomic():
        held, _versions = hold_story(article)
        if before := entry_of(actor, token):
            return before
        now = story_situation(actor, held)
        refuse_unless(decide(Move.LIFT_KILL, replace(now, is_asked_by_another=True)))
        wish = asked_lift(held)
        if wish is None or wish.pk != asked:
            raise Refused(Decision(False, "stale", reasons.STALE))
        is_another = wish.actor_id != actor.pk
        refuse_unless(decide(Move.LIFT_KILL, replace(now, is_asked_by_another=is_another)))
        Kill.objects.filter(article=held, lifted_at=None).update(lifted_at=database_now())
        return record(Move.LIFT_KILL, Subject.STORY, held.pk, actor=actor, token=token)


def _take_down(number: int, actor: AbstractBaseUser, note: str, told: Mapping[str, str]) -> str:
    """End what readers see or were to see of a version; its language, or "" for a mere draft."""
    version = Translation.objects.get(pk=number)
    now = situation(actor, version)
    note_for_readers = told_at_address(told.get(version.language, ""))
    Translation.objects.filter(pk=number).update(gone_note=note_for_readers)
    if not (now.is_live or now.is_scheduled):
        return ""
    current = OpenMove(now.version, actor, Move.KILL, now.moment, note, situation=now)
    end_all(current, now)
    take_posts_along(current)
    if now.is_live:
        after.taken_from_readers(current.translation)
    return version.language
