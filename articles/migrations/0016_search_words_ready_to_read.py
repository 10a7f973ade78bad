from django.db import migrations

# New words go into the index when a text is published. PostgreSQL would rather keep them on a list
# beside it, which every reader who searches has to go through from end to end.
AT_ONCE = (
    "ALTER INDEX search_words SET (fastupdate = off)",
    "SELECT gin_clean_pending_list('search_words')",
)
LATER = ("ALTER INDEX search_words RESET (fastupdate)",)


def on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_languages_of_indexed_texts")]

    operations = [migrations.RunPython(on_postgresql(AT_ONCE), on_postgresql(LATER))]
