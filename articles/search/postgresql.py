"""The index on PostgreSQL: a `tsvector` column with a GIN index, filled with words of our own."""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from threading import Lock, Timer

from django.db import OperationalError, connection, transaction

from articles.models import SearchEntry

from .expressions import All, Asked, Either, Node, Phrase, Without
from .words import BOUNDARY, SAMPLE, Document, sampled, sparsely_sampled

logger = logging.getLogger(__name__)

STORE = (
    "INSERT INTO articles_searchentry (publication_id, language, shape, words) "
    "VALUES (%s, %s, %s, %s::tsvector) ON CONFLICT (publication_id) DO UPDATE SET "
    "language = excluded.language, shape = excluded.shape, words = excluded.words"
)
MATCHING = "SELECT articles_searchmatching(%s::tsquery)"
# Counted in the smaller sample first: the more a word is common, the less of it is read.
SURVEY = (
    "SELECT * FROM articles_searchsurvey(%s::text[], %s::tsquery[], %s::tsquery[], %s::tsquery[], "
    "%s::boolean[], %s::integer, %s::integer)"
)
ENOUGH = 8
DIFFERING = (
    "WITH made(number, words) AS (VALUES {rows}) SELECT number FROM made "
    "JOIN articles_searchentry stored ON stored.publication_id = made.number "
    "WHERE stored.words IS DISTINCT FROM made.words"
)
KNOWN = "articles_searchknows(%s::tsquery)"
QUERY_CANCELED = "57014"
PATIENCE_WITH_CANCELING = 5  # seconds


def store(documents: Collection[Document]) -> None:
    """Put documents in, over what they may have had before."""
    with connection.cursor() as cursor:
        cursor.executemany(
            STORE,
            [(one.number, one.language, SearchEntry.SHAPE, as_tsvector(one)) for one in documents],
        )


def survey(asked: Sequence[Asked], many: int) -> tuple[str, list[object]]:
    """A query for names, whether the matches are many, and the ids of all where they are not.

    `many` is about how many are. What follows something that has many has, too.
    """
    names, queries, languages, follows = map(list, zip(*asked, strict=True))
    samples = [
        [
            f"({quoted(mark(code))} & {query})"
            for code, query in zip(languages, queries, strict=True)
        ]
        for mark in (sparsely_sampled, sampled)
    ]
    return SURVEY, [names, queries, *samples, follows, ENOUGH, max(1, many // SAMPLE)]


def remove(publication_ids: Collection[int]) -> None:
    """Nothing: the words stand in the entry, and go with it."""


def differing(documents: Collection[Document]) -> set[int]:
    """The numbers of those that are found by other words; of one not indexed nothing is said."""
    given = [value for one in documents for value in (one.number, as_tsvector(one))]
    if not given:
        return set()
    rows = ", ".join(["(%s, %s::tsvector)"] * len(documents))
    with connection.cursor() as cursor:
        cursor.execute(DIFFERING.format(rows=rows), given)
        return {number for (number,) in cursor.fetchall()}


def leaves_words() -> bool:
    """No: vacuuming removes them from the server's files, and copies never hold them."""
    return False


def forget() -> int:
    return 0


def as_tsvector(document: Document) -> str:
    """The words as the database reads them, the folded ones with their places."""
    positioned = [
        f"{quoted(mark)}:{position}"
        for position, mark in enumerate(document.folded, start=1)
        if mark != BOUNDARY
    ]
    return " ".join([*positioned, *map(quoted, document.written)])


@contextmanager
def impatient() -> Iterator[None]:
    """Inside, which is one transaction, a write waits for others a fifth of a second at most."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
        yield


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Inside, all questions together take so long at most.

    They are canceled from beside, which costs no question. A transaction around them goes on.
    """
    connection.ensure_connection()
    lock, asking, failures = Lock(), connection.connection, connection.Database.Error
    is_over = False

    def give_up() -> None:
        with lock:
            if is_over:
                return
            try:
                asking.cancel_safe(timeout=PATIENCE_WITH_CANCELING)
            except failures as error:
                logger.warning("A search that takes long could not be canceled: %s", error)

    timer = Timer(seconds, give_up)
    timer.daemon = True
    with transaction.atomic() if connection.in_atomic_block else nullcontext():
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            # What comes next is not canceled: whoever is at it ends first.
            with lock:
                is_over = True


def was_given_up(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == QUERY_CANCELED


def as_query(node: Node) -> str:
    """The tree in the database's own syntax."""
    if isinstance(node, Phrase):
        return f"({' <-> '.join(map(quoted, node.words))})"
    if isinstance(node, All):
        return f"({' & '.join(map(as_query, node.parts))})"
    if isinstance(node, Either):
        return f"({' | '.join(map(as_query, node.parts))})"
    if isinstance(node, Without):
        return f"({as_query(node.wanted)} & !{as_query(node.unwanted)})"
    return f"{quoted(node.word)}:*"


@lru_cache(maxsize=50_000)
def quoted(mark: str) -> str:
    """A mark as the database reads it."""
    escaped = mark.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
