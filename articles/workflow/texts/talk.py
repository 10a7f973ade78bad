"""Talk about a text: comments, replies, and settling them. Nothing that was said is ever deleted.

A comment marked "must" stops approval and publication while it is open, and at once what is
scheduled. The spine of suggestions is here as well.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import (
    Comment,
    CommentState,
    JournalEntry,
    Mention,
    Revision,
    Translation,
)
from articles.states import Move
from articles.text.characters import lines
from articles.workflow import informing, talk_reasons
from articles.workflow.decisions import Decision, decide, situation
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import OpenMove, entry_of, hold
from articles.workflow.roles import roles_by_language
from articles.workflow.schedules import hold_schedule
from articles.workflow.talking import may_settle, talking

from .content import content_of
from .naming import Named, named_in, writers_among
from .passages import WHOLE, Passage, Place, found_again, moved, passages_of, place_of, put

NO_WORDS = Decision(False, "words", talk_reasons.NO_WORDS)
TOO_LONG = Decision(False, "long", talk_reasons.TOO_LONG)
SETTLED = Decision(False, "stale", talk_reasons.SETTLED_MEANWHILE)
OPEN_ALREADY = Decision(False, "stale", talk_reasons.OPEN_ALREADY)
TAKEN_STAYS = Decision(False, "stale", talk_reasons.TAKEN_STAYS)
MOST_NOTED = 200


@dataclass(frozen=True)
class Said:
    """What was stored; `named` are told of it, `unknown` names are those of nobody here."""

    comment: Comment
    named: tuple[AbstractBaseUser, ...] = ()
    unknown: tuple[str, ...] = ()


@transaction.atomic
def comment(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    words: str,
    passage: Passage = WHOLE,
    must: bool = False,
    opened_revision: int | None = None,
    token: str | None = None,
) -> Said:
    """Say something about a text or a passage of it; raises Refused.

    `opened_revision` is the id of the revision that was read, and in which the passage stands; the
    comment follows it into the latest one.
    """
    current = open_talk(translation, actor, Move.COMMENT, token)
    if before := said_before(current):
        return before
    place = place_in(current, passage, opened_revision)
    return begin_thread(current, place, said(words), must=must, opened_revision=opened_revision)


@transaction.atomic
def reply(
    thread: Comment, *, actor: AbstractBaseUser, words: str, token: str | None = None
) -> Said:
    """Answer in a thread, whether or not it is settled; raises Refused."""
    current = open_talk(thread.translation, actor, Move.REPLY, token)
    return said_before(current) or answer(current, thread, said(words))


@transaction.atomic
def resolve(
    thread: Comment, *, actor: AbstractBaseUser, words: str = "", token: str | None = None
) -> JournalEntry:
    """Say that a comment is dealt with; `words` become a reply. Raises Refused."""
    return settle(thread, Move.RESOLVE, CommentState.RESOLVED, actor, words, token)


@transaction.atomic
def reopen(
    thread: Comment, *, actor: AbstractBaseUser, words: str = "", token: str | None = None
) -> JournalEntry:
    """Open again what was settled or refused; a "must" stops again. Raises Refused."""
    current = open_talk(thread.translation, actor, Move.REOPEN, token)
    if before := entry_of(actor, token):
        return before
    row = fresh(thread)
    if row.is_open:
        raise Refused(OPEN_ALREADY)
    if row.state == CommentState.TAKEN:
        raise Refused(TAKEN_STAYS)
    answer_along(current, row, words)
    put(row, found_again(row, passages_of(content_of(current.translation.latest_revision))))
    row.state, row.settled_by, row.settled_at = CommentState.OPEN, None, None
    row.settled_named = False
    row.save(update_fields=[*SETTLING, "paragraph", "start"])
    count(current, row)
    return record(current, row)


SETTLING = ("state", "settled_by", "settled_named", "settled_at", "taken_as")


def open_talk(
    translation: Translation, actor: AbstractBaseUser, move: Move, token: str | None
) -> OpenMove:
    """The version held, and what is true of it; raises Refused where this person does not talk."""
    held = hold(translation.pk)
    now = situation(actor, held)
    if not now.roles and now.has_written:
        now = talking(now, roles_by_language(actor))
    refuse_unless(decide(move, now))
    return OpenMove(now.version, actor, move, now.moment, "", token, now)


def said_before(current: OpenMove) -> Said | None:
    """What this very form has said already, if it was sent before."""
    entry = entry_of(current.actor, current.token)
    if entry is None or "comment" not in (entry.after or {}):
        return None
    row = Comment.objects.get(pk=entry.after["comment"])
    return Said(row, tuple(each.person for each in row.mentions.select_related("person")))


def said(words: str) -> str:
    """Words as they are stored. Raises Refused where they say nothing, or are too many."""
    tidy = lines(words).strip()
    if not tidy:
        raise Refused(NO_WORDS)
    if len(tidy) > Comment.MOST_LETTERS:
        raise Refused(TOO_LONG)
    return tidy


def place_in(current: OpenMove, passage: Passage, opened_revision: int | None) -> Place:
    """Where a passage of the text that was read stands in the latest one; raises Refused."""
    latest = current.translation.latest_revision
    newest = passages_of(content_of(latest))
    read = read_text(current.translation, opened_revision)
    if read == latest:
        return place_of(passage, newest)
    before = passages_of(content_of(read))
    return moved(place_of(passage, before), before, newest)


def read_text(version: Translation, opened_revision: int | None) -> Revision:
    """The text of the version that somebody has read: the latest, where they do not say."""
    if opened_revision in (None, version.latest_revision_id):
        return version.latest_revision
    return version.revisions.filter(pk=opened_revision).first() or version.latest_revision


def begin_thread(
    current: OpenMove,
    place: Place,
    words: str,
    *,
    must: bool,
    opened_revision: int | None,
    wording: str | None = None,
) -> Said:
    """Store a comment or a suggestion with whom it names; a "must" stops the schedule."""
    version = current.translation
    row = Comment(
        translation=version,
        revision=read_text(version, opened_revision),
        part=place.part,
        quote=place.quote,
        must=must,
        wording=wording,
        state=CommentState.OPEN,
    )
    put(row, place.position)
    done = _store(current, row, words, answered=())
    count(current, row)
    record(current, row)
    return done


def answer(current: OpenMove, thread: Comment, words: str, *, along: bool = False) -> Said:
    """Store a reply; `along` with another move, which carries the token."""
    row = Comment(
        translation=current.translation,
        revision=current.translation.latest_revision,
        thread_id=thread.thread_id or thread.pk,
    )
    spoke = Comment.objects.filter(pk=row.thread_id) | Comment.objects.filter(thread=row.thread_id)
    answered = set(spoke.values_list("person", flat=True)) - {current.actor.pk}
    done = _store(current, row, words, answered=answered)
    record(current, row, move=Move.REPLY if along else None)
    return done


def answer_along(current: OpenMove, thread: Comment, words: str) -> None:
    """Store what was written beside a button, if anything was."""
    if _speaks(words):
        answer(current, thread, said(words), along=True)


def _speaks(words: str) -> bool:
    return bool(lines(words).strip())


def _store(current: OpenMove, row: Comment, words: str, *, answered: object) -> Said:
    named = named_in(words, current.translation, actor=current.actor) if words else Named()
    everybody = {current.actor.pk, *(person.pk for person in named.people)}
    writers = writers_among(everybody, current.translation.article_id)
    row.words, row.person_id, row.created_at = words, current.actor.pk, current.now
    row.is_named = current.actor.pk not in writers
    row.save(force_insert=True)
    Mention.objects.bulk_create(
        Mention(comment=row, person=person, is_named=person.pk not in writers)
        for person in named.people
    )
    numbers = [person.pk for person in named.people]
    informing.talked(row, named=numbers, answered=set(answered) - set(numbers))
    return Said(row, named.people, named.unknown)


def settle(
    thread: Comment,
    move: Move,
    state: CommentState,
    actor: AbstractBaseUser,
    words: str,
    token: str | None,
) -> JournalEntry:
    """Close a thread by a move; within its transaction."""
    current = open_talk(thread.translation, actor, move, token)
    if before := entry_of(actor, token):
        return before
    row = open_thread(current, thread)
    answer_along(current, row, words)
    return close(current, row, state, words)


def open_thread(current: OpenMove, thread: Comment) -> Comment:
    """The thread as it stands; raises Refused where it is settled, or not theirs to settle."""
    row = fresh(thread)
    is_own = row.person_id == current.actor.pk
    refuse_unless(may_settle(current.situation, current.move, must=row.must, is_own=is_own))
    if not row.is_open:
        raise Refused(SETTLED)
    return row


def close(
    current: OpenMove,
    row: Comment,
    state: CommentState,
    words: str,
    *,
    text: Revision | None = None,
) -> JournalEntry:
    """Note what became of a thread; `text` is that in which a suggestion was taken.

    `words`, stored as a reply before, tell whoever began it.
    """
    writers = writers_among([current.actor.pk], current.translation.article_id)
    row.state, row.settled_by_id, row.settled_at = state, current.actor.pk, current.now
    row.settled_named, row.taken_as = current.actor.pk not in writers, text
    row.save(update_fields=SETTLING)
    count(current, row)
    if not _speaks(words):
        informing.talk_settled(row)
    return record(current, row, is_named=row.settled_named)


def fresh(thread: Comment) -> Comment:
    """The row of a thread as it is now that its version is held; of a reply, that of its thread."""
    return Comment.objects.get(pk=thread.thread_id or thread.pk)


def count(current: OpenMove, row: Comment) -> None:
    """Keep the version's numbers of open comments; a "must" that is open stops its schedule."""
    Translation.objects.filter(pk=current.translation.pk).keep_counts_of_talk()
    if row.must and row.is_open:
        hold_schedule(current)


def record(
    current: OpenMove, row: Comment, *, move: Move | None = None, is_named: bool | None = None
) -> JournalEntry:
    """Write the entry: which comment, and the words of the text that it is about, not its own."""
    note = row.quote if len(row.quote) <= MOST_NOTED else f"{row.quote[:MOST_NOTED].rstrip()}…"
    named = row.is_named if is_named is None else is_named
    told = {"comment": row.pk, "named": named}
    return current.record(to=None, move=move, note=note, after=told)
