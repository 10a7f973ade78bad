"""Assignments as one person may see them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet

from articles.models import Assignment
from articles.models.person_names import name_of_person
from articles.states import EDITORS, TRANSLATORS, Move, Role

from .desk import Desk


class Asked(NamedTuple):
    """An assignment that nobody has begun; `who` is None where it is anybody's."""

    article: int
    language: str
    who: str | None
    wanted_by: datetime | None


def planned_in(desk: Desk) -> tuple[str, ...]:
    """The languages of which the person sees every assignment."""
    return desk.languages_of(*TRANSLATORS, Role.AUDITOR)


def written_in(desk: Desk) -> tuple[str, ...]:
    return desk.languages_to_begin(Move.BEGIN_ASSIGNMENT)


def told(desk: Desk) -> QuerySet[Assignment]:
    """The assignments that the person may see."""
    return Assignment.objects.told_to(
        desk.person.pk, planned_in=planned_in(desk), written_in=written_in(desk)
    )


def wanted(desk: Desk) -> QuerySet[Assignment]:
    """Those of them that are open and wanted by a day, the first due first."""
    return told(desk).open().filter(wanted_by__isnull=False).order_by("wanted_by", "pk")


def is_theirs(desk: Desk, language: str, person: int | None) -> bool:
    """Whether it is the person's own, anybody's, or of a language that they edit."""
    return person in (None, desk.person.pk) or bool(desk.roles_in(language) & set(EDITORS))


def asked_of(stories: Sequence[int], desk: Desk) -> dict[tuple[int, str], Asked]:
    """What somebody is to translate, by story and language, of what the person may know; a query.

    Of several the one that is due first.
    """
    rows = rows_asked(stories, desk)
    return first_due(map(Asked._make, rows.values_list("story", "language", "who", "wanted_by")))


def rows_asked(stories: Sequence[int], desk: Desk) -> QuerySet[Assignment]:
    """With the number of the `story` and the name of `who` is to write it."""
    rows = told(desk).open().filter(original__article__in=stories)
    return rows.annotate(who=name_of_person("person"), story=F("original__article_id"))


def first_due(asked: Iterable[Asked]) -> dict[tuple[int, str], Asked]:
    """By story and language, of several the one that is due first."""
    every = list(asked)
    dated = sorted((each for each in every if each.wanted_by), key=lambda each: each.wanted_by)
    undated = [each for each in every if not each.wanted_by]
    return {(each.article, each.language): each for each in [*undated, *reversed(dated)]}
