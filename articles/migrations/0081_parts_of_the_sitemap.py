# Stored pages stand in no part until a worker or `rebuild_pages` has made them.
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0080_items_of_feeds")]

    operations = [
        migrations.AddField("finishedpage", "part", models.BigIntegerField(default=0, editable=False)),
        migrations.AddField("finishedpage", "updated_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddIndex("finishedpage", models.Index(fields=["part", "updated_at"], name="page_of_part")),
    ]
