import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_sent_pictures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen')], max_length=20, verbose_name='move')),
                ('subject', models.CharField(choices=[('story', 'Story'), ('photo', 'Photo'), ('tag', 'Tag'), ('author', 'Author'), ('section', 'Section'), ('outlet', 'Outlet'), ('house_style', 'House style'), ('address', 'Old address'), ('person', 'Person')], max_length=12, verbose_name='what')),
                ('subject_id', models.BigIntegerField()),
                ('from_status', models.CharField(blank=True, choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('sent_back', 'Sent back'), ('approved', 'Approved'), ('spiked', 'Spiked')], max_length=10, verbose_name='from')),
                ('to_status', models.CharField(blank=True, choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('sent_back', 'Sent back'), ('approved', 'Approved'), ('spiked', 'Spiked')], max_length=10, verbose_name='to')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='note')),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('token', models.CharField(editable=False, max_length=64, null=True)),
                ('created_at', models.DateTimeField(verbose_name='when')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publication', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='journal', to='articles.publication')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
                ('translation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='journal', to='articles.translation')),
            ],
            options={
                'verbose_name': 'journal entry',
                'verbose_name_plural': 'journal',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='journalentry',
            index=models.Index(fields=['translation', '-id'], name='journal_of_version'),
        ),
        migrations.AddIndex(
            model_name='journalentry',
            index=models.Index(fields=['subject', 'subject_id', '-id'], name='journal_of_subject'),
        ),
        migrations.AddConstraint(
            model_name='journalentry',
            constraint=models.UniqueConstraint(condition=models.Q(('token__isnull', False)), fields=('actor', 'token'), name='journal_token_once'),
        ),
    ]
