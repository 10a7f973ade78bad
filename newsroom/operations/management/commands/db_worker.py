from django_tasks_db.management.commands import db_worker

from articles.workflow.renditions import is_anything_left, make_up_for_lost_jobs


class Command(db_worker.Command):
    help = "Work the jobs; first of all what a worker that was killed has left undone."

    def handle(self, **options: object) -> None:
        # The queue never gives a job out twice, so its rows cannot tell what was cut off.
        if is_anything_left():
            make_up_for_lost_jobs.enqueue()
        super().handle(**options)
