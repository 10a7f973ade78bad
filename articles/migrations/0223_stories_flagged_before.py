from django.db import migrations
from django.db.models import F


def note(apps, schema_editor):
    """Of flags that stand already nobody knows the hour without the journal: the story's counts."""
    articles = apps.get_model("articles", "Article").objects.using(schema_editor.connection.alias)
    flagged = articles.order_by().filter(flagged_since=None).exclude(risk_flags={})
    flagged.update(flagged_since=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0222_flagged_since")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
