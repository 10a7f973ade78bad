"""The roles of a person, as the table of moves knows them."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import DeskMember
from articles.models.prepared import Prepared, Slot
from articles.states import Role


def roles_by_language(actor: AbstractBaseUser) -> frozenset[tuple[str, Role]]:
    """All roles of a person, as (language, role); an administrator's language is "". One query."""
    roles = {(code, Role(role)) for code, role in ROLES.rows(person=actor.pk)}
    if actor.is_superuser:
        roles.add(("", Role.ADMINISTRATOR))
    return frozenset(roles)


def roles_of(actor: AbstractBaseUser, language: str) -> frozenset[Role]:
    """The roles of a person on one desk; one query."""
    held = ROLES.rows(person=actor.pk)
    return frozenset(Role(role) for code, role in held if code == language)


ROLES = Prepared(
    lambda: DeskMember.objects.filter(person=Slot("person")).values_list("language", "role")
)
