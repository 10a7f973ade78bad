from django.db import migrations

from articles.text import hashtags


def work_out_again(apps, schema_editor):
    """Ligatures, ø ß ł and more apostrophes have a place in keys; where two spellings have become
    one, the older keeps it and the other stays as it was."""
    alias = schema_editor.connection.alias
    spellings = apps.get_model("articles", "Spelling").objects.using(alias)
    for spelling in spellings.order_by("pk").iterator():
        key = hashtags.key(spelling.text.lstrip("#").replace(" ", "_"), spelling.language)[:120]
        if not key or key == spelling.key:
            continue
        if not spellings.filter(language=spelling.language, key=key).exists():
            spellings.filter(pk=spelling.pk).update(key=key)


class Migration(migrations.Migration):
    dependencies = [("articles", "0038_revisions_of_repairs_alone")]

    operations = [migrations.RunPython(work_out_again, migrations.RunPython.noop)]
