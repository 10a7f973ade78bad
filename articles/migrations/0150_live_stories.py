import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def drop_guards(apps, schema_editor) -> None:
    """SQLite makes the table anew, and lets none go that a trigger of another table names.

    They are made again after every migrate.
    """
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        guards = [name for (name,) in cursor.fetchall() if name.startswith("guard_")]
    for name in guards:
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [
        ('articles', '0140_survey_of_the_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_guards, migrations.RunPython.noop),
        migrations.AddField(
            model_name='article',
            name='live_from',
            field=models.DateTimeField(editable=False, null=True, verbose_name='live coverage since'),
        ),
        migrations.AddField(
            model_name='article',
            name='live_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='live coverage until'),
        ),
        migrations.AddField(
            model_name='article',
            name='part_of',
            field=models.ForeignKey(editable=False, help_text='The live story that this is a post of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='articles.article', verbose_name='part of'),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='move',
            field=models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('kill', 'Kill the story'), ('ask_lift', 'Ask to lift the kill'), ('lift_kill', 'Lift the kill'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('begin_live', 'Begin live coverage'), ('end_live', 'End live coverage'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('arrange_front_page', 'Front page arranged'), ('set_breaking', 'Breaking line set'), ('end_breaking', 'Breaking line ended'), ('take_up_report', 'Report taken up'), ('close_report', 'Report closed'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen'), ('ask_factor', 'Second factor asked for'), ('add_factor', 'Second factor added'), ('take_factor', 'Second factor taken away'), ('renew_codes', 'New recovery codes made'), ('reset_factors', 'Second factor reset'), ('end_sessions', 'Signed out elsewhere'), ('lose_phone', 'Account shut: phone lost'), ('shut_account', 'Account shut: phone lost'), ('let_in', 'Let back in')], max_length=20, verbose_name='move'),
        ),
        migrations.AlterField(
            model_name='listingrow',
            name='kind',
            field=models.PositiveSmallIntegerField(choices=[(0, 'All'), (1, 'Section'), (2, 'Tag'), (3, 'Author'), (4, 'Opinion'), (5, 'Correction'), (6, 'Post')]),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('live_until__isnull', True), models.Q(('live_from__isnull', False), ('live_until__gte', models.F('live_from'))), _connector='OR'), name='article_live_forwards'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('part_of__isnull', True), ('live_from__isnull', True), _connector='OR'), name='article_post_is_not_live'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('live_from__isnull', False), ('live_until__isnull', True)), fields=['live_from'], name='article_running'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_guards),
    ]
