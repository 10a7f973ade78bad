"""Tells of a search index that was built before what texts are found by was changed."""

from django.apps import apps
from django.core.checks import CheckMessage, Warning
from django.db import connections

REINDEX = "The search index is of an older shape. Run `manage.py reindex`; the site may run."


def is_index_outdated(using: str = "default") -> bool:
    """Whether some text is indexed in an older shape; False where there is no index yet."""
    entry = apps.get_model("articles", "SearchEntry")
    if not _has_column(using, entry._meta.db_table, "shape"):
        return False
    if entry.objects.using(using).filter(shape__lt=entry.SHAPE).exists():
        return True
    return _is_desk_index_outdated(using)


def _is_desk_index_outdated(using: str) -> bool:
    """The same for what the desk finds; texts of which none is in its index are of an older one."""
    entry = apps.get_model("articles", "DeskEntry")
    if not _has_column(using, entry._meta.db_table, "shape"):
        return False
    entries = entry.objects.using(using)
    if not entries.exists():
        return apps.get_model("articles", "Translation").objects.using(using).exists()
    return entries.filter(shape__lt=entry.SHAPE).exists()


def check_search_index(
    *, databases: list[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """A check of `check --database default`, which `migrate` runs too."""
    outdated = [using for using in databases or [] if is_index_outdated(using)]
    return [Warning(REINDEX, id="articles.W001") for _using in outdated]


def tell_after_migrate(
    *, using: str, verbosity: int, stdout: object = None, **kwargs: object
) -> None:
    """The receiver of post_migrate: an upgrade may be what made the index outdated."""
    if stdout and verbosity and is_index_outdated(using):
        stdout.write(f"{REINDEX}\n")


def _has_column(using: str, table: str, column: str) -> bool:
    connection = connections[using]
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        description = connection.introspection.get_table_description(cursor, table)
    return column in {each.name for each in description}
