from django.db import migrations


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    """On SQLite, whose writers are serial, a trigger keeps the same rule."""

    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunPython(
            on_postgresql(
                "CREATE EXTENSION IF NOT EXISTS btree_gist",
                "ALTER TABLE articles_publication ADD CONSTRAINT publication_no_overlap "
                "EXCLUDE USING gist (translation_id WITH =, "
                "tstzrange(visible_from, visible_until) WITH &&)",
            ),
            on_postgresql(
                "ALTER TABLE articles_publication DROP CONSTRAINT publication_no_overlap"
            ),
        )
    ]
