"""Queries that are compiled once and asked often, with other values each time.

To build a query and compile it costs the ORM many times what the database needs to answer it.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Expression, QuerySet

Row = tuple


class Slot(Expression):
    """Stands in a query where a value of that name will be."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=None)
        self.name = name

    def as_sql(self, compiler: object, connection: object) -> tuple[str, list["Slot"]]:
        return "%s", [self]


class Prepared:
    """A query given by a function that builds it; compiled when it is first asked of a database.

    It has to end in `values_list`, of columns that come as they are stored: numbers and texts.
    Of names per language it has to be Django's own QuerySet: modeltranslation's asks for columns
    in another order than the given.
    """

    def __init__(self, build: Callable[[], QuerySet]) -> None:
        self._build = build
        self._compiled: dict[str, tuple[str, tuple[object, ...]]] = {}

    def rows(self, **values: object) -> list[Row]:
        """What is found with these values by the names of the slots; one query."""
        vendor = connection.vendor
        if vendor not in self._compiled:
            self._compiled[vendor] = (
                self._build().query.get_compiler(connection=connection).as_sql()
            )
        sql, params = self._compiled[vendor]
        given = [values[each.name] if isinstance(each, Slot) else each for each in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return cursor.fetchall()


def as_stored(moment: datetime) -> object:
    """A moment as a value for a slot."""
    return connection.ops.adapt_datetimefield_value(moment.astimezone(UTC))
