"""The breaking line of a language: a text, a story or both, set and ended by its publishers."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser

from articles.models import BreakingLine, FrontPage, JournalEntry, Publication
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.text.characters import is_damaged, line
from articles.workflow import after
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import by_form

from . import reasons
from .holding import hold_front_page

LONGEST = timedelta(hours=12)
USUAL = timedelta(hours=2)
CHANGES = (Move.SET_BREAKING, Move.END_BREAKING)


@by_form
def set_breaking_line(
    page: FrontPage,
    *,
    actor: AbstractBaseUser,
    text: str = "",
    version: int | None = None,
    until: datetime,
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Put a line over the home page until a moment; one that stands there ends.

    `version` is the language version that it leads to; without a text its headline is shown.
    `opened` is `last_entry` of CHANGES when the screen was opened. Raises Refused.
    """
    held = hold_front_page(
        page,
        actor=actor,
        move=Move.SET_BREAKING,
        changes=CHANGES,
        opened=opened,
        token=token,
        stale=reasons.LINE_MEANWHILE,
    )
    now = database_now()
    text = _checked(held.language, text, version, until, now)
    before = _end(held.language, now)
    made = BreakingLine.objects.create(
        language=held.language,
        text=text,
        translation_id=version,
        visible_from=now,
        visible_until=until,
    )
    if before:
        after.breaking_line_ended(held.language)
    else:
        after.breaking_line_set(held.language)
    return record(
        Move.SET_BREAKING,
        Subject.FRONT_PAGE,
        held.pk,
        actor=actor,
        before=before,
        after=_plain(made),
        token=token,
    )


@by_form
def end_breaking_line(
    page: FrontPage,
    *,
    actor: AbstractBaseUser,
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Take the line away; None where there is none. `opened` as for setting. Raises Refused."""
    held = hold_front_page(
        page,
        actor=actor,
        move=Move.END_BREAKING,
        changes=CHANGES,
        opened=opened,
        token=token,
        stale=reasons.LINE_MEANWHILE,
    )
    before = _end(held.language, database_now())
    if before is None:
        return None
    after.breaking_line_ended(held.language)
    return record(
        Move.END_BREAKING,
        Subject.FRONT_PAGE,
        held.pk,
        actor=actor,
        before=before,
        after={},
        token=token,
    )


def _checked(language: str, text: str, version: int | None, until: datetime, now: datetime) -> str:
    """The text as it is stored; raises Refused for a line that cannot be."""
    if is_damaged(text):
        raise Refused(Decision(False, "line", reasons.LINE_DAMAGED))
    text = line(text)
    if not text and version is None:
        raise Refused(Decision(False, "line", reasons.LINE_EMPTY))
    if len(text) > BreakingLine.MOST_LETTERS:
        raise Refused(Decision(False, "line", reasons.LINE_TOO_LONG))
    if until <= now:
        raise Refused(Decision(False, "line", reasons.PAST_END))
    if until > now + LONGEST:
        raise Refused(Decision(False, "line", reasons.LINE_TOO_LATE))
    visible = Publication.objects.visible().listed().in_language(language)
    if version is not None and not visible.filter(translation=version).exists():
        raise Refused(Decision(False, "line", reasons.LINE_STORY_UNSEEN))
    return text


def _end(language: str, now: datetime) -> dict[str, object] | None:
    """End the line that stands, and say what it was, as the journal keeps it."""
    standing = list(BreakingLine.objects.visible().in_language(language))
    BreakingLine.objects.filter(pk__in=[each.pk for each in standing]).update(visible_until=now)
    return _plain(standing[0]) if standing else None


def _plain(said: BreakingLine) -> dict[str, object]:
    return {
        "text": said.text,
        "translation": said.translation_id,
        "until": said.visible_until.astimezone(UTC).isoformat(),
    }
