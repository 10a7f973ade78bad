"""Who may do what, asked by every verb and drawn on every button."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from articles.models import RevisionKind, RiskFlag, Translation
from articles.models.prepared import Prepared, Slot
from articles.models.risk_flags import blocking
from articles.proofreading import unanswered
from articles.states import (
    ANY,
    DESK_ROLES,
    EDITORS,
    Condition,
    Move,
    Role,
    Rule,
    Status,
    rules_for,
)
from articles.text.characters import shows
from articles.text.plain import shows_something

from . import reasons
from .readiness import missing_names
from .reasons import Text
from .roles import roles_by_language, roles_of


@dataclass(frozen=True)
class Decision:
    """An answer with its reason; `reason` is empty when the move is allowed."""

    allowed: bool
    code: str = ""
    reason: Text = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


@dataclass(frozen=True)
class Situation:
    """All that a decision rests on, as plain values; `flags` are those that stop a publication."""

    language: str
    roles: frozenset[Role]
    status: Status | None = None
    is_active: bool = True
    has_written: bool = False
    has_suggested: bool = False
    wrote_since_publication: bool = False
    is_live: bool = False
    was_live: bool = False
    is_scheduled: bool = False
    is_together: bool = False
    latest_is_out: bool = False
    latest_is_live: bool = False
    is_complete: bool = True
    is_explained: bool = True
    is_translation: bool = False
    unanswered_errors: int = 0
    open_musts: int = 0
    missing_names: tuple[Text, ...] = ()
    embargo_until: datetime | None = None
    visible_from: datetime | None = None
    waives_four_eyes: bool = field(default=False)
    seen_in: frozenset[str] = frozenset()
    publishes_in: frozenset[str] = frozenset()
    concerned: frozenset[str] = frozenset()
    edits_in: frozenset[str] = frozenset()
    is_asked_by_another: bool = False
    is_killed: bool = False
    is_story: bool = True
    is_with_its_story: bool = True
    is_running: bool = False
    flags: tuple[RiskFlag, ...] = ()
    published_before: int = 0
    version: Translation | None = None
    moment: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether a role that reaches only one's own reaches this."""
        return self.has_written


CONDITIONS = {
    Condition.LIVE: lambda now: now.is_live,
    Condition.NOT_LIVE: lambda now: not now.is_live,
    Condition.WAS_LIVE: lambda now: now.was_live,
    Condition.NEVER_LIVE: lambda now: not now.was_live,
    Condition.SCHEDULED: lambda now: now.is_scheduled,
    Condition.NOT_SCHEDULED: lambda now: not now.is_scheduled,
    Condition.COMPLETE: lambda now: now.is_complete,
    Condition.EXPLAINED: lambda now: now.is_explained,
    Condition.NOT_OUT_ALREADY: lambda now: not now.latest_is_out,
    Condition.NOT_LIVE_ALREADY: lambda now: not now.latest_is_live,
    Condition.NAMED: lambda now: not now.missing_names,
    Condition.EMBARGO_OVER: lambda now: not _is_embargoed(now),
    Condition.FOUR_EYES: lambda now: now.waives_four_eyes or not now.wrote_since_publication,
    Condition.IS_TRANSLATION: lambda now: now.is_translation,
    Condition.ANSWERED: lambda now: not now.unanswered_errors,
    Condition.SETTLED: lambda now: not now.open_musts,
    Condition.EDITED_BY_EDITORS_ONCE_SUBMITTED: lambda now: now.concerned <= now.edits_in,
    Condition.ASKED_BY_ANOTHER: lambda now: now.is_asked_by_another or now.waives_four_eyes,
    Condition.NOT_ITS_WRITER: lambda now: (
        now.waives_four_eyes or not (now.has_written or now.has_suggested)
    ),
    Condition.NOT_FLAGGED: lambda now: not now.flags,
    Condition.NOT_TOGETHER: lambda now: not now.is_together,
    Condition.KILLED: lambda now: now.is_killed,
    Condition.NOT_KILLED: lambda now: not now.is_killed,
    Condition.IS_STORY: lambda now: now.is_story,
    Condition.WITH_ITS_STORY: lambda now: now.is_with_its_story,
    Condition.RUNNING: lambda now: now.is_running,
    Condition.NOT_RUNNING: lambda now: not now.is_running,
    Condition.KEPT: lambda now: not now.is_removed,
    Condition.SHOWN: lambda now: not now.is_withdrawn,
    Condition.WITHDRAWN: lambda now: now.is_withdrawn,
    Condition.UNSEEN: lambda now: not now.seen_in,
    Condition.SEEN_WHERE_THEY_PUBLISH: lambda now: now.seen_in <= now.publishes_in,
    Condition.EDITED_BY_EDITORS_ONCE_APPROVED: lambda now: (
        not now.is_approved or bool(now.roles & EDITORS.keys())
    ),
    Condition.DESCRIBED: lambda now: now.is_described,
    Condition.UNUSED: lambda now: not now.is_used,
}


def _is_embargoed(now: Situation) -> bool:
    if now.embargo_until is None or now.visible_from is None:
        return False
    return now.visible_from < now.embargo_until


def decide(move: Move, now: Situation) -> Decision:
    """Judge a move by the table; pure. Where several rows apply, the first that accepts wins."""
    if not now.is_active:
        return Decision(False, "inactive", reasons.INACTIVE)
    if now.language and not now.roles:
        return Decision(False, "language", reasons.no_desk(now.language))
    refusals = []
    for rule in rules_for(move):
        decision = _judge(rule, now)
        if decision:
            return decision
        refusals.append(decision)
    return max(refusals, key=lambda refusal: PROGRESS.index(refusal.code))


# How far a rule was followed before it refused; the refusal that got furthest explains best.
PROGRESS = ("role", "own", "status", "condition")


def _judge(rule: Rule, now: Situation) -> Decision:
    scopes = {rule.who[role] for role in now.roles if role in rule.who}
    if rule.is_everybodys:
        scopes = {ANY}
    if not scopes:
        return Decision(False, "role", reasons.no_role(rule.move, rule.who))
    if ANY not in scopes and not now.is_own:
        return Decision(False, "own", reasons.not_own(rule.move))
    if now.status not in rule.steps:
        return Decision(False, "status", reasons.status(rule.move, now.status))
    for condition in rule.conditions:
        if not CONDITIONS[condition](now):
            return Decision(False, "condition", reasons.condition(condition, rule.move, now))
    return ALLOWED


def step(move: Move, status: Status | None) -> Status | None:
    """The status to which a move leads from `status`; the same status where it does not change."""
    for rule in rules_for(move):
        if status in rule.steps:
            return rule.steps[status]
    raise KeyError(f"no rule for {move} from {status}")


def may_anywhere(actor: AbstractBaseUser, move: Move) -> Decision:
    """Whether `actor` may make a move of the house, by a role at any desk or as administrator.

    One query.
    """
    roles = {role for _language, role in roles_by_language(actor)}
    return decide(move, Situation("", frozenset(roles), is_active=actor.is_active))


def situation(
    actor: AbstractBaseUser, translation: Translation, *, visible_from: datetime | None = None
) -> Situation:
    """Everything that is true of this person and this version now; one query.

    While the text is with the editors three more: what the copy desk has found and nobody has
    answered. `visible_from` is the moment at which a publication would begin; none means now.
    Raises Translation.DoesNotExist.
    """
    for row in SITUATIONS.objects(person=actor.pk, version=translation.pk):
        return replace(situation_of(actor, row), visible_from=visible_from)
    raise Translation.DoesNotExist


# What a decision asks of a version, beside what `with_situation_of` says.
RELATED = ("latest_revision__lead_photo", "article__section", "article__place", "article__part_of")

SITUATIONS = Prepared(
    lambda: (
        Translation.objects.with_situation_of(Slot("person"))
        .select_related(*RELATED)
        .filter(pk=Slot("version"))
    )
)


def situation_of(
    actor: AbstractBaseUser,
    row: Translation,
    *,
    count_unanswered: Callable[[Translation], int] = unanswered,
) -> Situation:
    """The same of a version that was read `with_situation_of` the person, and with RELATED."""
    latest = row.latest_revision
    return Situation(
        language=row.language,
        roles=_roles_of(row),
        status=Status(row.status),
        is_active=actor.is_active,
        has_written=row.last_written > 0,
        wrote_since_publication=_last_that_counts(row) > row.published_before,
        is_live=row.is_live,
        was_live=row.was_live,
        is_scheduled=row.is_scheduled,
        is_together=row.is_scheduled and row.together_at is not None,
        latest_is_out=row.latest_is_out,
        latest_is_live=row.latest_is_live,
        is_complete=shows(latest.headline) and shows_something(latest.body),
        is_explained=shows(latest.note) or not RevisionKind(latest.kind).is_told,
        is_translation=row.source_id is not None,
        # Only an approval asks for it, and the copy desk reads slowly.
        unanswered_errors=count_unanswered(row) if row.status == Status.SUBMITTED else 0,
        open_musts=row.open_musts,
        missing_names=missing_names(row),
        embargo_until=row.article.embargo_until,
        waives_four_eyes=settings.FOUR_EYES_WAIVED,
        published_before=row.published_before,
        is_killed=row.is_killed,
        is_story=row.article.is_listed,
        is_with_its_story=row.is_with_its_story and (not row.has_its_story_ended or row.was_live),
        flags=blocking(row.article.dangers, row.blocks),
        version=row,
        moment=row.read_at,
    )


def _last_that_counts(row: Translation) -> int:
    """The number of the latest revision with which the person has become one of the writers."""
    own = row.last_written if settings.SAFE_REPAIRS_COUNT else row.last_beyond_repairs
    return max(own, row.last_suggested)


def _roles_of(row: Translation) -> frozenset[Role]:
    """The roles that `with_situation_of` has found."""
    return frozenset(role for role in DESK_ROLES if getattr(row, f"role_{role}"))


def may(
    actor: AbstractBaseUser,
    move: Move,
    translation: Translation,
    *,
    visible_from: datetime | None = None,
) -> Decision:
    """Whether `actor` may make `move` on this version now, and if not, why."""
    return decide(move, situation(actor, translation, visible_from=visible_from))


def beginning(language: str, roles: frozenset[Role], *, is_active: bool) -> Situation:
    """The situation of somebody who begins a text, which is their own."""
    return Situation(language=language, roles=roles, is_active=is_active, has_written=True)


def may_in_language(actor: AbstractBaseUser, move: Move, language: str) -> Decision:
    """Whether `actor` may begin something new (CREATE, TRANSLATE) in a language; one query."""
    roles = roles_of(actor, language)
    return decide(move, beginning(language, roles, is_active=actor.is_active))
