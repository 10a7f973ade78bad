import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0044_keys_of_spellings'),
    ]

    operations = [
        migrations.CreateModel(
            name='FinishedPage',
            fields=[
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='finished_page', serialize=False, to='articles.publication')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('ckb', 'سۆرانی'), ('kmr', 'Kurmancî')], max_length=3)),
                ('first_published_at', models.DateTimeField()),
                ('visible_from', models.DateTimeField()),
                ('visible_until', models.DateTimeField(null=True)),
                ('made_by', models.CharField(blank=True, editable=False, max_length=8)),
                ('path', models.TextField()),
                ('teaser', models.TextField(blank=True)),
                ('head', models.TextField(blank=True)),
                ('inside', models.TextField(blank=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
            ],
            options={
                'verbose_name': 'finished page',
                'verbose_name_plural': 'finished pages',
            },
        ),
        migrations.CreateModel(
            name='ListingRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('ckb', 'سۆرانی'), ('kmr', 'Kurmancî')], max_length=3)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'All'), (1, 'Section'), (2, 'Tag'), (3, 'Author')])),
                ('subject', models.BigIntegerField()),
                ('first_published_at', models.DateTimeField()),
                ('visible_from', models.DateTimeField()),
                ('visible_until', models.DateTimeField(null=True)),
                ('page', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='rows', to='articles.finishedpage')),
            ],
            options={
                'verbose_name': 'row of a list',
                'verbose_name_plural': 'rows of lists',
            },
        ),
        migrations.AddIndex(
            model_name='listingrow',
            index=models.Index(fields=['language', 'kind', 'subject', '-first_published_at', '-page'], name='listing_row_latest'),
        ),
        migrations.AddIndex(
            model_name='finishedpage',
            index=models.Index(fields=['language', 'made_by'], name='page_made_by'),
        ),
        migrations.AddConstraint(
            model_name='listingrow',
            constraint=models.UniqueConstraint(fields=('page', 'kind', 'subject'), name='listing_row_once'),
        ),
    ]
