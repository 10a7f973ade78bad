"""The roles of a person, as the table of moves knows them."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import DeskMember
from articles.states import Role


def roles_by_language(actor: AbstractBaseUser) -> frozenset[tuple[str, Role]]:
    """All roles of a person, as (language, role); an administrator's language is "". One query."""
    members = DeskMember.objects.filter(person_id=actor.pk)
    roles = {(code, Role(role)) for code, role in members.values_list("language", "role")}
    if actor.is_superuser:
        roles.add(("", Role.ADMINISTRATOR))
    return frozenset(roles)


def roles_of(actor: AbstractBaseUser, language: str) -> frozenset[Role]:
    """The roles of a person on one desk; one query."""
    members = DeskMember.objects.filter(person_id=actor.pk, language=language)
    return frozenset(Role(role) for role in members.values_list("role", flat=True))
