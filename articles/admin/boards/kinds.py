"""The queues of the desk: what waits for whom, in which order, and what may be done to several."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.planning import wanted
from articles.models.version_querysets import TranslationQuerySet
from articles.states import EDITORS, TRANSLATORS, Move, Role

Chosen = Iterator[QuerySet]
NEWEST = "-pk"


@dataclass(frozen=True)
class Kind:
    """A queue; `chosen` gives its rows in parts, each from one index, in the order `by`.

    What is not ordered by its number has one part. `act` is what may be done to several at once,
    `at` the place on a row's screen where its next step stands. `planned` gives the assignments
    that stand among its rows, by the same order.
    """

    name: str
    title: str | Promise
    chosen: Callable[[TranslationQuerySet, Desk], Chosen]
    by: str = NEWEST
    act: Move | None = None
    at: str = ""
    is_urgent: bool = field(default=False)
    planned: Callable[[Desk], QuerySet] | None = None


def _in_each(rows: TranslationQuerySet, desk: Desk, *roles: Role) -> Chosen:
    # Of several languages at once no index knows the order.
    return (rows.in_language(code) for code in desk.languages_of(*roles))


def _mine(rows: TranslationQuerySet, desk: Desk) -> Chosen:
    yield rows.written_by(desk.person.pk)


def _concerning(rows: TranslationQuerySet, desk: Desk, *roles: Role) -> Chosen:
    yield rows.concerning(desk.person.pk, desk.languages_of(*roles))


def _flagged(rows: TranslationQuerySet, desk: Desk) -> Chosen:
    languages = desk.languages_of(*EDITORS)
    if languages:
        flagged = rows.of_flagged_stories(languages)
        is_waived = settings.FOUR_EYES_WAIVED
        yield flagged if is_waived else flagged.of_stories_not_written_by(desk.person.pk)


KINDS = (
    Kind(
        "held",
        _("Schedules stopped by an edit"),
        lambda rows, desk: _concerning(rows.held(), desk, *EDITORS),
        at="#moves",
        is_urgent=True,
    ),
    Kind(
        "sent_back",
        _("Sent back to me"),
        lambda rows, desk: _mine(rows.sent_back(), desk),
        is_urgent=True,
    ),
    Kind(
        "flagged",
        _("Risk flags that wait to be cleared"),
        _flagged,
        by="article__flagged_since",
        at="#flags",
        is_urgent=True,
    ),
    Kind(
        "wanted",
        _("Wanted by a day"),
        lambda rows, desk: _concerning(rows.wanted(), desk, *TRANSLATORS),
        by="wanted_by",
        planned=wanted,
    ),
    Kind(
        "review",
        _("Waiting for review"),
        lambda rows, desk: _in_each(rows.awaiting_review(), desk, *EDITORS),
        act=Move.APPROVE,
    ),
    Kind(
        "ready",
        _("Approved, ready to publish"),
        lambda rows, desk: _in_each(rows.ready_to_publish().not_killed(), desk, Role.PUBLISHER),
        act=Move.PUBLISH,
        at="#moves",
    ),
    Kind(
        "scheduled",
        _("Scheduled"),
        lambda rows, desk: _concerning(rows.scheduled(), desk, *EDITORS),
        by="last_from",
        at="#moves",
    ),
    Kind(
        "changed",
        _("Live, with changes that are not out"),
        lambda rows, desk: _in_each(rows.with_changes_pending(), desk, *EDITORS),
    ),
    Kind("drafts", _("My drafts"), lambda rows, desk: _mine(rows.in_draft(), desk)),
    Kind(
        "with_editors",
        _("Mine, with the editors"),
        lambda rows, desk: _mine(rows.awaiting_review(), desk),
    ),
    Kind(
        "out_of_step",
        _("Translations whose source has changed"),
        lambda rows, desk: _in_each(rows.out_of_step().not_killed(), desk, *TRANSLATORS),
    ),
)
KIND = {kind.name: kind for kind in KINDS}
