# Stored pages have none until a worker or `rebuild_pages` has made them; until then it is worked
# out when a feed is read.
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0071_rows_of_opinion")]

    operations = [
        migrations.AddField("finishedpage", "item", models.TextField(blank=True, default=""), preserve_default=False),
    ]
