"""Who may do what, asked by every verb and drawn on every button."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from articles.models import DeskMember, Translation
from articles.proofreading import unanswered
from articles.states import ANY, Condition, Move, Role, Rule, Status, rules_for
from articles.text.characters import shows
from articles.text.plain import shows_something

from . import reasons
from .readiness import missing_names
from .reasons import Text


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
    """All that a decision rests on, as plain values."""

    language: str
    roles: frozenset[Role]
    status: Status | None = None
    is_active: bool = True
    has_written: bool = False
    wrote_since_publication: bool = False
    is_live: bool = False
    was_live: bool = False
    is_scheduled: bool = False
    latest_is_out: bool = False
    is_complete: bool = True
    is_translation: bool = False
    unanswered_errors: int = 0
    missing_names: tuple[Text, ...] = ()
    embargo_until: datetime | None = None
    visible_from: datetime | None = None
    waives_four_eyes: bool = field(default=False)


CONDITIONS = {
    Condition.LIVE: lambda now: now.is_live,
    Condition.NOT_LIVE: lambda now: not now.is_live,
    Condition.WAS_LIVE: lambda now: now.was_live,
    Condition.NEVER_LIVE: lambda now: not now.was_live,
    Condition.SCHEDULED: lambda now: now.is_scheduled,
    Condition.NOT_SCHEDULED: lambda now: not now.is_scheduled,
    Condition.COMPLETE: lambda now: now.is_complete,
    Condition.NOT_OUT_ALREADY: lambda now: not now.latest_is_out,
    Condition.NAMED: lambda now: not now.missing_names,
    Condition.EMBARGO_OVER: lambda now: not _is_embargoed(now),
    Condition.FOUR_EYES: lambda now: now.waives_four_eyes or not now.wrote_since_publication,
    Condition.IS_TRANSLATION: lambda now: now.is_translation,
    Condition.ANSWERED: lambda now: not now.unanswered_errors,
}


def _is_embargoed(now: Situation) -> bool:
    if now.embargo_until is None or now.visible_from is None:
        return False
    return now.visible_from < now.embargo_until


def decide(move: Move, now: Situation) -> Decision:
    """Judge a move by the table; pure. Where several rows apply, the first that accepts wins."""
    if not now.is_active:
        return Decision(False, "inactive", reasons.INACTIVE)
    if not now.roles:
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
    if not scopes:
        return Decision(False, "role", reasons.no_role(rule.move, rule.who))
    if now.status is not None and ANY not in scopes and not now.has_written:
        return Decision(False, "own", reasons.NOT_OWN)
    if now.status not in rule.steps:
        return Decision(False, "status", reasons.status(rule.move, now.status))
    for condition in rule.conditions:
        if not CONDITIONS[condition](now):
            return Decision(False, "condition", reasons.condition(condition, now))
    return ALLOWED


def step(move: Move, status: Status | None) -> Status | None:
    """The status to which a move leads from `status`; the same status where it does not change."""
    for rule in rules_for(move):
        if status in rule.steps:
            return rule.steps[status]
    raise KeyError(f"no rule for {move} from {status}")


def roles_of(actor: AbstractBaseUser, language: str) -> frozenset[Role]:
    """The roles of a person on one desk; one query."""
    members = DeskMember.objects.filter(person_id=actor.pk, language=language)
    return frozenset(Role(role) for role in members.values_list("role", flat=True))


def situation(
    actor: AbstractBaseUser,
    translation: Translation,
    *,
    visible_from: datetime | None = None,
    roles: frozenset[Role] | None = None,
) -> Situation:
    """Everything that is true of this person and this version now; five queries.

    `visible_from` is the moment at which a publication would begin; none means now. `roles` are
    the person's at this desk, for a screen that has just read them; a verb asks anew.
    """
    lived = (
        Translation.objects.with_life()
        .select_related("latest_revision__lead_photo", "article__section", "article__place")
        .get(pk=translation.pk)
    )
    latest = lived.latest_revision
    published = list(lived.publications.real().values_list("revision__number", flat=True))
    before = max((number for number in published if number < latest.number), default=0)
    written = list(lived.revisions.filter(writer_id=actor.pk).values_list("number", flat=True))
    return Situation(
        language=lived.language,
        roles=roles_of(actor, lived.language) if roles is None else roles,
        status=Status(lived.status),
        is_active=actor.is_active,
        has_written=bool(written),
        wrote_since_publication=any(number > before for number in written),
        is_live=lived.is_live,
        was_live=lived.was_live,
        is_scheduled=lived.is_scheduled,
        latest_is_out=lived.publications.real().ends_ahead().filter(revision_id=latest.pk).exists(),
        is_complete=shows(latest.headline) and shows_something(latest.body),
        is_translation=lived.source_id is not None,
        # Only an approval asks for it, and the copy desk reads slowly.
        unanswered_errors=unanswered(lived) if lived.status == Status.SUBMITTED else 0,
        missing_names=missing_names(lived),
        embargo_until=lived.article.embargo_until,
        visible_from=visible_from,
        waives_four_eyes=settings.FOUR_EYES_WAIVED,
    )


def may(
    actor: AbstractBaseUser,
    move: Move,
    translation: Translation,
    *,
    visible_from: datetime | None = None,
) -> Decision:
    """Whether `actor` may make `move` on this version now, and if not, why."""
    return decide(move, situation(actor, translation, visible_from=visible_from))


def may_in_language(actor: AbstractBaseUser, move: Move, language: str) -> Decision:
    """Whether `actor` may begin something new (CREATE, TRANSLATE) in a language; one query."""
    roles = roles_of(actor, language)
    return decide(move, Situation(language=language, roles=roles, is_active=actor.is_active))


def may_read(actor: AbstractBaseUser, translation: Translation) -> bool:
    """Whether `actor` may open this version at the desk.

    Editors and publishers read their language, translators and editors every language (they
    translate from it), everyone what they have written in and what readers see.
    """
    if not actor.is_active:
        return False
    roles = set(DeskMember.objects.filter(person_id=actor.pk).values_list("role", flat=True))
    if roles & {Role.EDITOR, Role.PUBLISHER, Role.TRANSLATOR}:
        return True
    if not roles:
        return False
    own = translation.revisions.filter(writer_id=actor.pk).exists()
    return own or translation.publications.visible().exists()


def sees_writers(actor: AbstractBaseUser, language: str) -> bool:
    """Whether `actor` may learn which accounts wrote the texts of a language; one query."""
    members = DeskMember.objects.filter(person_id=actor.pk, language=language)
    return members.filter(sees_writers=True).exists()
