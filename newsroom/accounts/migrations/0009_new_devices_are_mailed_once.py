from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_quiet_mode")]

    operations = [
        migrations.AddField(
            model_name="newdevice",
            name="mailed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
