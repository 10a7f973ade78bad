"""Sessions ended, an account shut after a lost phone, its owner let back in."""

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import JournalEntry
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.links import end_links_of
from articles.workflow.recording import record
from articles.workflow.rows import ask, hold
from articles.workflow.schedules import hold_schedules_of

from .accounts import administrators, hold_person, refuse_system_account, sessions_of
from .passwords import put_password
from .second_factors import end_sessions, take_all

NOT_OWN = Decision(False, "own", reasons.SESSIONS_OF_ONES_OWN)
OWN = Decision(False, "own", reasons.OWN_PHONE)
OTHERS = Decision(False, "others", reasons.OTHER_ADMINISTRATORS)
NO_ADMINISTRATOR = Decision(False, "role", reasons.NO_ADMINISTRATOR)


class Way(StrEnum):
    """By what somebody came in."""

    PASSWORD = "password"  # noqa: S105
    CODE = "code"
    PASSKEY = "passkey"


WAYS = {Way.PASSWORD: _("Password"), Way.CODE: _("Code"), Way.PASSKEY: _("Passkey")}


def sign_in(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, way: Way, is_new_device: bool = False
) -> JournalEntry:
    """Say in the journal that somebody comes in, and by what; nothing of where. Raises Refused.

    Of the device no more than whether they had come in on it before.
    """
    ask(actor, Move.SIGN_IN)
    if person.pk != actor.pk:
        raise Refused(NOT_OWN)
    after = {"way": way, **({"new_device": True} if is_new_device else {})}
    return record(Move.SIGN_IN, Subject.PERSON, person.pk, actor=actor, after=after)


@transaction.atomic
def end_session(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, session: str
) -> JournalEntry | None:
    """End one of one's own sessions; None where it has ended already. Raises Refused."""
    held = hold(person)
    ask(actor, Move.END_SESSIONS)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    ended, _rows = sessions_of(held).filter(session_key=session).delete()
    return record(Move.END_SESSIONS, Subject.PERSON, held.pk, actor=actor) if ended else None


@transaction.atomic
def end_all_sessions(person: AbstractBaseUser, *, actor: AbstractBaseUser) -> JournalEntry:
    """End all of one's own sessions, in every process at its next request. Raises Refused."""
    held = hold(person)
    ask(actor, Move.END_SESSIONS)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    _end_all(held)
    return record(Move.END_SESSIONS, Subject.PERSON, held.pk, actor=actor)


@transaction.atomic
def lose_phone(person: AbstractBaseUser, *, actor: AbstractBaseUser) -> JournalEntry:
    """Shut one's own account, since a phone that opens it is in other hands. Raises Refused."""
    held = hold_person(person)
    ask(actor, Move.LOSE_PHONE)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    refuse_system_account(held)
    return _shut(held, actor=actor, move=Move.LOSE_PHONE)


@transaction.atomic
def shut_account(person: AbstractBaseUser, *, actor: AbstractBaseUser) -> JournalEntry:
    """Shut somebody else's account, whose phone is in other hands. Raises Refused."""
    held = hold_person(person)
    ask(actor, Move.SHUT_ACCOUNT)
    refuse_system_account(held)
    if held.pk == actor.pk:
        raise Refused(OWN)
    return _shut(held, actor=actor, move=Move.SHUT_ACCOUNT)


@transaction.atomic
def let_administrator_in(person: AbstractBaseUser, *, password: str) -> JournalEntry:
    """Let the only administrator back in by a temporary password, for the machine's keeper.

    It is in their own name, as nobody else can act. Raises Refused where another administrator can.
    """
    held = hold_person(person)
    if not (held.is_superuser and held.is_active):
        raise Refused(NO_ADMINISTRATOR)
    if administrators().filter(shut_since=None).exclude(pk=held.pk).exists():
        raise Refused(OTHERS)
    take_all(held)
    _end_all(held)
    put_password(held, password, is_temporary=True)
    return record(Move.LET_IN, Subject.PERSON, held.pk, actor=held)


def _shut(held: AbstractBaseUser, *, actor: AbstractBaseUser, move: Move) -> JournalEntry:
    """Nothing opens the account any more: no session, no factor, no recovery code, no password.

    What its owner has approved or scheduled does not go out by itself.
    """
    take_all(held)
    _end_all(held)
    held.set_unusable_password()
    held.shut_since = held.shut_since or database_now()
    held.save(update_fields=["password", "shut_since"])
    entry = record(move, Subject.PERSON, held.pk, actor=actor)
    hold_schedules_of(held, actor=actor, move=move)
    end_links_of(held)
    return entry


def _end_all(held: AbstractBaseUser) -> None:
    end_sessions(held)
    held.save(update_fields=["entry_key"])
