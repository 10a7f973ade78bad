from django.core.management.base import BaseCommand, CommandError

from articles.workflow.comparing import differences

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Compare what readers' pages and lists are read from with the publications themselves, "
        "while the site runs; changes nothing. What differs, `rebuild_pages` puts right."
    )

    def handle(self, *args: object, **options: object) -> None:
        total = 0
        for total, difference in enumerate(differences(), start=1):
            if total <= SHOWN:
                self.stdout.write(f"{difference.publication_id}: {difference.what}")
        if total > SHOWN:
            self.stdout.write(f"… and {total - SHOWN} more")
        if total:
            raise CommandError(f"{total} differ. Run `manage.py rebuild_pages`.")
        self.stdout.write("Every page and list agrees with its publications.")
