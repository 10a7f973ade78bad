from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0221_wanted_by")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="flagged_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("flagged_since__isnull", False)),
                fields=["flagged_since"],
                name="article_flagged",
            ),
        ),
    ]
