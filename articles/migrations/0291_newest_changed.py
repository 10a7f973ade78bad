from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0290_share_cards_drawn_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

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
                fields=["-id", "language"],
                name="translation_last_changed",
            ),
        ),
    ]
