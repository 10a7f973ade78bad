import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

NOW = django.db.models.functions.datetime.Now()


class Migration(migrations.Migration):
    dependencies = [("articles", "0250_assignments")]

    operations = [
        migrations.CreateModel(
            name="Purge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("ar", "العربية"), ("ckb", "سۆرانی"), ("kmr", "Kurmancî")],
                        max_length=3,
                    ),
                ),
                ("ordered_at", models.DateTimeField(db_default=NOW)),
                ("next_at", models.DateTimeField(db_default=NOW)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("is_acknowledged", models.BooleanField(default=False)),
                (
                    "publication",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="articles.publication",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["next_at"], name="purge_due")]},
        ),
    ]
