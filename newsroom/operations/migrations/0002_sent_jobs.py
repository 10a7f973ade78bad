from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_heartbeats")]

    operations = [
        migrations.CreateModel(
            name="SentJob",
            fields=[
                ("job", models.UUIDField(primary_key=True, serialize=False)),
                ("again_at", models.DateTimeField(db_index=True)),
                ("times", models.PositiveSmallIntegerField(default=1)),
            ],
        ),
    ]
