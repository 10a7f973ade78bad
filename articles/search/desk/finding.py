"""What the desk looks for: every word, in any language, in any form and as the beginning of one."""

from collections.abc import Iterator
from functools import partial

from django.db.models import QuerySet

from articles.search.asking import Question, ask
from articles.search.expressions import Beginning, Node, either
from articles.search.index import in_language
from articles.search.widening import forms_of, regrouped, whole, with_affixes
from articles.search.words import Field, folded

from . import index
from .documents import PHOTOS, SOURCES, Kind

# Letters from which on a word of a text that is still being typed finds what begins so: with
# fewer, much of all that stands in the index would be read.
SHORTEST_BEGINNING = 3
ARTICLE = "ال"


def found_among(rows: QuerySet, kind: Kind, words: str) -> QuerySet:
    """Those of the rows, of that kind, in which all the words are; all rows where none is asked.

    At most seven queries at once. Takes any string.
    """
    if not words.strip():
        return rows
    asked = _asked(words, kind)
    return rows.filter(pk__in=index.matching(kind, asked)) if asked else rows.none()


def photos_saying(photos: QuerySet, words: str, language: str) -> QuerySet:
    """Those of the photos in whose words in this language all of these are; three queries at most.

    Which photos' words in it may be told is the caller's to say, by `photos`.
    """
    return found_among(photos, PHOTOS[language], words)


def _asked(words: str, kind: Kind) -> Node | None:
    spoken = SOURCES[kind].languages
    questions = [asked for asked in ask(words).values() if asked.units and asked.language in spoken]
    return either(_node(question, kind) for question in questions) if questions else None


def _node(question: Question, kind: Kind) -> Node:
    language = question.language
    forms = forms_of(question, partial(index.known, kind))
    found, as_one = (
        [with_affixes(unit, Field.ANYWHERE, forms, language) for unit in each.units]
        for each in (question, regrouped(question, forms))
    )
    found[-1] = either([found[-1], *_beginnings(question, kind)])
    return in_language(either([whole(found), whole(as_one)]), language)


def _beginnings(question: Question, kind: Kind) -> Iterator[Node]:
    """The last word, which may not be written to its end yet."""
    key = question.terms[-1].key
    if len(question.units[-1].terms) > 1 or len(key) < _shortest_beginning(kind):
        return
    yield Beginning(folded(Field.ANYWHERE, key))
    if question.language == "ar":
        yield Beginning(folded(Field.ANYWHERE, ARTICLE + key))


def _shortest_beginning(kind: Kind) -> int:
    return SHORTEST_BEGINNING if kind is Kind.TEXT else 1
