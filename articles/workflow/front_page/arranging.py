"""The stories that editors pin to a front page: the whole order of a language, replaced at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser

from articles.models import FrontPage, JournalEntry, Pin, Publication
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import after
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import by_form

from . import reasons
from .holding import hold_front_page

MOST_PINS = 7
CHANGES = (Move.ARRANGE_FRONT_PAGE,)


@dataclass(frozen=True)
class Pinned:
    """A language version by its number, and until when it is pinned; None: for good."""

    version: int
    until: datetime | None = None


@by_form
def arrange_front_page(
    page: FrontPage,
    *,
    actor: AbstractBaseUser,
    pins: Sequence[Pinned],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Pin these stories in this order, the lead first; None where they were pinned just so.

    `opened` is `last_entry` of CHANGES when the screen was opened. Raises Refused, also for a
    story that readers neither see nor are scheduled to see.
    """
    held = hold_front_page(
        page,
        actor=actor,
        move=Move.ARRANGE_FRONT_PAGE,
        changes=CHANGES,
        opened=opened,
        token=token,
        stale=reasons.MEANWHILE,
    )
    was, becomes = _plain(_standing(held)), _plain(pins)
    if was == becomes:
        return None
    _refuse_what_cannot_be(held.language, pins)
    held.pins.all().delete()
    Pin.objects.bulk_create(
        Pin(front_page=held, translation_id=pin.version, position=position, until=pin.until)
        for position, pin in enumerate(pins)
    )
    after.front_page_arranged(held.language)
    return record(
        Move.ARRANGE_FRONT_PAGE,
        Subject.FRONT_PAGE,
        held.pk,
        actor=actor,
        before={"pins": was},
        after={"pins": becomes},
        token=token,
    )


def _standing(page: FrontPage) -> list[Pinned]:
    return [Pinned(pin.translation_id, pin.until) for pin in page.pins.standing()]


def _plain(pins: Iterable[Pinned]) -> list[list[object]]:
    """As the journal keeps them."""
    return [
        [pin.version, pin.until.astimezone(UTC).isoformat() if pin.until else None] for pin in pins
    ]


def _refuse_what_cannot_be(language: str, pins: Sequence[Pinned]) -> None:
    versions = {pin.version for pin in pins}
    if len(pins) > MOST_PINS:
        raise Refused(Decision(False, "pins", reasons.too_many_pins(MOST_PINS)))
    if len(versions) < len(pins):
        raise Refused(Decision(False, "pins", reasons.PINNED_TWICE))
    now = database_now()
    if any(pin.until and pin.until <= now for pin in pins):
        raise Refused(Decision(False, "pins", reasons.PAST_END))
    if versions - versions_ahead(language, versions):
        raise Refused(Decision(False, "pins", reasons.NOT_ON_THE_FRONT))


def versions_ahead(language: str, versions: Iterable[int]) -> set[int]:
    """Those of the versions that readers of a language see or are scheduled to see; one query."""
    ahead = Publication.objects.ahead().listed().in_language(language)
    found = ahead.filter(translation__in=set(versions)).order_by()
    return set(found.values_list("translation", flat=True))
