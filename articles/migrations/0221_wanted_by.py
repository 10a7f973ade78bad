from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0220_published_together")]

    operations = [
        migrations.AddField(
            model_name="translation",
            name="wanted_by",
            field=models.DateTimeField(editable=False, null=True, verbose_name="wanted by"),
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(
                condition=models.Q(("wanted_by__isnull", False)),
                fields=["wanted_by"],
                name="translation_wanted",
            ),
        ),
    ]
