from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0081_parts_of_the_sitemap")]

    operations = [
        migrations.AddIndex(
            "publication",
            models.Index(
                condition=models.Q(visible_until__isnull=False),
                fields=["language", "visible_until"],
                name="publication_ended",
            ),
        ),
    ]
