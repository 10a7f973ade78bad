import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0111_moves_of_sessions")]

    operations = [
        migrations.AddField(
            model_name='translation',
            name='gone_note',
            field=models.CharField(blank=True, db_default='', default='', help_text='What readers are told at the address of a story that was withdrawn.', max_length=300),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='move',
            field=models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('kill', 'Kill the story'), ('ask_lift', 'Ask to lift the kill'), ('lift_kill', 'Lift the kill'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('arrange_front_page', 'Front page arranged'), ('set_breaking', 'Breaking line set'), ('end_breaking', 'Breaking line ended'), ('take_up_report', 'Report taken up'), ('close_report', 'Report closed'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen'), ('ask_factor', 'Second factor asked for'), ('add_factor', 'Second factor added'), ('take_factor', 'Second factor taken away'), ('renew_codes', 'New recovery codes made'), ('reset_factors', 'Second factor reset'), ('end_sessions', 'Signed out elsewhere'), ('lose_phone', 'Account shut: phone lost'), ('shut_account', 'Account shut: phone lost'), ('let_in', 'Let back in')], max_length=20, verbose_name='move'),
        ),
        migrations.CreateModel(
            name='Kill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kills', to='articles.article')),
            ],
            options={
                'verbose_name': 'kill',
                'verbose_name_plural': 'kills',
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('article',), name='kill_stands_once'), models.CheckConstraint(condition=models.Q(('lifted_at__gte', models.F('begun_at'))), name='kill_forwards')],
            },
        ),
    ]
