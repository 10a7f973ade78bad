import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', "0181_drift_of_stored_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_named', models.BooleanField(default=False)),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name='comment')),
                ('part', models.CharField(blank=True, max_length=40)),
                ('paragraph', models.PositiveIntegerField(null=True)),
                ('start', models.PositiveIntegerField(null=True)),
                ('quote', models.TextField(blank=True, max_length=2000, verbose_name='passage')),
                ('must', models.BooleanField(default=False, verbose_name='has to be settled before approval')),
                ('wording', models.TextField(max_length=2000, null=True, verbose_name='suggested wording')),
                ('state', models.CharField(blank=True, choices=[('open', 'Open'), ('resolved', 'Settled'), ('taken', 'Taken'), ('refused', 'Refused')], max_length=8)),
                ('settled_named', models.BooleanField(default=False)),
                ('settled_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(verbose_name='said')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
                ('settled_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_as', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
                ('thread', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='articles.comment')),
                ('translation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='articles.translation')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_named', models.BooleanField(default=False)),
                ('comment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='articles.comment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['translation', '-id'], name='comment_of_version'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['translation'], name='comment_open'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['open', 'resolved', 'taken', 'refused']), ('thread', None)), models.Q(('must', False), ('part', ''), ('state', ''), ('thread__isnull', False), ('wording', None)), _connector='OR'), name='comment_reply_is_plain'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('settled_by', None), ('state__in', ('', 'open'))), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False), ('state__in', ['resolved', 'taken', 'refused'])), _connector='OR'), name='comment_settled_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), ('taken_as__isnull', False), ('wording__isnull', False)), models.Q(models.Q(('state', 'taken'), _negated=True), ('taken_as', None)), _connector='OR'), name='comment_taken_as_a_text'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('comment', 'person'), name='mention_once'),
        ),
    ]
