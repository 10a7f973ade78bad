from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0082_ended_by_language")]

    operations = [
        migrations.AddField(
            "photo", "lite_bytes", models.PositiveIntegerField(editable=False, null=True)
        ),
    ]
