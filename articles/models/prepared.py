"""Queries that are compiled once and asked often, with other values each time.

To build a query and compile it costs the ORM many times what the database needs to answer it.
"""

import re
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from types import SimpleNamespace
from typing import Generic, TypeVar

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

# What follows a table that has no other name in the query.
NO_NAME = r" (?:INNER|LEFT|WHERE|ORDER|LIMIT|GROUP|ON)\b|\)|$"
TABLE = re.compile(rf'(?:FROM|JOIN) "(\w+)"(?={NO_NAME})')
PLACE = re.compile("%[s%]")
Row = tuple
Built = TypeVar("Built")


class Slot(Expression):
    """Stands in a query where a value of that name will be."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=None)
        self.name = name

    def as_sql(self, compiler: object, connection: object) -> tuple[str, list["Slot"]]:
        return "%s", [self]


def slots(name: str, count: int) -> list[Slot]:
    """The slots of that many numbers, to be looked for with `in`."""
    return [Slot(f"{name}{number}") for number in range(count)]


def filling(name: str, count: int, numbers: Collection[int]) -> dict[str, int]:
    """The values of `slots`: at most that many numbers; a slot too many finds nothing."""
    filled = [*numbers, *[0] * (count - len(numbers))]
    return {f"{name}{which}": number for which, number in enumerate(filled)}


@dataclass(frozen=True)
class Compiled:
    """A query as one kind of database takes it, with the compiler that knows its columns.

    `converters` are by the number of their column, from 0.
    """

    sql: str
    params: tuple[object, ...]
    converters: dict[int, tuple[list[Callable], object]]
    compiler: SQLCompiler


class _CompiledOnce(Generic[Built]):
    """Compiled when it is first asked of a kind of database, and kept."""

    def __init__(self, build: Callable[[], Built]) -> None:
        self._build = build
        self._compiled: dict[str, Compiled] = {}
        self._lock = Lock()

    def filled(self, **values: object) -> tuple[str, list[object]]:
        """The SQL and its parameters, with these values by the names of the slots."""
        compiled = self._of_this_database()
        given = [values[each.name] if isinstance(each, Slot) else each for each in compiled.params]
        return compiled.sql, given

    def _of_this_database(self) -> Compiled:
        vendor = connection.vendor
        if (known := self._compiled.get(vendor)) is not None:
            return known
        # One queryset that two threads compile at once comes out wrong in one of them.
        with self._lock:
            if vendor not in self._compiled:
                compiled = self._compile(self._build())
                shortened = {"postgresql": _with_constants}.get(vendor, lambda same: same)
                self._compiled[vendor] = shortened(compiled)
            return self._compiled[vendor]

    def _compile(self, built: Built) -> Compiled:
        raise NotImplementedError


class Prepared(_CompiledOnce[QuerySet]):
    """A query given by a function that builds it.

    For `rows` and `values` it ends in `values_list`, or is several of them in a union; `filled`
    gives it to be asked as a part of another.
    """

    def rows(self, **values: object) -> list[Row]:
        """What is found with these values by the names of the slots; one query.

        Columns come as they are stored: right for numbers and texts.
        """
        statement = self._sent(*self.filled(**values))
        with self._cursor() as cursor:
            cursor.execute(*statement)
            return cursor.fetchall()

    def _cursor(self) -> CursorWrapper:
        return connection.cursor()

    def _sent(self, sql: str, params: list[object]) -> tuple[str, list[object] | None]:
        """What is sent of a statement with this query in it."""
        return _written_out(sql, params) if "postgresql" in self._compiled else (sql, params)

    def values(self, **values: object) -> list[Row]:
        """The same, with columns as Django gives them: moments, truths, JSON."""
        found = self.rows(**values)
        for number, (converters, column) in self._of_this_database().converters.items():
            found = [
                (*row[:number], _converted(row[number], converters, column), *row[number + 1 :])
                for row in found
            ]
        return found

    def objects(self, **values: object) -> list[Model]:
        """What is found as models, with all that was selected and annotated; nothing prefetched."""
        found = self.rows(**values)
        compiler = copy(self._of_this_database().compiler)
        # What ModelIterable asks of a queryset and its compiler, with the answer in hand.
        compiler.execute_sql = lambda **_options: [found]
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        asked = SimpleNamespace(db=connection.alias, query=query, _known_related_objects={})
        return list(ModelIterable(asked))

    def _compile(self, built: QuerySet) -> Compiled:
        compiler = _in_order(built).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        # Those of the first query in a union.
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        compiler.get_converters = lambda _columns: converters
        return Compiled(sql, tuple(params), converters, compiler)


def _with_constants(compiled: Compiled) -> Compiled:
    """With words and numbers of the code written out, as psycopg does each time it is sent.

    Of a long statement that is most of what sending it costs.
    """
    params, left = iter(compiled.params), []

    def written(place: re.Match) -> str:
        if place[0] == "%%":
            return "%%"
        value = next(params)
        if type(value) is str and "\\" not in value:
            return "'{}'".format(value.replace("'", "''").replace("%", "%%"))
        if type(value) is int and value >= 0:
            return str(value)
        left.append(value)
        return "%s"

    sql = PLACE.sub(written, compiled.sql)
    return replace(compiled, sql=sql, params=tuple(left))


TEXT = {str}


def _written_out(sql: str, params: list[object]) -> tuple[str, list[object] | None]:
    """The same with numbers and plain words written out, as psycopg does one by one.

    Words are plain that are letters and digits of ASCII alone; with any other value all stay out.
    """
    if not all(map(_is_number, {*map(type, params)} - TEXT)):
        return sql, params
    words = "".join([value for value in params if type(value) is str])
    if words and not (words.isascii() and words.isalnum()):
        return sql, params
    # Apart: two signs of minus begin a comment.
    written = [f"'{value}'" if type(value) is str else f" {int(value)}" for value in params]
    return sql % tuple(written), None


@lru_cache(maxsize=64)
def _is_number(kind: type) -> bool:
    return issubclass(kind, int) and kind is not bool


@lru_cache(maxsize=256)
def _shorter(sql: str) -> str:
    """With short names for tables: psycopg takes a long statement apart each time it is sent."""
    for number, table in enumerate(dict.fromkeys(TABLE.findall(sql))):
        # Named by SQL of our own as well, it keeps its name.
        if not re.search(rf'(?<!")\b{table}\b(?!")', sql):
            named = re.compile(rf'((?:FROM|JOIN) "{table}")(?={NO_NAME})')
            sql = named.sub(rf"\1 p{number}", sql).replace(f'"{table}".', f"p{number}.")
    return sql


def together(*asked: tuple[Prepared, dict[str, object]]) -> list[list[Row]]:
    """What each finds with its values, as `rows`; one query. All have as many columns."""
    sql, params = [], []
    for number, (prepared, values) in enumerate(asked):
        own, given = prepared.filled(**values)
        sql.append(f"SELECT {number}, part{number}.* FROM ({own}) AS part{number}")  # noqa: S608
        params += given
    found: list[list[Row]] = [[] for _ in asked]
    first, _values = asked[0]
    statement = first._sent(_shorter(" UNION ALL ".join(sql)), params)
    with first._cursor() as cursor:
        cursor.execute(*statement)
        for number, *row in cursor.fetchall():
            found[number].append(tuple(row))
    return found


class PreparedChange(_CompiledOnce[tuple[QuerySet, Mapping[str, object]]]):
    """A change of rows: `build` gives the rows, and what each column becomes."""

    def make(self, **values: object) -> int:
        """Make it with these values by the names of the slots; one query, the number of rows.

        Values come as the database takes them.
        """
        with connection.cursor() as cursor:
            cursor.execute(*self.filled(**values))
            return cursor.rowcount

    def _compile(self, built: tuple[QuerySet, Mapping[str, object]]) -> Compiled:
        rows, columns = built
        query = rows.query.chain(UpdateQuery)
        query.add_update_values(columns)
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return Compiled(sql, tuple(params), {}, compiler)


def _in_order(queryset: QuerySet) -> QuerySet:
    # modeltranslation asks for columns in any order, and puts them right in its own rows.
    asked = getattr(queryset, "original_fields", None)
    return queryset.rewrite(False).values_list(*asked) if asked else queryset


def _converted(value: object, converters: list[Callable], column: object) -> object:
    for convert in converters:
        value = convert(value, column, connection)
    return value


def as_stored(moment: datetime) -> object:
    """A moment as a value for a slot."""
    return connection.ops.adapt_datetimefield_value(moment.astimezone(UTC))


def as_moment(stored: datetime | str) -> datetime:
    """A moment of which the column came as it is stored: on SQLite a text, in UTC."""
    if isinstance(stored, str):
        stored = datetime.fromisoformat(stored)
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)
