from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0038_presence")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="only_repairs",
            field=models.BooleanField(
                default=False,
                help_text="Nothing but safe repairs of the copy desk, over somebody else’s text.",
                verbose_name="repairs alone",
            ),
        ),
    ]
