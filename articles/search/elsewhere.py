"""What the other languages have: their freshest stories, without reading all that match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Publication

from .asking import Question
from .expressions import Node
from .freshest import MANY, among_the_latest
from .index import first_matches, in_language, matching
from .widening import whole, with_name_affixes
from .words import Field

SHOWN = 3


@dataclass(frozen=True)
class Elsewhere:
    """What another language has: how many stories (None: too many to count), and the freshest."""

    count: int | None
    hits: tuple[Publication, ...]


@dataclass(frozen=True)
class Found:
    """The same before the stories are read: the ids of the freshest."""

    count: int | None
    ids: tuple[int, ...]


NONE = Found(0, ())


def find_elsewhere(publications: QuerySet, questions: Iterable[Question]) -> dict[str, Found]:
    """Language → what it has, for those that have something.

    Two queries, and for a language where much matches up to three of its own.
    """
    wanted = {question.language: _wanted(question) for question in questions}
    matches = first_matches(wanted, MANY)
    few = [pk for ids in matches.values() if len(ids) < MANY for pk in ids]
    found = defaultdict(list)
    for pk, language in _latest(publications.filter(pk__in=few)) if few else ():
        found[language].append(pk)
    found_in = {language: _counted(ids) for language, ids in found.items()}
    for language, node in wanted.items():
        if len(matches[language]) == MANY:
            found_in[language] = _of_many(publications.in_language(language), node)
    return {language: found_in[language] for language in wanted if found_in.get(language, NONE).ids}


def _wanted(question: Question) -> Node:
    """Names with their affixes too: in Kurdish they seldom stand without."""
    units = [with_name_affixes(each, Field.ANYWHERE, question.language) for each in question.units]
    return in_language(whole(units), question.language)


def _of_many(publications: QuerySet, wanted: Node) -> Found:
    fresh = [pk for _moment, pk in among_the_latest(publications, wanted)]
    if len(fresh) >= SHOWN:
        return Found(None, tuple(fresh[:SHOWN]))
    found = _latest(publications.filter(pk__in=matching(wanted)))
    return _counted([pk for pk, _language in found])


def _latest(publications: QuerySet) -> QuerySet:
    return publications.latest_first().values_list("pk", "language")


def _counted(ids: Sequence[int]) -> Found:
    return Found(len(ids), tuple(ids[:SHOWN]))
