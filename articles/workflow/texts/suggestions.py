"""Suggested wordings, which the writer takes by one click; who suggested is then a writer too."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Comment, CommentState, JournalEntry, Translation
from articles.states import Move
from articles.text.characters import lines
from articles.workflow import talk_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import entry_of

from .content import content_of
from .drafting import save_draft
from .passages import Passage, Place, reworded
from .talk import (
    Said,
    answer_along,
    begin_thread,
    close,
    open_talk,
    open_thread,
    place_in,
    said,
    said_before,
    settle,
)

TOO_LONG = Decision(False, "long", talk_reasons.TOO_LONG)
NEEDS_PASSAGE = Decision(False, "passage", talk_reasons.NEEDS_PASSAGE)
PASSAGE_TOO_LONG = Decision(False, "passage", talk_reasons.PASSAGE_TOO_LONG)
SAME_WORDS = Decision(False, "words", talk_reasons.SAME_WORDS)
NO_SUGGESTION = Decision(False, "words", talk_reasons.NO_SUGGESTION)


@transaction.atomic
def suggest(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    passage: Passage,
    wording: str,
    words: str = "",
    must: bool = False,
    opened_revision: int | None = None,
    token: str | None = None,
) -> Said:
    """Propose other words for a passage, "" to leave them out; `words` say why. Raises Refused.

    `opened_revision` as in `comment`.
    """
    current = open_talk(translation, actor, Move.SUGGEST, token)
    if before := said_before(current):
        return before
    place = place_in(current, passage, opened_revision)
    wording = _wording(wording, place)
    words = said(words) if lines(words).strip() else ""
    return begin_thread(
        current, place, words, must=must, opened_revision=opened_revision, wording=wording
    )


def _wording(typed: str, place: Place) -> str:
    if not place.part:
        raise Refused(NEEDS_PASSAGE)
    if place.is_cut:
        raise Refused(PASSAGE_TOO_LONG)
    wording = lines(typed).strip()
    if len(wording) > Comment.MOST_LETTERS:
        raise Refused(TOO_LONG)
    if wording == place.quote:
        raise Refused(SAME_WORDS)
    return wording


@transaction.atomic
def take_suggestion(
    suggestion: Comment, *, actor: AbstractBaseUser, words: str = "", token: str | None = None
) -> JournalEntry:
    """Put the suggested wording into the latest text, as a save of `actor`; `words` are a reply.

    Refused where the words that it is about were changed meanwhile. Raises ValidationError where
    the text would not be one that is stored.
    """
    current = open_talk(suggestion.translation, actor, Move.TAKE_SUGGESTION, token)
    if before := entry_of(actor, token):
        return before
    row = open_thread(current, suggestion)
    if not row.is_suggestion:
        raise Refused(NO_SUGGESTION)
    version = current.translation
    saved = save_draft(
        version,
        actor=actor,
        content=reworded(content_of(version.latest_revision), row),
        opened_revision=version.latest_revision_id,
        suggested_by=row.person_id,
    )
    if not saved.is_new:
        raise Refused(SAME_WORDS)
    answer_along(current, row, words)
    row.refresh_from_db(fields=["paragraph", "start"])
    version.latest_revision = saved.revision
    return close(current, row, CommentState.TAKEN, words, text=saved.revision)


@transaction.atomic
def refuse_suggestion(
    suggestion: Comment, *, actor: AbstractBaseUser, words: str = "", token: str | None = None
) -> JournalEntry:
    """Say that the text stays as it is; `words` say why, as a reply. Raises Refused."""
    if not suggestion.is_suggestion:
        raise Refused(NO_SUGGESTION)
    return settle(suggestion, Move.REFUSE_SUGGESTION, CommentState.REFUSED, actor, words, token)
