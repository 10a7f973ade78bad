from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0202_publications_told_before")]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='restored_number',
            field=models.PositiveIntegerField(null=True),
        ),
    ]
