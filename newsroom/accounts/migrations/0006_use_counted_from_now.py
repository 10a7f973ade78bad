from django.db import migrations
from django.utils import timezone


def count_from_now(apps, schema_editor):
    """Nobody's account is closed for a time in which nobody had been told."""
    people = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    people.filter(opened_at=None).update(opened_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_unused_accounts")]

    operations = [migrations.RunPython(count_from_now, migrations.RunPython.noop)]
