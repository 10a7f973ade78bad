from django.db import migrations, models

# The planner would rather read every text than look into the index, as in `0008`.
KNOWS = """
CREATE FUNCTION articles_searchknows(asked tsquery) RETURNS boolean
LANGUAGE sql STABLE SET enable_seqscan = off AS
'SELECT EXISTS (SELECT 1 FROM articles_searchentry WHERE words @@ asked)'
"""
DROP = "DROP FUNCTION articles_searchknows(tsquery)"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_events_of_left_findings")]

    operations = [
        migrations.RunPython(on_postgresql(KNOWS), on_postgresql(DROP)),
        migrations.AddField(
            model_name="searchentry",
            name="shape",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
    ]
