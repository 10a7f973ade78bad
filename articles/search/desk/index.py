"""The desk's index: what goes in, whatever database keeps it. Written by the verbs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, Author, DeskEntry, Photo, Revision, Tag
from articles.search.expressions import Node, all_of, word
from articles.search.index import as_query, database, in_language, told_beside
from articles.search.postgresql import as_tsvector
from articles.search.words import Document, Field, folded

from .documents import PHOTOS, SOURCES, Kind, document, document_of_text, mark_of

STRIDE = DeskEntry.STRIDE


@dataclass(frozen=True)
class Statements:
    """One database's way to keep the words and to ask for them."""

    store: tuple[str, ...]
    matching: str
    known: str


SQLITE = Statements(
    (
        "INSERT INTO articles_deskentry (id, shape) VALUES (%s, %s) "
        "ON CONFLICT (id) DO UPDATE SET shape = excluded.shape",
        "INSERT OR REPLACE INTO articles_deskwords (rowid, words) VALUES (%s, %s)",
    ),
    f"SELECT rowid / {STRIDE} FROM articles_deskwords WHERE articles_deskwords MATCH %s",  # noqa: S608
    "EXISTS (SELECT 1 FROM articles_deskwords WHERE articles_deskwords MATCH %s)",
)
POSTGRESQL = Statements(
    (
        "INSERT INTO articles_deskentry (id, shape, words) VALUES (%s, %s, %s::tsvector) "
        "ON CONFLICT (id) DO UPDATE SET shape = excluded.shape, words = excluded.words",
    ),
    f"SELECT articles_deskmatching(%s::tsquery) / {STRIDE}",
    "articles_deskknows(%s::tsquery)",
)


def statements() -> Statements:
    """Those of the database in use."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def matching(kind: Kind, node: Node) -> RawSQL:
    """A subquery: the ids of the rows of a kind in which `node` is found, whoever may read them."""
    asked = all_of([word(mark_of(kind)), node])
    return RawSQL(statements().matching, [database().as_query(asked)])  # noqa: S611


def known(
    kind: Kind, keys: Iterable[str], language: str, beside: QuerySet
) -> tuple[set[str], set[str]]:
    """Those of the search keys that stand as words of their own in a row; and `told_beside`."""
    keys = list(keys)
    nodes = (in_language(word(folded(Field.ANYWHERE, key)), language) for key in keys)
    marked = (all_of([word(mark_of(kind)), node]) for node in nodes)
    asked = {key: as_query(node) for key, node in zip(keys, marked, strict=True)}
    return told_beside(asked, statements().known, beside)


def index_draft(revision: Revision, captions: Iterable[str]) -> None:
    """Let the desk find a language version by this text, its latest; in the verb's transaction.

    `captions` are those of its gallery. One query or two.
    """
    store([document_of_text(revision, captions)])


def index_story(article: Article) -> None:
    """Let the desk find a story by its slugline; in the verb's transaction."""
    index_rows(Kind.STORY, [article.pk])


def index_photo(photo: Photo) -> None:
    """Let the desk find a photo by its words; in the verb's transaction."""
    for kind in PHOTOS.values():
        index_rows(kind, [photo.pk])


def index_tag_names(tag: Tag) -> None:
    """Let the desk find a tag by its names and spellings; in the transaction that changes them."""
    index_rows(Kind.TAG, [tag.root_id])


def index_author_names(author: Author) -> None:
    """Let the desk find an author by the names; in the transaction that changes them."""
    index_rows(Kind.AUTHOR, [author.pk])


def index_rows(kind: Kind, numbers: Collection[int]) -> None:
    """Put rows in, over what they may have had before; two to four queries."""
    rows = SOURCES[kind].rows().filter(pk__in=numbers).order_by("pk")
    with transaction.atomic(savepoint=False):
        store([document(kind, row) for row in rows])


def store(documents: Sequence[Document]) -> None:
    """Put documents in, over what they may have had before."""
    if not documents:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            enter, store = SQLITE.store
            cursor.executemany(enter, [(one.number, DeskEntry.SHAPE) for one in documents])
            words = [(one.number, " ".join((*one.folded, *one.written))) for one in documents]
            cursor.executemany(store, words)
        else:
            (store,) = POSTGRESQL.store
            rows = [(one.number, DeskEntry.SHAPE, as_tsvector(one)) for one in documents]
            cursor.executemany(store, rows)
