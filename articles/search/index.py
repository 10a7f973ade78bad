"""The index: what goes in and out of it, whatever database keeps it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import ModuleType

from django.db import connection, transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.db.models.expressions import RawSQL

from articles.models import Byline, Publication, RevisionTag, SearchEntry
from articles.models.gathered import GATHERED
from articles.models.planned import planning_cursor
from articles.models.prepared import Slot

from . import postgresql, sqlite
from .expressions import Asked, Node, all_of, word
from .words import Field, document, folded, spoken

Part = tuple[str, list[object]]
"""A query and its parameters."""

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


# One row for each name that has many, what is shown of all others, and their names and numbers.
# Joined, SQLite would read every publication to know which numbers need not be looked up.
SURVEYED = "SELECT number FROM surveyed WHERE NOT is_many"
SHOWN = (
    "WITH surveyed (name, is_many, number) AS ({survey}) "
    "SELECT name, NULL, NULL FROM surveyed WHERE is_many GROUP BY name "
    "UNION ALL SELECT NULL, shown.pk, shown.first_published_at FROM ({few}) AS shown "
    "UNION ALL SELECT name, number, NULL FROM surveyed WHERE NOT is_many UNION ALL {beside}"
)


def some_matches(
    asked: Sequence[Asked], many: int, few: Part, beside: Part
) -> dict[str, list[tuple] | None]:
    """Per name what `few` tells of its publications, in no order; None where they are many.

    `few` is a query for the ids and moments of `surveyed_numbers`, `beside` one of another name, a
    number and a moment, for which there is a list with what it finds. All of it is one query.
    """
    survey = database().survey(asked, many)
    parts = {"survey": survey[0], "few": few[0], "beside": beside[0]}
    with planning_cursor() as cursor:
        cursor.execute(SHOWN.format(**parts), [*survey[1], *few[1], *beside[1]])
        rows = cursor.fetchall()
    found: dict[str, list[tuple] | None] = {one.name: [] for one in asked}
    shown = {number: (moment, number) for name, number, moment in rows if name is None}
    for name, number, moment in rows:
        if name is not None and number is None:
            found[name] = None
        elif name in found and number in shown:
            found[name].append(shown[number])
        elif name is not None and name not in found:
            found[name] = [(moment, number)]
    return found


def surveyed_numbers() -> RawSQL:
    """A subquery for `few` in `some_matches`: the ids of all that are not many."""
    return RawSQL(SURVEYED, [])  # noqa: S611


def matching_slot(slot: Slot) -> RawSQL:
    """A subquery: the ids of the publications in which is found what `as_query` says in a slot."""
    return RawSQL(database().MATCHING, [slot])  # noqa: S611


def known(keys: Iterable[str], language: str, beside: QuerySet) -> tuple[set[str], set[str]]:
    """Those of the search keys that stand as words of their own in a text; and `told_beside`."""
    keys = list(keys)
    nodes = [in_language(word(folded(Field.ANYWHERE, key)), language) for key in keys]
    asked = {key: as_query(node) for key, node in zip(keys, nodes, strict=True)}
    return told_beside(asked, database().KNOWN, beside)


def told_beside(
    asked: Mapping[str, str], known: str, beside: QuerySet
) -> tuple[set[str], set[str]]:
    """The keys of what `known` says is found, and what `beside` finds in its one column, `one`.

    One query.
    """
    sql, params = beside.query.sql_with_params()
    columns = [*[known] * len(asked), GATHERED[connection.vendor].format(sql)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}", [*asked.values(), *params])
        *found, gathered = cursor.fetchone()
    return {key for key, is_found in zip(asked, found, strict=True) if is_found}, set(
        json.loads(gathered)
    )


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
