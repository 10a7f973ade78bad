from django.db import migrations

# As `search/words.py` makes them: the month of the first publication, and who is in the samples.
CHANCE = "(publication_id * 2654435761 >> 16)"
SAMPLED = (
    f"CASE WHEN {CHANCE} % 64 = 0 THEN ' z' || entry.language ELSE '' END || "
    f"CASE WHEN {CHANCE} % 1024 = 0 THEN ' y' || entry.language ELSE '' END"
)
MARK = {
    "sqlite": "UPDATE articles_searchwords SET words = words || (SELECT ' m' || entry.language || "
    f"strftime('%Y%m', publication.first_published_at) || {SAMPLED} "
    "FROM articles_searchentry entry JOIN articles_publication publication "
    "ON publication.id = entry.publication_id "
    "WHERE entry.publication_id = articles_searchwords.rowid) "
    "WHERE rowid IN (SELECT publication_id FROM articles_searchentry)",
    "postgresql": "UPDATE articles_searchentry entry SET words = entry.words || "
    "('m' || entry.language || "
    f"to_char(publication.first_published_at AT TIME ZONE 'UTC', 'YYYYMM') || {SAMPLED})::tsvector "
    "FROM articles_publication publication WHERE publication.id = entry.publication_id",
}


def mark(apps, schema_editor):
    if schema_editor.connection.vendor in MARK:
        schema_editor.execute(MARK[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0064_stored_findings")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
