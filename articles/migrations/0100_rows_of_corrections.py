from django.db import migrations, models


# The rows themselves come with the pages, which the job makes anew after an upgrade.
class Migration(migrations.Migration):
    dependencies = [("articles", "0091_share_cards")]

    operations = [
        migrations.AlterField(
            model_name="listingrow",
            name="kind",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (0, "All"),
                    (1, "Section"),
                    (2, "Tag"),
                    (3, "Author"),
                    (4, "Opinion"),
                    (5, "Correction"),
                ]
            ),
        ),
    ]
