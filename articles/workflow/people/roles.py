"""Roles at the desks: given and taken. They alone say who may do what to a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import DeskMember, JournalEntry
from articles.states import DESK_ROLES, Move, Role, Subject
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.links import end_links_no_longer_theirs
from articles.workflow.recording import record
from articles.workflow.rows import ask, by_form, refuse_newer

from .accounts import CHANGES, hold_person, refuse_system_account

AUDITOR = Decision(False, "auditor", reasons.AUDITOR_SEES)
IMPORTER = Decision(False, "importer", reasons.IMPORTER_ROLE)


@dataclass(frozen=True)
class DeskRole:
    """A role on the desk of one language, and whether its holder learns who really wrote."""

    language: str
    role: Role
    sees_writers: bool = False


Held = dict[tuple[str, str], bool]


@by_form
def change_roles(
    person: AbstractBaseUser,
    *,
    actor: AbstractBaseUser,
    give: Iterable[DeskRole] = (),
    take: Iterable[DeskRole] = (),
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Take roles from a person, then give others; None where they end with those that they had.

    A role that they have is given again to change whether they see who wrote. `opened` is
    `last_entry` of CHANGES when the form was opened. Raises Refused.
    """
    held = hold_person(person)
    ask(actor, Move.CHANGE_ROLES)
    refuse_system_account(held)
    refuse_newer(Subject.PERSON, held.pk, opened=opened, actor=actor, token=token, moves=CHANGES)
    was = _held(held)
    becomes = {key: sees for key, sees in was.items() if key not in {_key(role) for role in take}}
    becomes |= {_key(role): role.sees_writers for role in _possible(give)}
    if becomes == was:
        return None
    _store(held, was, becomes)
    end_links_no_longer_theirs(held)
    return record(
        Move.CHANGE_ROLES,
        Subject.PERSON,
        held.pk,
        actor=actor,
        before={"roles": _listed(was)},
        after={"roles": _listed(becomes)},
        token=token,
    )


def _possible(roles: Iterable[DeskRole]) -> list[DeskRole]:
    asked = list(roles)
    for each in asked:
        if each.role == Role.IMPORTER:
            raise Refused(IMPORTER)
        if each.role == Role.AUDITOR and each.sees_writers:
            raise Refused(AUDITOR)
        if each.role not in DESK_ROLES or each.language not in CODES:
            raise ValueError(f"there is no role {each.role} of {each.language!r}")
    return asked


def _key(role: DeskRole) -> tuple[str, str]:
    return role.language, str(role.role)


def _held(person: AbstractBaseUser) -> Held:
    rows = DeskMember.objects.filter(person_id=person.pk)
    return {
        (language, role): sees
        for language, role, sees in rows.values_list("language", "role", "sees_writers")
    }


def _store(person: AbstractBaseUser, was: Held, becomes: Held) -> None:
    members = DeskMember.objects.filter(person_id=person.pk)
    for language, role in was.keys() - becomes.keys():
        members.filter(language=language, role=role).delete()
    for (language, role), sees in becomes.items():
        if (language, role) not in was:
            DeskMember.objects.create(
                person_id=person.pk, language=language, role=role, sees_writers=sees
            )
        elif was[language, role] != sees:
            members.filter(language=language, role=role).update(sees_writers=sees)


def _listed(held: Held) -> list[list[object]]:
    """The roles as the journal keeps them: language, role, whether it sees who wrote."""
    return sorted([language, role, sees] for (language, role), sees in held.items())
