from django.db import migrations, models

from articles.languages import CHOICES


class Migration(migrations.Migration):
    dependencies = [("articles", "0052_pages_of_stored_publications")]

    operations = [
        migrations.CreateModel(
            name="Freshness",
            fields=[
                (
                    "language",
                    models.CharField(
                        choices=CHOICES,
                        editable=False,
                        max_length=3,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("generation", models.BigIntegerField(editable=False)),
                ("withdrawals", models.BigIntegerField(editable=False)),
            ],
        ),
    ]
