from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', "0191_suggested_by"),
    ]

    operations = [
        migrations.AddField(
            model_name='translation',
            name='open_comments',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='translation',
            name='open_musts',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
