"""The fixed cast. A test takes from it whom it needs; a stranger is in every story."""

from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser

from articles.models import DeskMember
from articles.states import Role

ROLES = {
    # Reports in Arabic, from a phone.
    "rojin": [("ar", Role.REPORTER)],
    # Reports in Arabic as well; has no part in Rojin's stories.
    "karim": [("ar", Role.REPORTER)],
    # Edits Arabic.
    "salma": [("ar", Role.EDITOR)],
    # Edits Arabic too, so that two editors can meet.
    "idris": [("ar", Role.EDITOR)],
    # Publishes in Arabic.
    "hevin": [("ar", Role.PUBLISHER)],
    # Publishes in all three languages.
    "zelal": [("ar", Role.PUBLISHER), ("ckb", Role.PUBLISHER), ("kmr", Role.PUBLISHER)],
    # Translates into both Kurdish languages.
    "azad": [("kmr", Role.TRANSLATOR), ("ckb", Role.TRANSLATOR)],
    # Edits both Kurdish languages, and has no role in Arabic.
    "berfin": [("kmr", Role.EDITOR), ("ckb", Role.EDITOR)],
    # Reads everything in all three languages, and changes nothing.
    "nergiz": [("ar", Role.AUDITOR), ("ckb", Role.AUDITOR), ("kmr", Role.AUDITOR)],
    # Has an account and no role at all.
    "stranger": [],
}
# Of forty signs by chance, which are dear where ten people come in for each test.
NONE = make_password(None)
SEE_WRITERS = {"salma", "hevin", "zelal", "berfin"}


def enter() -> SimpleNamespace:
    """Make everybody, and `admin`, who administers and has no desk role."""
    made = [_account(name) for name in ROLES] + [_account("admin", is_superuser=True)]
    people = {person.username: person for person in get_user_model().objects.bulk_create(made)}
    DeskMember.objects.bulk_create(
        DeskMember(
            person=people[name], language=language, role=role, sees_writers=name in SEE_WRITERS
        )
        for name, roles in ROLES.items()
        for language, role in roles
    )
    return SimpleNamespace(**people)


def _account(name: str, **rights: bool) -> AbstractBaseUser:
    """Somebody who may enter the desk and has no password yet."""
    return get_user_model()(
        username=name, password=NONE, is_staff=True, interface_language="en", **rights
    )
