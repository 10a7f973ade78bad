"""The index: what goes in and out of it, whatever database keeps it."""

from collections.abc import Collection, Iterable, Sequence
from types import ModuleType

from django.db import connection, transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.db.models.expressions import RawSQL

from articles.models import Byline, Publication, RevisionTag, SearchEntry
from articles.models.prepared import Slot

from . import postgresql, sqlite
from .expressions import Asked, Node, all_of, word
from .words import Field, document, folded, spoken

DATABASES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def database() -> ModuleType:
    """The module that speaks the database's language."""
    return DATABASES[connection.vendor]


def as_query(node: Node) -> str:
    """The tree in the database's own syntax."""
    return database().as_query(node)


def matching(node: Node) -> RawSQL:
    """A subquery: the ids of the publications in which `node` is found, public or not."""
    return RawSQL(database().MATCHING, [database().as_query(node)])  # noqa: S611


def in_language(node: Node, language: str) -> Node:
    """What `node` finds in texts of one language."""
    return all_of([word(spoken(language)), node])


def some_matches(
    asked: Sequence[Asked], many: int, beside: tuple[str, list[object]]
) -> dict[str, list[int] | None]:
    """Per name all of its publications, public or not, in no order; None where they are many.

    `beside` is a query of another name, for which there is a list with what it finds. All of it
    is one query.
    """
    found: dict[str, list[int] | None] = {one.name: [] for one in asked}
    first, sql, params = database().survey(asked, many)
    with connection.cursor() as cursor:
        cursor.execute(f"{first} {sql} UNION ALL {beside[0]}", [*params, *beside[1]])
        for name, is_many, number in cursor.fetchall():
            if is_many:
                found[name] = None
            elif number is not None:
                found.setdefault(name, []).append(number)
    return found


def matching_slot(slot: Slot) -> RawSQL:
    """A subquery: the ids of the publications in which is found what `as_query` says in a slot."""
    return RawSQL(database().MATCHING, [slot])  # noqa: S611


def numbered(slot: Slot) -> RawSQL:
    """A subquery: the numbers in a slot, which is filled with `numbers`."""
    return RawSQL(database().NUMBERS, [slot])  # noqa: S611


def known(keys: Iterable[str], language: str) -> set[str]:
    """Those of the search keys that stand as words of their own in a text; one query."""
    keys = list(keys)
    if not keys:
        return set()
    nodes = [in_language(word(folded(Field.ANYWHERE, key)), language) for key in keys]
    asked = [database().as_query(node) for node in nodes]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([database().KNOWN] * len(keys))}", asked)
        return {key for key, found in zip(keys, cursor.fetchone(), strict=True) if found}


def index_many(publications: Iterable[Publication]) -> None:
    """Put publications in, in one transaction; at most five queries to read them, two to write.

    Indexing one again replaces its words.
    """
    wanted = [publication.pk for publication in publications]
    if not wanted:
        return
    rows = Publication.objects.filter(pk__in=wanted).listed().order_by("pk")
    _store(rows.select_related("revision", "translation__article"))


def index_new(publication: Publication) -> None:
    """Put in a publication that was just made, whose revision and story are at hand.

    Three queries to read its tags and authors; none for what nobody finds by itself.
    """
    if publication.translation.article.is_listed:
        _store([publication])


def _store(publications: Iterable[Publication]) -> None:
    rows = list(publications)
    prefetch_related_objects(rows, *names_found_by())
    with transaction.atomic(savepoint=False):
        database().store([document(row) for row in rows])


def index_again(publications: QuerySet) -> None:
    """Put in anew those that readers can find, now or later, and take out the others.

    For use in a transaction, in which nobody ends them or indexes them meanwhile.
    """
    held = publications.select_for_update(of=("self",), no_key=True).order_by("pk")
    given = {publication.pk for publication in held.only("pk")}
    wanted = list(Publication.objects.filter(pk__in=given).ahead().listed().order_by("pk"))
    ended = SearchEntry.objects.filter(pk__in=given - {publication.pk for publication in wanted})
    remove(set(ended.values_list("pk", flat=True)))
    index_many(wanted)


def remove(publication_ids: Collection[int]) -> None:
    """Take publications out."""
    if publication_ids:
        database().remove(publication_ids)
        SearchEntry.objects.filter(pk__in=publication_ids).delete()


def names_found_by() -> tuple[Prefetch | str, ...]:
    """The tags and authors that publications are found by, fetched along.

    Three queries, and one more where a tag was merged into another.
    """
    tag = "revision__tag_links__tag"
    links = RevisionTag.objects.select_related("tag__merged_into").order_by("pk")
    return (
        Prefetch("revision__tag_links", links),
        f"{tag}__spellings",
        f"{tag}__merged_into__spellings",
        bylines(),
    )


def bylines() -> Prefetch:
    """The authors of stories, fetched along with publications; one query."""
    rows = Byline.objects.select_related("author")
    return Prefetch("translation__article__byline_links", rows)
