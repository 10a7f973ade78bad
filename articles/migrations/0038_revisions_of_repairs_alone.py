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
    dependencies = [("articles", "0038_presence")]

    operations = [
        migrations.RunPython(drop_guards, migrations.RunPython.noop),
        migrations.AddField(
            model_name="revision",
            name="only_repairs",
            field=models.BooleanField(
                default=False,
                help_text="Nothing but safe repairs of the copy desk, over somebody else’s text.",
                verbose_name="repairs alone",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_guards),
    ]
