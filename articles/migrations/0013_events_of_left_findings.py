from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_sizes_of_photos_without_any")]

    operations = [
        migrations.AlterField(
            model_name="workflowevent",
            name="move",
            field=models.CharField(choices=[("read", "Read"), ("create", "Write a new story"), ("translate", "Start a translation"), ("save", "Save"), ("submit", "Submit"), ("take_back", "Take back"), ("send_back", "Send back"), ("approve", "Approve"), ("publish", "Publish"), ("unschedule", "Cancel the schedule"), ("hold", "Schedule held by an edit"), ("withdraw", "Withdraw"), ("republish", "Publish again"), ("spike", "Spike"), ("unspike", "Unspike"), ("confirm", "Still correct"), ("edit_story", "Change what the languages share"), ("leave", "Leave it"), ("ask_again", "Ask again")], max_length=12, verbose_name="move"),
        ),
    ]
