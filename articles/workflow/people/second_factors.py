"""Second factors: asked for, added, taken away. The journal says which, and never a secret."""

from datetime import datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from articles.models import DeskMember, JournalEntry
from articles.models.clock import database_now
from articles.states import EDITORS, Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import ask, hold

from .accounts import refuse_system_account, sessions_of


class Factor(StrEnum):
    """What a second factor may be; recovery codes stand in for it and never alone."""

    APP = Authenticator.Type.TOTP
    PASSKEY = Authenticator.Type.WEBAUTHN


NAMES = {Factor.APP: _("App with codes"), Factor.PASSKEY: _("Passkey")}
NOT_OWN = Decision(False, "own", reasons.FACTORS_OF_ONES_OWN)
OWN = Decision(False, "own", reasons.OWN_FACTORS)
LAST = Decision(False, "last", reasons.LAST_FACTOR)
GONE = Decision(False, "gone", reasons.FACTOR_GONE)
TAKEN = Decision(False, "taken", reasons.APP_TAKEN)
NONE = Decision(False, "none", reasons.NO_FACTOR)


def needs_second_factor(person: AbstractBaseUser) -> bool:
    """Whether they administer, or edit or publish at any desk; a query for who does not administer.

    Not of a person of the demo, whose password everybody knows.
    """
    if person.is_demo:
        return False
    if person.is_superuser:
        return True
    return DeskMember.objects.filter(person_id=person.pk, role__in=EDITORS).exists()


def factors_of(person: AbstractBaseUser) -> QuerySet[Authenticator]:
    """The second factors of a person, without recovery codes, the oldest first."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=list(Factor)).order_by("pk")


@transaction.atomic
def ask_for_factor(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, until: datetime
) -> JournalEntry | None:
    """Give a person time for a second factor; None where they have been told a day before.

    From `until` on their password alone opens nothing. Raises Refused for anybody but themselves.
    """
    held = hold(person)
    ask(actor, Move.ASK_FACTOR)
    _refuse_others(held, actor)
    if held.second_factor_due:
        return None
    held.second_factor_due = until
    held.save(update_fields=["second_factor_due"])
    after = {"second_factor_due": until.isoformat()}
    return record(Move.ASK_FACTOR, Subject.PERSON, held.pk, actor=actor, after=after)


@transaction.atomic
def add_factor(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, kind: Factor, data: dict[str, object]
) -> list[str]:
    """Store a second factor that was proven; ends the person's sessions.

    Gives the recovery codes that come with the first one, else none. `data` is what allauth keeps
    of its kind. Raises Refused.
    """
    held = hold(person)
    ask(actor, Move.ADD_FACTOR)
    _refuse_others(held, actor)
    refuse_system_account(held)
    was = _kinds(held)
    if kind == Factor.APP and kind in was:
        raise Refused(TAKEN)
    Authenticator.objects.create(user=held, type=kind, data=data)
    _store(held, Move.ADD_FACTOR, actor, was)
    return [] if was else _new_codes(held)


@transaction.atomic
def take_factor(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, factor_id: int
) -> JournalEntry:
    """Take one of one's own second factors away; ends the person's sessions.

    Whoever needs one keeps one. Raises Refused.
    """
    held = hold(person)
    ask(actor, Move.TAKE_FACTOR)
    _refuse_others(held, actor)
    was = _kinds(held)
    factor = factors_of(held).filter(pk=factor_id).first()
    if factor is None:
        raise Refused(GONE)
    if len(was) == 1 and needs_second_factor(held):
        raise Refused(LAST)
    factor.delete()
    return _store(held, Move.TAKE_FACTOR, actor, was)


@transaction.atomic
def renew_codes(person: AbstractBaseUser, *, actor: AbstractBaseUser) -> list[str]:
    """Put new recovery codes in place of one's own; the old ones open nothing. Raises Refused."""
    held = hold(person)
    ask(actor, Move.RENEW_CODES)
    _refuse_others(held, actor)
    if not factors_of(held).exists():
        raise Refused(NONE)
    record(Move.RENEW_CODES, Subject.PERSON, held.pk, actor=actor)
    return _new_codes(held)


@transaction.atomic
def reset_factors(person: AbstractBaseUser, *, actor: AbstractBaseUser) -> JournalEntry:
    """Take all second factors of somebody else away; ends their sessions.

    They have the time of grace anew from their next sign-in on. Raises Refused.
    """
    held = hold(person)
    ask(actor, Move.RESET_FACTORS)
    refuse_system_account(held)
    if held.pk == actor.pk:
        raise Refused(OWN)
    was = take_all(held)
    return _recorded(held, Move.RESET_FACTORS, actor, was, [])


def take_all(held: AbstractBaseUser) -> list[str]:
    """Take all second factors of a held account away, with its sessions; which it had.

    Within the transaction of a verb.
    """
    was = _kinds(held)
    factors_of(held).delete()
    held.second_factor_due = None
    _follow(held, [])
    return was


def _refuse_others(held: AbstractBaseUser, actor: AbstractBaseUser) -> None:
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)


def _kinds(held: AbstractBaseUser) -> list[str]:
    return list(factors_of(held).values_list("type", flat=True))


def _new_codes(held: AbstractBaseUser) -> list[str]:
    _codes_of(held).delete()
    return RecoveryCodes.activate(held).generate_codes()


def _codes_of(held: AbstractBaseUser) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=held.pk, type=Authenticator.Type.RECOVERY_CODES)


def _store(
    held: AbstractBaseUser, move: Move, actor: AbstractBaseUser, was: list[str]
) -> JournalEntry:
    becomes = _kinds(held)
    _follow(held, becomes)
    return _recorded(held, move, actor, was, becomes)


def _follow(held: AbstractBaseUser, kinds: list[str]) -> None:
    """What follows from other factors: the account's column, sessions, codes without a factor."""
    if not kinds:
        _codes_of(held).delete()
    held.second_factor_since = (held.second_factor_since or database_now()) if kinds else None
    end_sessions(held)
    held.save(update_fields=["second_factor_since", "second_factor_due", "entry_key"])


def _recorded(
    held: AbstractBaseUser, move: Move, actor: AbstractBaseUser, was: list[str], becomes: list[str]
) -> JournalEntry:
    before, after = {"factors": sorted(was)}, {"factors": sorted(becomes)}
    return record(move, Subject.PERSON, held.pk, actor=actor, before=before, after=after)


def end_sessions(held: AbstractBaseUser) -> None:
    """No session of the account is worth anything once it is stored: a new key is part of each."""
    held.entry_key = get_random_string(22)
    sessions_of(held).delete()
