"""Another query, where one finds nothing because of a slip of the finger in one word."""

from collections import Counter
from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from articles.models import Publication
from articles.text.plain import to_plain
from articles.text.tokens import Token, tokens

from .asking import Question, Term, Unit
from .expressions import either, word
from .index import in_language, matching
from .widening import as_named, whole
from .words import Field, folded

SHORTEST = 4
TEXTS = 5  # the freshest, in which the right word is looked up

# The letters that search keys are made of.
LETTERS = {
    "ar": "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ckb": "ئابپتجچحخدرزژسشعغفڤقکگلمنوەی",
    "kmr": "abcdefghijklmnopqrstuvwxyz",
}


def correction(publications: QuerySet, question: Question, standing: Collection[str]) -> str | None:
    """The query with its one unknown word replaced by one that differs in a letter.

    `standing` are the search keys that stand in some text. Only words that readers can find in
    `publications` are proposed; at most one query.
    """
    unknown = [term for term in question.terms if term.key not in standing]
    if len(unknown) != 1 or len(unknown[0].key) < SHORTEST:
        return None
    wrong = unknown[0]
    right = _word_meant(publications, question, wrong)
    return question.text[: wrong.start] + right.text + question.text[wrong.end :] if right else None


def _word_meant(publications: QuerySet, question: Question, wrong: Term) -> Token | None:
    near = set(_near(wrong.key, LETTERS[question.language])) - {wrong.key}
    kept = [Unit((term,)) for term in question.terms if term is not wrong]
    meant = either(word(folded(Field.ANYWHERE, key)) for key in sorted(near))
    rest = [as_named(unit, Field.ANYWHERE) for unit in kept]
    found = publications.filter(
        pk__in=matching(in_language(whole([*rest, meant]), question.language))
    )
    words = [token for row in _freshest(found) for token in _words(row) if token.key in near]
    if not words:
        return None
    key, _times = Counter(token.key for token in words).most_common(1)[0]
    return next(token for token in words if token.key == key)


def _freshest(publications: QuerySet) -> QuerySet:
    # Sorting whole stories would carry every text that matches along.
    freshest = publications.latest_first().values("pk")[:TEXTS]
    rows = Publication.objects.visible().filter(pk__in=freshest).latest_first()
    return rows.select_related("revision").defer("body")


def _words(publication: Publication) -> Iterator[Token]:
    revision = publication.revision
    for text in (revision.headline, revision.kicker, revision.standfirst, to_plain(revision.body)):
        yield from tokens(text, publication.language)


def _near(key: str, letters: str) -> Iterator[str]:
    """What differs from a key by one letter more, fewer or other, or by two that changed places."""
    for at in range(len(key) + 1):
        before, rest = key[:at], key[at:]
        yield from (before + letter + rest for letter in letters)
        if rest:
            yield before + rest[1:]
            yield from (before + letter + rest[1:] for letter in letters)
        if len(rest) > 1:
            yield before + rest[1] + rest[0] + rest[2:]
