"""The numbers that rows are given: a database that was put together by hand may give one twice."""

from collections.abc import Iterator

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

NEXT = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = %s",
    "postgresql": "SELECT last_value FROM pg_sequences "
    "WHERE quote_ident(schemaname) || '.' || quote_ident(sequencename) "
    "= pg_get_serial_sequence(%s, 'id')",
}
OURS = ("articles", "accounts")


def behind() -> Iterator[str]:
    """The tables whose next number would be one that a row has."""
    with connection.cursor() as cursor:
        for model in _numbered():
            cursor.execute(NEXT[connection.vendor], [model._meta.db_table])
            given = (cursor.fetchone() or (None,))[0] or 0
            last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
            # A row of which there is one is numbered by hand.
            if last and last > max(given, 1):
                yield model._meta.db_table


def put_numbers_right() -> None:
    """Let the next row of each table take the number after the last one."""
    if connection.vendor == "sqlite":
        _put_right_on_sqlite()
        return
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _numbered()):
            cursor.execute(statement)


def _put_right_on_sqlite() -> None:
    with connection.cursor() as cursor:
        for table in list(behind()):
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                "UPDATE sqlite_sequence SET seq = "  # noqa: S608
                f"(SELECT MAX(id) FROM {quoted}) WHERE name = %s",
                [table],
            )


def _numbered() -> list[type[models.Model]]:
    """The tables whose rows the database numbers by itself."""
    return [
        model
        for name in OURS
        for model in apps.get_app_config(name).get_models(include_auto_created=True)
        if isinstance(model._meta.pk, models.AutoField) and model._meta.pk.column == "id"
    ]
