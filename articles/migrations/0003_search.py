import django.db.models.deletion
from django.db import migrations, models

LANGUAGES = [("ar", "العربية"), ("ckb", "سۆرانی"), ("kmr", "Kurmancî")]

# The words come folded and parted by spaces. The tokenizer `ascii` takes every letter beyond
# ASCII as part of a word; unicode61 would split Arabic words at their marks.
MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_searchwords USING fts5(words, tokenize = 'ascii')",
    ],
    "postgresql": [
        "ALTER TABLE articles_searchentry ADD COLUMN words tsvector NOT NULL DEFAULT ''",
        "CREATE INDEX search_words ON articles_searchentry USING gin (words)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE articles_searchwords"],
    "postgresql": [
        "DROP INDEX search_words",
        "ALTER TABLE articles_searchentry DROP COLUMN words",
    ],
}


def by_vendor(statements):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):

    dependencies = [("articles", "0002_publications_do_not_overlap")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="articles.publication",
                    ),
                ),
                ("language", models.CharField(choices=LANGUAGES, max_length=3)),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.CreateModel(
            name="SearchRebuild",
            fields=[
                (
                    "language",
                    models.CharField(
                        choices=LANGUAGES, max_length=3, primary_key=True, serialize=False
                    ),
                ),
                (
                    "position",
                    models.BigIntegerField(help_text="The last publication that is done."),
                ),
            ],
            options={
                "verbose_name": "search rebuild",
                "verbose_name_plural": "search rebuilds",
            },
        ),
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=LANGUAGES, max_length=3, verbose_name="language"),
                ),
                ("key", models.CharField(editable=False, max_length=100)),
                ("text", models.CharField(max_length=100, verbose_name="words")),
                ("day", models.DateField(verbose_name="day")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="times")),
            ],
            options={
                "verbose_name": "search without result",
                "verbose_name_plural": "searches without result",
                "ordering": ["-day", "-count"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "language", "key"), name="search_miss_once"
                    )
                ],
            },
        ),
        migrations.RunPython(by_vendor(MAKE), by_vendor(DROP)),
    ]
