"""What of a migration breaks a version that knows nothing of it, and serves on meanwhile.

That version asks for the columns that it knows, stores rows without those that it does not, and
holds to no rule that came later.
"""

from collections.abc import Callable, Iterator

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, Field

App = str
GONE = "the running version still asks for it"
# They add what nobody asks for yet, take away what nobody is in need of, or change no table.
HARMLESS = (
    operations.CreateModel,
    operations.AddIndex,
    operations.RemoveIndex,
    operations.RenameIndex,
    operations.RemoveConstraint,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.AlterModelTableComment,
    operations.AlterOrderWithRespectTo,
)


def dangers(migration: Migration, state: ProjectState) -> list[str]:
    """What of it the running version does not survive; `state` is that before it, and is changed.

    What the migration itself says of it (`outlived`) is left to the caller.
    """
    found = []
    for operation in migration.operations:
        found += _of(operation, migration.app_label, state)
        operation.state_forwards(migration.app_label, state)
    return found


def _of(operation: Operation, app: App, state: ProjectState) -> Iterator[str]:
    if isinstance(operation, HARMLESS):
        return
    if isinstance(operation, operations.SeparateDatabaseAndState):
        beside = state.clone()
        for each in operation.database_operations:
            yield from _of(each, app, beside)
            each.state_forwards(app, beside)
        return
    why = next((tell for kind, tell in TOLD.items() if isinstance(operation, kind)), _unknown)
    yield from (f"{operation.describe()}: {reason}" for reason in why(operation, app, state))


def _is_gone(operation: Operation, app: App, state: ProjectState) -> Iterator[str]:
    yield GONE


def _added(operation: operations.AddField, app: App, state: ProjectState) -> Iterator[str]:
    field = operation.field
    is_filled = field.null or field.many_to_many or field.db_default is not NOT_PROVIDED
    if not (is_filled or getattr(field, "generated", False)):
        yield "it may not be empty, and the database itself knows no value for it (db_default)"


def _altered(operation: operations.AlterField, app: App, state: ProjectState) -> Iterator[str]:
    old = state.models[app, operation.model_name_lower].fields[operation.name]
    new = operation.field
    if old.null and not new.null:
        yield "it may be empty no more"
    if new.unique and not old.unique:
        yield "two rows may share it no more"
    if old.db_column != new.db_column or _kind(old) != _kind(new):
        yield "it becomes another column"
    if _longest(new) < _longest(old):
        yield "it becomes shorter"
    if old.db_default is not NOT_PROVIDED and new.db_default is NOT_PROVIDED and not new.null:
        yield "the database knows no value for it any more"


def _ruled(operation: Operation, app: App, state: ProjectState) -> Iterator[str]:
    yield "the running version does not hold to it"


def _worked(operation: Operation, app: App, state: ProjectState) -> Iterator[str]:
    yield "what it does to rows, only who wrote it can tell"


def _unknown(operation: Operation, app: App, state: ProjectState) -> Iterator[str]:
    yield "nobody knows what it does"


def _kind(field: Field) -> object:
    """Where two agree, a value of the one is one of the other."""
    leads_to = field.remote_field and field.remote_field.model
    kind = "text" if isinstance(field, models.CharField | models.TextField) else type(field)
    return kind, str(leads_to).lower()


def _longest(field: Field) -> float:
    return getattr(field, "max_length", None) or float("inf")


Tell = Callable[[Operation, App, ProjectState], Iterator[str]]
TOLD: dict[type[Operation], Tell] = {
    operations.DeleteModel: _is_gone,
    operations.RenameModel: _is_gone,
    operations.AlterModelTable: _is_gone,
    operations.RemoveField: _is_gone,
    operations.RenameField: _is_gone,
    operations.AddField: _added,
    operations.AlterField: _altered,
    operations.AddConstraint: _ruled,
    operations.AlterUniqueTogether: _ruled,
    operations.AlterIndexTogether: _ruled,
    operations.RunPython: _worked,
    operations.RunSQL: _worked,
}
