from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from articles.models import Translation
from articles.models.version_moments import astray
from articles.workflow.comparing import differences

SHOWN = 20


def _differences() -> Iterator[str]:
    for found in differences():
        yield f"{found.publication_id}: {found.what}"
    for moment in astray(Translation.objects.all()):
        yield f"version {moment.version}: differs in {moment.column}"


class Command(BaseCommand):
    help = (
        "Compare what readers' pages and lists are read from, and the moments that versions carry, "
        "with the publications themselves, while the site runs; changes nothing. What differs, "
        "`rebuild_pages` puts right."
    )

    def handle(self, *args: object, **options: object) -> None:
        total = 0
        for total, difference in enumerate(_differences(), start=1):
            if total <= SHOWN:
                self.stdout.write(difference)
        if total > SHOWN:
            self.stdout.write(f"… and {total - SHOWN} more")
        if total:
            raise CommandError(f"{total} differ. Run `manage.py rebuild_pages`.")
        self.stdout.write("Every page and list agrees with its publications.")
