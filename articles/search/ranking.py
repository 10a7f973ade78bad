"""The order of hits: a whole number first, then the freshest.

How the words were found counts before where: all of them as they were typed (300), folded (200),
by another spelling of a name (100), only with affixes (0). To that each word adds 4 in the
headline, 3 in the standfirst, 2 in the name of a tag or an author, 1 in the text. The number
depends on nothing but the story and the query, so pages do not shift while others are published,
and both databases agree.
"""

from collections.abc import Callable

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable

from .asking import Question, Unit
from .expressions import Node
from .index import in_language, matching
from .widening import Forms, as_folded, as_named, as_written, regrouped, whole, with_affixes
from .words import Field

AS_WRITTEN, AS_FOLDED, AS_NAMED = 300, 200, 100
POINTS = {Field.HEADLINE: 4, Field.STANDFIRST: 3, Field.TAGS: 2}
ANYWHERE = 1

Reading = Callable[[Unit, Field], Node]


def found_directly(publications: QuerySet, question: Question) -> QuerySet:
    """Those with every word as typed, folded or by another spelling, with their `score`."""
    found = publications.filter(pk__in=_anywhere(question, as_named))
    typed = Value(AS_WRITTEN) + _points(question, as_written)
    spelled = Value(AS_NAMED) + _points(question, as_named)
    cases = [When(pk__in=_anywhere(question, as_written), then=typed)]
    if any(unit.spelled for unit in question.units):
        folded = Value(AS_FOLDED) + _points(question, as_folded)
        cases.append(When(pk__in=_anywhere(question, as_folded), then=folded))
        return found.annotate(score=_case(cases, spelled))
    return found.annotate(score=_case(cases, Value(AS_FOLDED) + _points(question, as_folded)))


def found_by_affix(publications: QuerySet, question: Question, forms: Forms) -> QuerySet:
    """Those found only where words may carry light affixes, with their `score`."""

    def reading(unit: Unit, field: Field) -> Node:
        return with_affixes(unit, field, forms, question.language)

    whole_words = regrouped(question, forms)
    found = publications.filter(pk__in=_anywhere(whole_words, reading))
    others = found.exclude(pk__in=_anywhere(question, as_named))
    return others.annotate(score=_points(whole_words, reading))


def _anywhere(question: Question, reading: Reading) -> Combinable:
    words = whole(reading(unit, Field.ANYWHERE) for unit in question.units)
    return matching(in_language(words, question.language))


def _points(question: Question, reading: Reading) -> Combinable:
    first, *others = [_points_of(unit, reading) for unit in question.units]
    return sum(others, start=first)


def _points_of(unit: Unit, reading: Reading) -> Case:
    positions = [
        When(pk__in=matching(reading(unit, field)), then=Value(points))
        for field, points in POINTS.items()
    ]
    return _case(positions, Value(ANYWHERE))


def _case(cases: list[When], default: Combinable) -> Case:
    return Case(*cases, default=default, output_field=IntegerField())
