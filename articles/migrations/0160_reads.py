import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0151_house_pages'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reads',
            fields=[
                ('translation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reads', serialize=False, to='articles.translation')),
                ('count', models.PositiveBigIntegerField()),
            ],
            options={
                'verbose_name': 'reads of a story',
                'verbose_name_plural': 'reads of stories',
            },
        ),
        migrations.CreateModel(
            name='HourOfReads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('ckb', 'سۆرانی'), ('kmr', 'Kurmancî')], max_length=3)),
                ('hour', models.DateTimeField()),
                ('count', models.PositiveIntegerField()),
                ('translation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='hours_of_reads', to='articles.translation')),
            ],
            options={
                'verbose_name': 'reads in an hour',
                'verbose_name_plural': 'reads by the hour',
                'indexes': [models.Index(fields=['language', 'hour'], name='reads_of_language')],
                'constraints': [models.UniqueConstraint(fields=('translation', 'hour'), name='reads_of_hour_once')],
            },
        ),
        migrations.CreateModel(
            name='MostRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('ckb', 'سۆرانی'), ('kmr', 'Kurmancî')], max_length=3)),
                ('span', models.PositiveSmallIntegerField(choices=[(24, 'Day'), (168, 'Week')])),
                ('position', models.PositiveSmallIntegerField()),
                ('count', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='most_read', to='articles.translation')),
            ],
            options={
                'verbose_name': 'most read story',
                'verbose_name_plural': 'most read stories',
                'constraints': [models.UniqueConstraint(fields=('language', 'span', 'position'), name='most_read_position_once')],
            },
        ),
    ]
