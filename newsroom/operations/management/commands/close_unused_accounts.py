from django.conf import settings
from django.core.management.base import BaseCommand

from articles.workflow.people.unused import close_unused


class Command(BaseCommand):
    help = (
        "Close the accounts that nobody has used for UNUSED_ACCOUNT_DAYS days; never that of "
        "whoever alone can administer. An administrator opens them again under People. Part of "
        "`nightly`."
    )

    def handle(self, *args: object, **options: object) -> None:
        closed = close_unused(settings.UNUSED_ACCOUNT_DAYS)
        if closed:
            self.stdout.write(f"Closed, since nobody used them: {len(closed)}")
