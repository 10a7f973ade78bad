from django.db import migrations, models

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0280_purges")]

    operations = [
        migrations.AddField(
            model_name="sharecard",
            name="drawn_by",
            field=articles.models.fields.CharField(
                blank=True, db_default="", default="", max_length=8
            ),
        ),
        migrations.AddIndex(
            model_name="sharecard",
            index=models.Index(fields=["drawn_by"], name="share_card_drawn_by"),
        ),
    ]
