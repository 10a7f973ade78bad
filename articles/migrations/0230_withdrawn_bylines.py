from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0224_changed_since_published")]

    operations = [
        migrations.AddField(
            model_name='author',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='byline withdrawn'),
        ),
        migrations.AlterField(
            model_name='author',
            name='kind',
            field=models.CharField(choices=[('person', 'Person or pseudonym'), ('desk', 'Desk'), ('agency', 'Agency'), ('withheld', 'Name withheld')], default='person', max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='author',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'withheld')), fields=('kind',), name='author_withheld_once'),
        ),
    ]
