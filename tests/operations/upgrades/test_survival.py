from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from newsroom.operations.management.commands import upgrade_plan
from newsroom.operations.upgrades.survival import dangers

OLD = {
    "id": models.BigAutoField(primary_key=True),
    "slug": models.CharField(max_length=80),
    "note": models.TextField(null=True),
    "order": models.IntegerField(db_default=0, default=0),
    "other": models.ForeignKey("photos.Photo", models.PROTECT, null=True),
}


def added(field):
    return migrations.AddField("story", "more", field)


def altered(name, field):
    return migrations.AlterField("story", name, field)


SURVIVED = [
    added(models.TextField(null=True)),
    added(models.IntegerField(default=0, db_default=0)),
    added(models.ManyToManyField("photos.Photo")),
    altered("slug", models.CharField(max_length=200)),
    altered("slug", models.TextField()),
    altered("slug", models.CharField(max_length=80, choices=[("a", "A")], verbose_name="x")),
    altered("order", models.IntegerField(null=True)),
    migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))]),
    migrations.AddIndex("story", models.Index(fields=["slug"], name="by_slug")),
    migrations.AlterModelOptions("story", {"verbose_name": "x"}),
    migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("story", "note")]),
]
BREAKING = [
    (added(models.TextField()), "db_default"),
    (added(models.TextField(default="")), "db_default"),
    (altered("note", models.TextField()), "empty no more"),
    (altered("slug", models.CharField(max_length=80, unique=True)), "share it no more"),
    (altered("slug", models.CharField(max_length=40)), "shorter"),
    (altered("note", models.IntegerField(null=True)), "another column"),
    (altered("slug", models.CharField(max_length=80, db_column="x")), "another column"),
    (
        altered("other", models.ForeignKey("x.Other", models.PROTECT, null=True)),
        "another column",
    ),
    (altered("order", models.IntegerField(default=0)), "knows no value"),
    (migrations.RemoveField("story", "note"), "still asks"),
    (migrations.RenameField("story", "note", "notes"), "still asks"),
    (migrations.RenameModel("Story", "Text"), "still asks"),
    (migrations.AlterModelTable("story", "x"), "still asks"),
    (migrations.DeleteModel("Story"), "still asks"),
    (
        migrations.AddConstraint(
            "story", models.CheckConstraint(condition=models.Q(order__gt=0), name="x")
        ),
        "does not hold to it",
    ),
    (migrations.RunPython(migrations.RunPython.noop), "who wrote it"),
    (migrations.RunSQL("SELECT 1"), "who wrote it"),
    (
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RemoveField("story", "note")]
        ),
        "still asks",
    ),
]


def of(operation, **said):
    migration = migrations.Migration("0002_next", "stories")
    migration.operations = [operation]
    for name, value in said.items():
        setattr(migration, name, value)
    return migration


def before():
    state = ProjectState()
    state.add_model(ModelState("stories", "Story", [(n, f.clone()) for n, f in OLD.items()]))
    return state


@pytest.mark.parametrize("operation", SURVIVED, ids=lambda each: each.describe())
def test_what_the_running_version_survives(operation):
    assert dangers(of(operation), before()) == []


@pytest.mark.parametrize(
    ("operation", "why"),
    BREAKING,
    ids=lambda each: each if isinstance(each, str) else type(each).__name__,
)
def test_what_breaks_it_is_told_with_the_reason(operation, why):
    (danger,) = dangers(of(operation), before())

    assert why in danger


def test_each_operation_is_looked_at_after_those_before_it():
    migration = of(BREAKING[0][0])
    migration.operations = [added(models.TextField(null=True)), altered("more", models.TextField())]

    (danger,) = dangers(migration, before())
    assert "empty no more" in danger


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("operation", "said", "status", "words"),
    [
        (None, {}, 0, "0 migrations wait"),
        (migrations.RunSQL("SELECT 1"), {}, 1, "Stop the newsroom"),
        (migrations.RunSQL("SELECT 1"), {"outlived": "It asks only."}, 0, "It asks only."),
    ],
)
def test_an_operator_is_told_whether_to_stop_first(monkeypatch, operation, said, status, words):
    class Waiting(MigrationExecutor):
        def migration_plan(self, targets, clean_start=False):
            return [(of(operation, **said), False)] if operation else []

    monkeypatch.setattr(upgrade_plan, "MigrationExecutor", Waiting)
    out = StringIO()
    try:
        call_command("upgrade_plan", stdout=out)
        ended = 0
    except SystemExit as end:
        ended = end.code

    assert ended == status
    assert words in out.getvalue()


@pytest.mark.django_db
def test_where_nothing_waits_there_is_nothing_to_stop_for():
    assert MigrationLoader(connection).applied_migrations
    out = StringIO()
    call_command("upgrade_plan", stdout=out)

    assert "the running version survives them" in out.getvalue()
