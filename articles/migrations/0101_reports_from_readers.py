import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0100_rows_of_corrections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='journalentry',
            name='move',
            field=models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('arrange_front_page', 'Front page arranged'), ('set_breaking', 'Breaking line set'), ('end_breaking', 'Breaking line ended'), ('take_up_report', 'Report taken up'), ('close_report', 'Report closed'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen')], max_length=20, verbose_name='move'),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='subject',
            field=models.CharField(choices=[('story', 'Story'), ('photo', 'Photo'), ('tag', 'Tag'), ('author', 'Author'), ('section', 'Section'), ('outlet', 'Outlet'), ('house_style', 'House style'), ('address', 'Old address'), ('person', 'Person'), ('front_page', 'Front page'), ('report', 'Report from a reader')], max_length=12, verbose_name='what'),
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('ckb', 'سۆرانی'), ('kmr', 'Kurmancî')], max_length=3, verbose_name='language')),
                ('key', models.CharField(editable=False, max_length=64)),
                ('text', models.TextField(max_length=2000, verbose_name='what is wrong')),
                ('created_at', models.DateTimeField(verbose_name='sent')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='closed')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.publication')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken up by')),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='articles.translation')),
            ],
            options={
                'verbose_name': 'report from a reader',
                'verbose_name_plural': 'reports from readers',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['language', '-id'], name='report_of_language'), models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['language', '-id'], name='report_open'), models.Index(fields=['language', 'created_at'], name='report_lately')],
                'constraints': [models.UniqueConstraint(fields=('publication', 'key'), name='report_once')],
            },
        ),
    ]
