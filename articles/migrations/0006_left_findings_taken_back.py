from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_photo_galleries")]

    operations = [
        migrations.AddField(
            model_name="leftfinding",
            name="is_standing",
            field=models.BooleanField(default=True, verbose_name="still left as it is"),
        ),
    ]
