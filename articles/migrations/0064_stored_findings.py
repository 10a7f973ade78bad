import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0063_revisions_by_writer'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFindings',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='stored_findings', serialize=False, to='articles.revision')),
                ('rules', models.CharField(max_length=64)),
                ('texts', models.CharField(max_length=64)),
                ('found', models.JSONField(default=list)),
            ],
        ),
    ]
