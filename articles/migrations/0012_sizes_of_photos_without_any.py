from django.db import migrations
from django.db.models.functions import Now


def order_sizes_of_photos_without_any(apps, schema_editor):
    photos = apps.get_model("articles", "Photo").objects.using(schema_editor.connection.alias)
    photos.filter(renditions=[]).update(sizes_due_since=Now())


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_photo_upkeep")]

    operations = [
        migrations.RunPython(order_sizes_of_photos_without_any, migrations.RunPython.noop)
    ]
