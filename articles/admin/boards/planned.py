"""Assignments as the queues show them: what is wanted before there is a text of it."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.chips import Chip
from articles.admin.desk import Desk, desk_of_anyone
from articles.admin.planning import is_theirs, told
from articles.admin.rows import LANGUAGE_MARKS, Lines
from articles.models.person_names import name_of_person
from articles.models.prepared import Prepared, filling, slots
from articles.states import Move, Role
from articles.text.escaping import escaped

from .one_click import form

MOST = 50


class Planned(NamedTuple):
    """An assignment that nobody has begun; `who` is the name of whoever is to write it, or None."""

    pk: int
    language: str
    what: str
    wanted_by: datetime | None
    person: int | None
    who: str | None


def planned(numbers: list[int], desk: Desk) -> dict[int, Planned]:
    """The assignments of these numbers; a query, and none for none."""
    if not numbers:
        return {}
    rows = _rows(desk.memberships).values(
        person=desk.person.pk, **filling("assignment", MOST, numbers)
    )
    return {row.pk: row for row in map(Planned._make, rows)}


@lru_cache(maxsize=256)
def _rows(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    chosen = told(desk_of_anyone(memberships)).open().filter(pk__in=slots("assignment", MOST))
    columns = ("pk", "language", "what", "wanted_by", "person_id", "who")
    return Prepared(
        lambda: chosen.order_by().annotate(who=name_of_person("person")).values_list(*columns)
    )


def line(row: Planned, lines: Lines, desk: Desk, csrf_token: str) -> str:
    """An assignment as a line of a queue, with the button that begins it where it is theirs."""
    address = reverse("admin:articles_assignment_changelist")
    chip = Chip("wanted", gettext("Wanted by"), row.wanted_by)
    state = escaped(gettext("Not begun"))
    facts = [
        LANGUAGE_MARKS[row.language],
        f'<span class="chip">{state}</span>',
        lines.chips([chip]),
        f'<span class="quiet">{_who(row, desk)}</span>',
    ]
    begins = is_theirs(desk, row.language, row.person)
    begins = begins and desk.may_begin(Move.BEGIN_ASSIGNMENT, row.language)
    sent = {"assignment": row.pk, "begin": 1}
    button = form(address, gettext("Begin the draft"), csrf_token, sent) if begins else ""
    return (
        f'<li class="row"><a class="row-headline" href="{address}#assignment-{row.pk}">'
        f"<bdi>{escaped(row.what)}</bdi></a>"
        f'<span class="row-facts">{" ".join(facts)}</span>{button}</li>'
    )


def _who(row: Planned, desk: Desk) -> str:
    if row.person == desk.person.pk:
        return escaped(gettext("Yours"))
    return f"<bdi>{escaped(row.who)}</bdi>" if row.who else escaped(gettext("For anybody"))
