import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', "0193_moves_of_talk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ToldPublication',
            fields=[
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='told', serialize=False, to='articles.publication')),
            ],
            options={
                'verbose_name': 'told publications',
                'verbose_name_plural': 'told publications',
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent_back', 'A text was sent back'), ('approved', 'A text was approved'), ('published', 'A text has come out'), ('held', 'A schedule was stopped'), ('withdrawn', 'A text was withdrawn'), ('to_review', 'A text waits for review'), ('taken_over', 'A review was taken over'), ('source_changed', 'The source of a translation has changed'), ('correction', 'A correction in another language is to be followed'), ('mentioned', 'You were named in a comment'), ('answered', 'A comment was answered'), ('flag_cleared', 'A risk flag was cleared')], max_length=16, verbose_name='what')),
                ('anchor', models.CharField(blank=True, max_length=40)),
                ('way', models.CharField(choices=[('desk', 'At the desk'), ('at_once', 'By mail at once'), ('digest', 'By mail once a day'), ('nothing', 'Not at all')], max_length=8)),
                ('created_at', models.DateTimeField(verbose_name='when')),
                ('read_at', models.DateTimeField(null=True, verbose_name='read')),
                ('mailed_at', models.DateTimeField(null=True)),
                ('actor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('translation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.translation')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['person', '-created_at', '-id'], name='notice_of_person'), models.Index(condition=models.Q(('read_at__isnull', True)), fields=['person'], name='notice_unread'), models.Index(condition=models.Q(('mailed_at__isnull', True), ('read_at__isnull', True), ('way__in', ('at_once', 'digest'))), fields=['created_at'], name='notice_to_be_mailed')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent_back', 'A text was sent back'), ('approved', 'A text was approved'), ('published', 'A text has come out'), ('held', 'A schedule was stopped'), ('withdrawn', 'A text was withdrawn'), ('to_review', 'A text waits for review'), ('taken_over', 'A review was taken over'), ('source_changed', 'The source of a translation has changed'), ('correction', 'A correction in another language is to be followed'), ('mentioned', 'You were named in a comment'), ('answered', 'A comment was answered'), ('flag_cleared', 'A risk flag was cleared')], max_length=16, verbose_name='what')),
                ('way', models.CharField(choices=[('desk', 'At the desk'), ('at_once', 'By mail at once'), ('digest', 'By mail once a day'), ('nothing', 'Not at all')], max_length=8, verbose_name='how')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'wish',
                'verbose_name_plural': 'wishes',
                'constraints': [models.UniqueConstraint(fields=('person', 'kind'), name='wish_once')],
            },
        ),
    ]
