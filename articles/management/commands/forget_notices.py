from django.core.management.base import BaseCommand

from articles.workflow.told import forget_notices


class Command(BaseCommand):
    help = (
        "Delete what people at the desk were told and have read 30 days ago, and whatever is older "
        "than 90 days; the journal keeps what was done. Part of `nightly`."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{forget_notices()} notices forgotten.")
