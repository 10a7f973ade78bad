from django.db import migrations

# Texts that are in the index already are found in their language at once; who wrote them is
# found after `reindex`.
MARK = {
    "sqlite": "UPDATE articles_searchwords SET words = words || ' l' || (SELECT language "
    "FROM articles_searchentry WHERE publication_id = articles_searchwords.rowid)",
    "postgresql": "UPDATE articles_searchentry SET words = words || ('l' || language)::tsvector",
}


def mark(apps, schema_editor):
    schema_editor.execute(MARK[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_search_by_language")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
