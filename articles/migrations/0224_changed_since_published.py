from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0223_stories_flagged_before")]

    operations = [
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(
                condition=models.Q(
                    ("last_out__isnull", False),
                    models.Q(
                        ("last_out__lt", models.F("latest_revision")),
                        ("last_out__gt", models.F("latest_revision")),
                        _connector="OR",
                    ),
                ),
                fields=["language", "-id"],
                name="translation_changed",
            ),
        ),
    ]
