from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', "0192_counts_of_talk"),
    ]

    operations = [
        migrations.AlterField(
            model_name='journalentry',
            name='move',
            field=models.CharField(choices=[('read', 'Read'), ('create', 'Write a new story'), ('translate', 'Start a translation'), ('add_page', 'Begin a page of the house'), ('save', 'Save'), ('submit', 'Submit'), ('take_back', 'Take back'), ('send_back', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('unschedule', 'Cancel the schedule'), ('hold', 'Schedule held by an edit'), ('withdraw', 'Withdraw'), ('republish', 'Publish again'), ('spike', 'Spike'), ('unspike', 'Unspike'), ('confirm', 'Still correct'), ('edit_story', 'Change what the languages share'), ('ask_embargo', 'Ask for a shorter embargo'), ('shorten_embargo', 'Shorten the embargo'), ('raise_flag', 'Risk flag set'), ('clear_flag', 'Risk flag cleared'), ('kill', 'Kill the story'), ('ask_lift', 'Ask to lift the kill'), ('lift_kill', 'Lift the kill'), ('leave', 'Leave it'), ('ask_again', 'Ask again'), ('comment', 'Comment'), ('suggest', 'Wording suggested'), ('reply', 'Reply'), ('resolve', 'Comment settled'), ('reopen', 'Comment opened again'), ('take_suggestion', 'Suggestion taken'), ('refuse_suggestion', 'Suggestion refused'), ('begin_live', 'Begin live coverage'), ('end_live', 'End live coverage'), ('add_photo', 'Added'), ('edit_photo', 'Words changed'), ('focus_photo', 'Focal point set'), ('withdraw_photo', 'Withdrawn'), ('show_photo_again', 'Shown again'), ('replace_photo', 'Replaced'), ('remove_photo', 'Removed'), ('add_tag', 'Added'), ('change_tag', 'Changed'), ('add_spelling', 'Spelling added'), ('merge_tag', 'Merged'), ('add_author', 'Added'), ('change_author', 'Changed'), ('add_section', 'Added'), ('change_section', 'Changed'), ('change_outlet', 'Changed'), ('change_house_style', 'Changed'), ('add_address', 'Added'), ('change_address', 'Changed'), ('arrange_front_page', 'Front page arranged'), ('set_breaking', 'Breaking line set'), ('end_breaking', 'Breaking line ended'), ('take_up_report', 'Report taken up'), ('close_report', 'Report closed'), ('sign_in', 'Signed in'), ('add_person', 'Added'), ('change_person', 'Changed'), ('change_roles', 'Roles changed'), ('give_password', 'Temporary password given'), ('choose_password', 'Own password chosen'), ('ask_factor', 'Second factor asked for'), ('add_factor', 'Second factor added'), ('take_factor', 'Second factor taken away'), ('renew_codes', 'New recovery codes made'), ('reset_factors', 'Second factor reset'), ('end_sessions', 'Signed out elsewhere'), ('lose_phone', 'Account shut: phone lost'), ('shut_account', 'Account shut: phone lost'), ('let_in', 'Let back in')], max_length=20, verbose_name='move'),
        ),
    ]
