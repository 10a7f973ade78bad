"""Queries that are compiled once and asked often, with other values each time.

To build a query and compile it costs the ORM many times what the database needs to answer it.
"""

from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from types import SimpleNamespace

from django.db import connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

Row = tuple


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


class Prepared:
    """A query given by a function that builds it; compiled when it is first asked of a database.

    For `rows` and `values` it ends in `values_list`, or is several of them in a union.
    """

    def __init__(self, build: Callable[[], QuerySet]) -> None:
        self._build = build
        self._compiled: dict[str, Compiled] = {}
        self._lock = Lock()

    def rows(self, **values: object) -> list[Row]:
        """What is found with these values by the names of the slots; one query.

        Columns come as they are stored: right for numbers and texts.
        """
        with connection.cursor() as cursor:
            cursor.execute(*self.filled(**values))
            return cursor.fetchall()

    def filled(self, **values: object) -> tuple[str, list[object]]:
        """The query with these values, to be asked as a part of another."""
        compiled = self._compile()
        given = [values[each.name] if isinstance(each, Slot) else each for each in compiled.params]
        return compiled.sql, given

    def values(self, **values: object) -> list[Row]:
        """The same, with columns as Django gives them: moments, truths, JSON."""
        found = self.rows(**values)
        for number, (converters, column) in self._compile().converters.items():
            found = [
                (*row[:number], _converted(row[number], converters, column), *row[number + 1 :])
                for row in found
            ]
        return found

    def objects(self, **values: object) -> list[Model]:
        """What is found as models, with all that was selected and annotated; nothing prefetched."""
        found = self.rows(**values)
        compiler = copy(self._compile().compiler)
        # What ModelIterable asks of a queryset and its compiler, with the answer in hand.
        compiler.execute_sql = lambda **_options: [found]
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        asked = SimpleNamespace(db=connection.alias, query=query, _known_related_objects={})
        return list(ModelIterable(asked))

    def _compile(self) -> Compiled:
        if (known := self._compiled.get(connection.vendor)) is not None:
            return known
        # One queryset that two threads compile at once comes out wrong in one of them.
        with self._lock:
            return self._compiled_now()

    def _compiled_now(self) -> Compiled:
        vendor = connection.vendor
        if vendor not in self._compiled:
            compiler = _in_order(self._build()).query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            # Those of the first query in a union.
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            compiler.get_converters = lambda _columns: converters
            self._compiled[vendor] = Compiled(sql, tuple(params), converters, compiler)
        return self._compiled[vendor]


def together(*asked: tuple[Prepared, dict[str, object]]) -> list[list[Row]]:
    """What each finds with its values, as `rows`; one query. All have as many columns."""
    sql, params = [], []
    for place, (prepared, values) in enumerate(asked):
        own, given = prepared.filled(**values)
        sql.append(f"SELECT {place}, part{place}.* FROM ({own}) AS part{place}")  # noqa: S608
        params += given
    found: list[list[Row]] = [[] for _ in asked]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql), params)
        for place, *row in cursor.fetchall():
            found[place].append(tuple(row))
    return found


class PreparedChange:
    """A change of rows, compiled once: `build` gives the rows, and what each column becomes."""

    def __init__(self, build: Callable[[], tuple[QuerySet, Mapping[str, object]]]) -> None:
        self._build = build
        self._compiled: dict[str, tuple[str, tuple[object, ...]]] = {}
        self._lock = Lock()

    def make(self, **values: object) -> int:
        """Make it with these values by the names of the slots; one query, the number of rows.

        Values come as the database takes them.
        """
        with self._lock:
            sql, params = self._compile()
        given = [values[each.name] if isinstance(each, Slot) else each for each in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return cursor.rowcount

    def _compile(self) -> tuple[str, tuple[object, ...]]:
        vendor = connection.vendor
        if vendor not in self._compiled:
            rows, columns = self._build()
            query = rows.query.chain(UpdateQuery)
            query.add_update_values(columns)
            sql, params = query.get_compiler(connection=connection).as_sql()
            self._compiled[vendor] = sql, tuple(params)
        return self._compiled[vendor]


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
