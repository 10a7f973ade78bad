import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def drop_guards(apps, schema_editor) -> None:
    """SQLite makes the table anew, and lets none go that a trigger of another table names.

    They are made again after every migrate.
    """
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        guards = [name for (name,) in cursor.fetchall() if name.startswith("guard_")]
    for name in guards:
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0062_moments_indexed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_guards, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="revision",
            name="writer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(fields=["writer", "translation"], name="revision_of_writer"),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_guards),
    ]
