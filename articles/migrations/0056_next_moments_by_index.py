from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0055_freshness")]

    operations = [
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["visible_from"], name="publication_begins"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                fields=["visible_until"],
                condition=models.Q(visible_until__isnull=False),
                name="publication_ends",
            ),
        ),
    ]
