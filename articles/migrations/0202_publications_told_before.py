from datetime import timedelta

from django.db import migrations
from django.utils import timezone

# What came out longer ago nobody is told of.
LATELY = timedelta(days=3)


def note(apps, schema_editor):
    """What readers see already is no news to the desk; again, it is the same."""
    alias = schema_editor.connection.alias
    now = timezone.now()
    shown = apps.get_model("articles", "Publication").objects.using(alias).order_by("pk")
    lately = shown.filter(visible_from__gt=now - LATELY, visible_from__lte=now)
    told = apps.get_model("articles", "ToldPublication")
    told.objects.using(alias).bulk_create(
        [told(publication_id=number) for number in lately.values_list("pk", flat=True)],
        ignore_conflicts=True,
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0201_move_of_choosing_notices")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
