from django.db import migrations

# The planner counts no cost for unpacking a text's words, so for common words it would rather
# read and unpack every text than look into the index.
MAKE = """
CREATE FUNCTION articles_searchmatching(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off AS
'SELECT publication_id FROM articles_searchentry WHERE words @@ asked'
"""
DROP = "DROP FUNCTION articles_searchmatching(tsquery)"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_house_style_changes")]

    operations = [migrations.RunPython(on_postgresql(MAKE), on_postgresql(DROP))]
