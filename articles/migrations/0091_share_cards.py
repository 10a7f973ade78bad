import django.db.models.deletion
from django.db import migrations, models

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0090_bytes_of_lite_pictures")]

    operations = [
        migrations.CreateModel(
            name="ShareCard",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="share_card",
                        serialize=False,
                        to="articles.publication",
                    ),
                ),
                ("key", articles.models.fields.CharField(blank=True, max_length=32)),
                ("name", articles.models.fields.CharField(blank=True, max_length=100)),
            ],
            options={"verbose_name": "share card", "verbose_name_plural": "share cards"},
        ),
    ]
