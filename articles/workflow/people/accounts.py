"""Who may sign in and who administers: people added, changed, their accounts closed and opened.

What is stored of a person is the project's; an account comes as an object of its user model.
"""

from collections.abc import Mapping
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import JournalEntry
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.text.characters import shows
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.links import end_links_of
from articles.workflow.recording import record
from articles.workflow.rows import add, ask, by_form, change, filled, refuse_newer
from articles.workflow.schedules import hold_schedules_of

FIELDS = (
    *("username", "display_name", "email", "interface_language"),
    *("is_active", "is_superuser"),
)
CHANGES = (Move.ADD_PERSON, Move.CHANGE_PERSON, Move.CHANGE_ROLES)
"""The moves that a person's form is about; a password that was chosen makes no form old."""
SYSTEM = Decision(False, "system", reasons.SYSTEM_ACCOUNT)
SELF = Decision(False, "self", reasons.OWN_ACCOUNT)
LAST = Decision(False, "last", reasons.LAST_ADMINISTRATOR)
NAME_TAKEN = _("Another person has this name already.")
NAME_UNSEEN = _("This name holds letters that nobody can see.")


@by_form
def add_person(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Let a person join the desk; they can sign in once they have a password.

    Raises Refused, and ValidationError for what can't be.
    """
    ask(actor, Move.ADD_PERSON)
    _refuse_unseen_name(person.get_username())
    _refuse_taken_name(person)
    person.is_staff = True
    person.set_unusable_password()
    return add(
        person, FIELDS, actor=actor, move=Move.ADD_PERSON, subject=Subject.PERSON, token=token
    )


def record_first_administrator(person: AbstractBaseUser) -> JournalEntry:
    """The entry of an administrator whom the machine's keeper has just made: nobody was before.

    It is in their own name; within the transaction that makes them.
    """
    after = filled(person, FIELDS)
    return record(Move.ADD_PERSON, Subject.PERSON, person.pk, actor=person, after=after)


@by_form
def change_person(
    person: AbstractBaseUser,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change what is known of a person, whether they may sign in, and whether they administer.

    What somebody whose account is closed has approved or scheduled does not go out by itself. None
    where it all stood there before; `opened` is `last_entry` of CHANGES when the form was
    opened. Raises Refused, also where nobody would administer, and ValidationError for what can't
    be.
    """
    held = hold_person(person)
    ask(actor, Move.CHANGE_PERSON)
    refuse_system_account(held)
    refuse_newer(Subject.PERSON, held.pk, opened=opened, actor=actor, token=token, moves=CHANGES)
    if not values.get("is_active", True) and held.pk == actor.pk:
        raise Refused(SELF)
    stays = values.get("is_active", held.is_active) and values.get(
        "is_superuser", held.is_superuser
    )
    if not stays and not administrators().exclude(pk=held.pk).exists():
        raise Refused(LAST)
    _refuse_unseen_name(values.get("username", held.get_username()))
    entry = change(
        held, values, actor=actor, move=Move.CHANGE_PERSON, subject=Subject.PERSON, token=token
    )
    if entry and "username" in entry.after:
        _refuse_taken_name(held)
    if entry and entry.after.get("is_active") is False:
        hold_schedules_of(held, actor=actor, move=Move.CHANGE_PERSON)
        end_links_of(held)
    elif entry and entry.after.get("is_active"):
        _open(held)
    return entry


def _open(held: AbstractBaseUser) -> None:
    """From now on it is counted whether anybody uses the account."""
    held.opened_at, held.unused_since = database_now(), None
    held.save(update_fields=["opened_at", "unused_since"])


def hold_person(person: AbstractBaseUser) -> AbstractBaseUser:
    """The account as it stands, held; and before it all who administer, by number.

    So two administrators cannot dismiss each other in the same moment, nor wait for each other.
    """
    people = get_user_model()._default_manager.select_for_update(no_key=True)
    held = people.filter(Q(pk=person.pk) | Q(is_superuser=True, is_active=True)).order_by("pk")
    return next(row for row in held if row.pk == person.pk)


def administrators() -> QuerySet[AbstractBaseUser]:
    """Those who administer and may sign in."""
    return get_user_model()._default_manager.filter(is_superuser=True, is_active=True)


def sessions_of(person: AbstractBaseUser) -> QuerySet:
    """What sessions a person has, the one used last first."""
    model = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    lasting = model.objects.filter(person_id=person.pk, expire_date__gt=database_now())
    return lasting.order_by("-seen_at", "session_key")


def refuse_system_account(person: AbstractBaseUser) -> None:
    """Raise Refused for a named account of the system."""
    if getattr(person, "is_system", False):
        raise Refused(SYSTEM)


def _refuse_unseen_name(username: str) -> None:
    """Some letters that Django takes for such show nothing."""
    if not all(map(shows, username)):
        raise ValidationError({"username": ValidationError(NAME_UNSEEN, "unseen")})


def _refuse_taken_name(person: AbstractBaseUser) -> None:
    """Names that differ in case alone are one to whoever reads them."""
    same = get_user_model()._default_manager.filter(username__iexact=person.get_username())
    if same.exclude(pk=person.pk).exists():
        raise ValidationError({"username": ValidationError(NAME_TAKEN, "unique")})
