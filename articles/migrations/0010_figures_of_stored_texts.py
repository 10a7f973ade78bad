import re

from django.db import migrations

FIGURE = re.compile(r'<figure data-photo="(\d+)">')
AT_ONCE = 500


def read_stored_texts(apps, schema_editor):
    """Fill the new table from the texts that are there, some at a time; again, it adds nothing."""
    revisions = apps.get_model("articles", "Revision").objects.using(schema_editor.connection.alias)
    figures = apps.get_model("articles", "RevisionFigure").objects.using(
        schema_editor.connection.alias
    )
    texts = revisions.filter(body__contains="<figure data-photo=").order_by("pk")
    last = 0
    while batch := list(texts.filter(pk__gt=last).values_list("pk", "body")[:AT_ONCE]):
        figures.bulk_create(
            [
                figures.model(revision_id=revision, photo_id=number)
                for revision, body in batch
                for number in dict.fromkeys(map(int, FIGURE.findall(body)))
            ],
            batch_size=AT_ONCE,
            ignore_conflicts=True,
        )
        last = batch[-1][0]


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_revision_figures")]

    operations = [migrations.RunPython(read_stored_texts, migrations.RunPython.noop)]
