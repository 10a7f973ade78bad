from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_search_words_ready_to_read"),
    ]

    operations = [
        migrations.AlterField(
            model_name="photoevent",
            name="what",
            field=models.CharField(choices=[("added", "Added"), ("edited", "Words changed"), ("focused", "Focal point set"), ("withdrawn", "Withdrawn"), ("shown", "Shown again"), ("replaced", "Replaced"), ("removed", "Removed")], max_length=10, verbose_name="change"),
        ),
    ]
