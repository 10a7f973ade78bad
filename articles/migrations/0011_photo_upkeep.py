from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_figures_of_stored_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="set_aside_as",
            field=models.CharField(blank=True, default="", editable=False, max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="photo",
            name="sizes_due_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="photoevent",
            name="token",
            field=models.CharField(editable=False, max_length=64, null=True),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("sizes_due_since__isnull", False)),
                fields=["sizes_due_since"],
                name="photo_sizes_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="photoevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token__isnull", False)),
                fields=("actor", "token"),
                name="photo_event_token_once",
            ),
        ),
    ]
