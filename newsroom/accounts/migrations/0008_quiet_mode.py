from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_new_devices")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_quiet",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="quiet mode"
            ),
        ),
    ]
