import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0160_reads'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('receiver', models.CharField(choices=[('websub', 'WebSub'), ('indexnow', 'IndexNow')], max_length=8)),
                ('next_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pings', to='articles.publication')),
            ],
            options={
                'verbose_name': 'ping',
                'verbose_name_plural': 'pings',
                'indexes': [models.Index(fields=['next_at'], name='ping_due')],
            },
        ),
    ]
