import django.db.models.deletion
from django.db import migrations, models

from articles.languages import CHOICES


class Migration(migrations.Migration):
    dependencies = [("articles", "0065_months_of_indexed_texts")]

    operations = [
        migrations.CreateModel(
            name='FrontPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=CHOICES, max_length=3, unique=True, verbose_name='language')),
            ],
            options={
                'verbose_name': 'front page',
                'verbose_name_plural': 'front page',
            },
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='move',
            field=models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('arrange_front_page', 'Front page arranged'), ('set_breaking', 'Breaking line set'), ('end_breaking', 'Breaking line ended'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen')], max_length=20, verbose_name='move'),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='subject',
            field=models.CharField(choices=[('story', 'Story'), ('photo', 'Photo'), ('tag', 'Tag'), ('author', 'Author'), ('section', 'Section'), ('outlet', 'Outlet'), ('house_style', 'House style'), ('address', 'Old address'), ('person', 'Person'), ('front_page', 'Front page')], max_length=12, verbose_name='what'),
        ),
        migrations.CreateModel(
            name='BreakingLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=CHOICES, max_length=3)),
                ('text', models.CharField(blank=True, max_length=140)),
                ('visible_from', models.DateTimeField()),
                ('visible_until', models.DateTimeField()),
                ('translation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='breaking_lines', to='articles.translation')),
            ],
            options={
                'verbose_name': 'breaking line',
                'verbose_name_plural': 'breaking lines',
                'ordering': ['-visible_from', '-pk'],
                'indexes': [models.Index(fields=['language', 'visible_until'], name='breaking_line_of_language'), models.Index(fields=['visible_until'], name='breaking_line_ends')],
                'constraints': [models.CheckConstraint(condition=models.Q(('visible_until__gte', models.F('visible_from'))), name='breaking_line_forwards'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('translation__isnull', False), _connector='OR'), name='breaking_line_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('until', models.DateTimeField(null=True)),
                ('front_page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pins', to='articles.frontpage')),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pins', to='articles.translation')),
            ],
            options={
                'verbose_name': 'pinned story',
                'verbose_name_plural': 'pinned stories',
                'ordering': ['position'],
                'indexes': [models.Index(condition=models.Q(('until__isnull', False)), fields=['until'], name='pin_ends')],
                'constraints': [models.UniqueConstraint(fields=('front_page', 'position'), name='pin_position_once'), models.UniqueConstraint(fields=('front_page', 'translation'), name='pin_once')],
            },
        ),
    ]
