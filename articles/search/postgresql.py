"""The index on PostgreSQL: a `tsvector` column with a GIN index, filled with words of our own."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection

from articles.models import SearchEntry

from .expressions import All, Beginning, Either, Node
from .words import BOUNDARY, Document

STORE = (
    "INSERT INTO articles_searchentry (publication_id, language, shape, words) "
    "VALUES (%s, %s, %s, %s::tsvector) ON CONFLICT (publication_id) DO UPDATE SET "
    "language = excluded.language, shape = excluded.shape, words = excluded.words"
)
MATCHING = "SELECT articles_searchmatching(%s::tsquery)"
SOME = "SELECT %s, id FROM (SELECT articles_searchmatching(%s::tsquery) AS id LIMIT %s) AS matching"
AMONG = (
    "SELECT publication_id FROM articles_searchentry "
    "WHERE publication_id = ANY(%s) AND words @@ %s::tsquery"
)
KNOWN = "articles_searchknows(%s::tsquery)"


def store(documents: Collection[Document]) -> None:
    """Put documents in, over what they may have had before."""
    with connection.cursor() as cursor:
        cursor.executemany(
            STORE,
            [(one.number, one.language, SearchEntry.SHAPE, as_tsvector(one)) for one in documents],
        )


def among(publication_ids: Collection[int], query: str) -> set[int]:
    """Those of the publications that match."""
    with connection.cursor() as cursor:
        cursor.execute(AMONG, [list(publication_ids), query])
        return {publication_id for (publication_id,) in cursor.fetchall()}


def remove(publication_ids: Collection[int]) -> None:
    """Nothing: the words stand in the entry, and go with it."""


def leaves_words() -> bool:
    """No: vacuuming removes them from the server's files, and copies never hold them."""
    return False


def forget() -> int:
    return 0


def as_tsvector(document: Document) -> str:
    """The words as the database reads them, the folded ones with their places."""
    positioned = [
        f"{_quoted(mark)}:{position}"
        for position, mark in enumerate(document.folded, start=1)
        if mark != BOUNDARY
    ]
    return " ".join([*positioned, *map(_quoted, document.written)])


@contextmanager
def impatient() -> Iterator[None]:
    """Inside, a write waits for others a fifth of a second at most."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        usual = cursor.fetchone()[0]
        cursor.execute("SET lock_timeout = '200ms'")
        try:
            yield
        finally:
            cursor.execute("SET lock_timeout = %s", [usual])


def as_query(node: Node) -> str:
    """The tree in the database's own syntax."""
    if isinstance(node, All):
        return f"({' & '.join(map(as_query, node.parts))})"
    if isinstance(node, Either):
        return f"({' | '.join(map(as_query, node.parts))})"
    if isinstance(node, Beginning):
        return f"{_quoted(node.word)}:*"
    return f"({' <-> '.join(map(_quoted, node.words))})"


def _quoted(mark: str) -> str:
    escaped = mark.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
