"""The rows themselves: what the schema forbids, who holds which role, what guards them."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import connection, models

from articles.models import (
    Approval,
    Comment,
    DeskMember,
    JournalEntry,
    Kill,
    Publication,
    Revision,
    Translation,
)
from articles.models.guards import install
from articles.models.invariants import INVARIANTS
from articles.models.standing_guards import astray
from articles.states import Move, Subject

from .damage import Check, Step, walked

ABOUT_RIGHTS = (Move.ADD_PERSON, Move.CHANGE_PERSON, Move.LET_IN)


def _rows(model: type[models.Model]) -> Iterator[Step]:
    broken = [each for each in INVARIANTS if each.model is model]

    def look(numbers: list[int]) -> Iterator[str]:
        span = model._default_manager.order_by("pk").filter(pk__gte=numbers[0], pk__lte=numbers[-1])
        for invariant in broken:
            for number in invariant.wrong(span).values_list("pk", flat=True):
                yield f"{model._meta.model_name} {number} {invariant.what}"

    return walked(model._default_manager.all(), look)


def _guards() -> Iterator[Step]:
    for name, how in astray(connection):
        yield Step(0, 1, f"guard {name} {how}")
    yield Step(1, 1)


def _people() -> Iterator[Step]:
    return walked(get_user_model().objects.all(), _rights_nobody_gave)


def _rights_nobody_gave(numbers: list[int]) -> Iterator[str]:
    held: dict[int, set[tuple]] = {number: set() for number in numbers}
    for row in DeskMember.objects.filter(person__in=numbers):
        held[row.person_id].add((row.language, row.role, row.sees_writers))
    given, administers = _last_given(numbers)
    for number, roles in held.items():
        if roles != given.get(number, set()):
            yield f"person {number} has other roles than the journal says"
    people = get_user_model().objects.filter(pk__in=numbers, is_superuser=True)
    for number in people.values_list("pk", flat=True):
        if not administers.get(number):
            yield f"person {number} administers, and stands in no entry of the journal as such"


def _last_given(numbers: list[int]) -> tuple[dict[int, set[tuple]], dict[int, bool]]:
    """By person: the roles, and whether they administer, as the last entry about it says."""
    given, administers = {}, {}
    moves = (Move.CHANGE_ROLES, *ABOUT_RIGHTS)
    entries = JournalEntry.objects.filter(
        subject=Subject.PERSON, subject_id__in=numbers, move__in=moves
    )
    for person, after in entries.order_by("pk").values_list("subject_id", "after"):
        if "roles" in (after or {}):
            given[person] = {tuple(role) for role in after["roles"]}
        if "is_superuser" in (after or {}):
            administers[person] = after["is_superuser"]
    return given, administers


def _of(name: str, model: type[models.Model]) -> Check:
    return Check(name, lambda: _rows(model))


CHECKS = (
    Check("guards", _guards, lambda: install(connection)),
    _of("publications", Publication),
    _of("approvals", Approval),
    _of("texts", Revision),
    _of("versions", Translation),
    _of("journal", JournalEntry),
    _of("kills", Kill),
    _of("comments", Comment),
    Check("people", _people),
)
