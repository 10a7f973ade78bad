import sqlite3

from django.db import migrations

# What had been taken out of the index before it was forgotten as well; see `search/forgetting.py`.
FORGET = "INSERT INTO articles_searchwords (articles_searchwords) VALUES ('optimize')"
AT_ONCE = (
    "INSERT INTO articles_searchwords (articles_searchwords, rank) VALUES ('secure-delete', %s)"
)
KNOWS_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)


def on_sqlite(at_once, statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor != "sqlite":
            return
        if KNOWS_AT_ONCE:
            schema_editor.execute(AT_ONCE, [at_once])
        for statement in statements:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_one_log")]

    operations = [migrations.RunPython(on_sqlite(1, [FORGET]), on_sqlite(0, []))]
