from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_sessions_of_people")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="opened_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="opened"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="unused_since",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="closed, since nobody used it"
            ),
        ),
    ]
