import uuid

from django.conf import settings
from django.db import migrations, models


def name_forms(apps, schema_editor):
    """What people were typing before the upgrade is kept, each as a form of its own."""
    WorkingCopy = apps.get_model("articles", "WorkingCopy")
    for pk in WorkingCopy.objects.values_list("pk", flat=True).iterator():
        WorkingCopy.objects.filter(pk=pk).update(key=uuid.uuid4().hex)


def keep_the_latest(apps, schema_editor):
    """On the way back there is room for one per person and version: the one typed last."""
    WorkingCopy = apps.get_model("articles", "WorkingCopy")
    seen = set()
    for copy in WorkingCopy.objects.order_by("-updated_at", "-pk").defer("content"):
        place = (copy.person_id, copy.translation_id, copy.translation_id or copy.language)
        if place in seen:
            copy.delete()
        seen.add(place)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0034_desk_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="workingcopy",
            name="key",
            field=models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="workingcopy", name="working_copy_once"),
        migrations.RemoveConstraint(model_name="workingcopy", name="working_copy_new_once"),
        migrations.RunPython(name_forms, keep_the_latest, elidable=True),
        migrations.AddConstraint(
            model_name="workingcopy",
            constraint=models.UniqueConstraint(fields=["person", "key"], name="working_copy_of_one_form"),
        ),
        migrations.AddIndex(
            model_name="workingcopy",
            index=models.Index(fields=["person", "-updated_at"], name="working_copy_of_person"),
        ),
    ]
