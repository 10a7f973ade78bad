from django.db import migrations

TABLES = ("workflowevent", "housestylechange", "photoevent")


def drop_functions(apps, schema_editor) -> None:
    """PostgreSQL keeps what a trigger calls when the trigger's table goes."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        for event in ("update", "delete"):
            schema_editor.execute(f"DROP FUNCTION IF EXISTS guard_{table}_{event}() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_four_logs_in_the_journal")]

    operations = [
        migrations.DeleteModel(name="HouseStyleChange"),
        migrations.DeleteModel(name="PhotoEvent"),
        migrations.DeleteModel(name="WorkflowEvent"),
        migrations.RunPython(drop_functions, migrations.RunPython.noop),
    ]
