import sqlite3

from django.db import migrations, models

# As `0003`, `0008`, `0014` and `0016` make the index that readers ask.
MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_deskwords USING fts5(words, tokenize = 'ascii')",
    ],
    "postgresql": [
        "ALTER TABLE articles_deskentry ADD COLUMN words tsvector NOT NULL DEFAULT ''",
        "CREATE INDEX desk_words ON articles_deskentry USING gin (words) "
        "WITH (fastupdate = off)",
        """
        CREATE FUNCTION articles_deskmatching(asked tsquery) RETURNS SETOF bigint
        LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off AS
        'SELECT id FROM articles_deskentry WHERE words @@ asked'
        """,
        """
        CREATE FUNCTION articles_deskknows(asked tsquery) RETURNS boolean
        LANGUAGE sql STABLE SET enable_seqscan = off AS
        'SELECT EXISTS (SELECT 1 FROM articles_deskentry WHERE words @@ asked)'
        """,
    ],
}
DROP = {
    "sqlite": ["DROP TABLE articles_deskwords"],
    "postgresql": [
        "DROP FUNCTION articles_deskknows(tsquery)",
        "DROP FUNCTION articles_deskmatching(tsquery)",
        "DROP INDEX desk_words",
        "ALTER TABLE articles_deskentry DROP COLUMN words",
    ],
}
# Words that are taken out are overwritten at once, where the engine can.
AT_ONCE = "INSERT INTO articles_deskwords (articles_deskwords, rank) VALUES ('secure-delete', 1)"
KNOWS_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)


def make(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in MAKE[vendor]:
        schema_editor.execute(statement)
    if vendor == "sqlite" and KNOWS_AT_ONCE:
        schema_editor.execute(AT_ONCE)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_forget_removed_words")]

    operations = [
        migrations.CreateModel(
            name="DeskEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("shape", models.PositiveSmallIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "desk search entry",
                "verbose_name_plural": "desk search entries",
            },
        ),
        migrations.AlterField(
            model_name="searchrebuild",
            name="language",
            field=models.CharField(max_length=8, primary_key=True, serialize=False),
        ),
        migrations.RunPython(make, drop),
    ]
