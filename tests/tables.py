"""Everything that a database holds, so that two ways to the same end can be compared."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.timezone import now

A_MOMENT_AGO = timedelta(minutes=10)


def everything() -> dict[str, list[dict[str, object]]]:
    """Table → its rows in order, ids as places in that order and recent moments as "now"."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        held = {table: _Table(cursor, table) for table in tables}
    return {name: table.told(held) for name, table in held.items()}


class _Table:
    def __init__(self, cursor: object, name: str) -> None:
        self.refers = connection.introspection.get_relations(cursor, name)
        keys = connection.introspection.get_primary_key_columns(cursor, name)
        self.key = keys[0] if keys and len(keys) == 1 else None
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        self.rows = sorted(rows, key=lambda row: str(row[self.key]).zfill(20) if self.key else "")
        self.places = {row[self.key]: place for place, row in enumerate(self.rows) if self.key}

    def told(self, held: dict[str, "_Table"]) -> list[dict[str, object]]:
        return [
            {column: self._value(column, value, held) for column, value in row.items()}
            for row in self.rows
        ]

    def _value(self, column: str, value: object, held: dict[str, "_Table"]) -> object:
        if column in self.refers:
            return held[self.refers[column][1]].places.get(value)
        if column == self.key:
            return self.places[value]
        moment = _moment(value)
        return "now" if moment and now() - A_MOMENT_AGO < moment <= now() else value


def _moment(value: object) -> datetime | None:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
