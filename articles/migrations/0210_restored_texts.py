from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0181_drift_of_stored_versions")]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='restored_number',
            field=models.PositiveIntegerField(null=True),
        ),
    ]
