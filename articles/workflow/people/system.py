"""The system's own accounts: named, unable to sign in, and with the importer's role alone."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import DeskMember
from articles.states import Move, Role, Subject
from articles.workflow.recording import record

# No name that somebody can be given at the desk.
UPKEEP = "system:upkeep"


@transaction.atomic
def importer_account(username: str, *, language: str) -> AbstractBaseUser:
    """The account of that name with the importer's role in a language; made when first needed.

    Whoever runs the machine asks for it, so that its entries are in its own name. A person who has
    the name is given back as they are: the caller looks at `is_system`.
    """
    account, is_new = get_user_model().objects.get_or_create(
        username=username,
        defaults={"is_system": True, "password": make_password(None), "is_staff": False},
    )
    if not account.is_system:
        return account
    if is_new:
        after = {"username": username, "is_active": True}
        record(Move.ADD_PERSON, Subject.PERSON, account.pk, actor=account, after=after)
    before = _roles(account)
    _member, is_given = DeskMember.objects.get_or_create(
        person=account, language=language, role=Role.IMPORTER
    )
    if is_given:
        record(
            Move.CHANGE_ROLES,
            Subject.PERSON,
            account.pk,
            actor=account,
            before={"roles": before},
            after={"roles": _roles(account)},
        )
    return account


def upkeep_account() -> AbstractBaseUser:
    """In whose name the upkeep of every night acts; made when first needed, without any role."""
    account, is_new = get_user_model().objects.get_or_create(
        username=UPKEEP,
        defaults={"is_system": True, "password": make_password(None), "is_staff": False},
    )
    if is_new:
        after = {"username": UPKEEP, "is_active": True}
        record(Move.ADD_PERSON, Subject.PERSON, account.pk, actor=account, after=after)
    return account


def _roles(account: AbstractBaseUser) -> list[list[object]]:
    """As the journal keeps them."""
    rows = DeskMember.objects.filter(person=account).order_by("language", "role")
    return [list(row) for row in rows.values_list("language", "role", "sees_writers")]
