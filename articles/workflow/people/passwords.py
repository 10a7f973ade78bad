"""Passwords: a temporary one given, one's own chosen. The journal says that, and never which."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import JournalEntry
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import ask, hold

from .accounts import refuse_system_account, sessions_of

CLOSED = Decision(False, "closed", reasons.CLOSED_ACCOUNT)
OWN = Decision(False, "own", reasons.OWN_PASSWORD)
NOT_OWN = Decision(False, "own", reasons.NOT_ONES_OWN)


@transaction.atomic
def give_password(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, password: str
) -> JournalEntry:
    """Put a temporary password in place of a person's; ends all their sessions.

    They choose one of their own before they can do anything else, and have the time of grace for a
    second factor anew. It lets in whoever was shut out after a lost phone. Raises Refused.
    """
    held = hold(person)
    ask(actor, Move.GIVE_PASSWORD)
    refuse_system_account(held)
    if not held.is_active:
        raise Refused(CLOSED)
    if held.pk == actor.pk:
        raise Refused(OWN)
    put_password(held, password, is_temporary=True)
    return record(Move.GIVE_PASSWORD, Subject.PERSON, held.pk, actor=actor)


@transaction.atomic
def choose_password(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, password: str
) -> JournalEntry:
    """Let a person have a password of their own choice; raises Refused for anybody else's."""
    held = hold(person)
    ask(actor, Move.CHOOSE_PASSWORD)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    put_password(held, password, is_temporary=False)
    return record(Move.CHOOSE_PASSWORD, Subject.PERSON, held.pk, actor=actor)


def put_password(held: AbstractBaseUser, password: str, *, is_temporary: bool) -> None:
    """Store the password of a held account; a temporary one opens an account that was shut.

    It ends their sessions: whoever is to stay in one renews it.

    Within the transaction of a verb.
    """
    held.set_password(password)
    sessions_of(held).delete()
    held.must_change_password = is_temporary
    if is_temporary:
        held.second_factor_due = held.shut_since = None
        held.opened_at = database_now()
    held.save(
        update_fields=[
            *("password", "must_change_password"),
            *("second_factor_due", "shut_since", "opened_at"),
        ]
    )
