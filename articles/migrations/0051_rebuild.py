from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_finished_pages")]

    operations = [
        migrations.RenameModel("SearchRebuild", "Rebuild"),
        migrations.RenameField("Rebuild", "language", "what"),
        migrations.AlterModelOptions(
            "Rebuild", {"verbose_name": "rebuild", "verbose_name_plural": "rebuilds"}
        ),
        migrations.AlterField(
            "Rebuild",
            "position",
            models.BigIntegerField(help_text="The last row that is done."),
        ),
    ]
