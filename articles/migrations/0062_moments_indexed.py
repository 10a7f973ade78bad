import django.db.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0061_moments_of_stored_versions")]

    operations = [
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('approval__isnull', True)), fields=['status', '-id'], name='translation_uncleared'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(fields=['last_from'], name='translation_last_from'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('approval__isnull', False), models.Q(('last_out__isnull', True), ('last_until__isnull', False), ('last_out__lt', models.F('latest_revision')), ('last_out__gt', models.F('latest_revision')), _connector='OR')), fields=['language', '-id'], name='translation_ready'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('out_of_step_from__isnull', False)), fields=['language', '-id'], name='translation_out_of_step'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('held_publication__isnull', False)), fields=['-id'], name='translation_held'),
        ),
    ]
