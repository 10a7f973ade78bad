from django.core.management.base import BaseCommand

from articles.management.progress import stopped, watched
from articles.workflow.finished import rebuild
from articles.workflow.moments import put_moments_right


class Command(BaseCommand):
    help = (
        "Work out anew what readers' pages and lists are read from, while the site runs. Stopped "
        "(Ctrl-C) and started again, it goes on where it was."
    )

    def handle(self, *args: object, **options: object) -> None:
        try:
            done = watched("pages", rebuild(), self.stderr)
        except KeyboardInterrupt:
            raise stopped(self.stderr) from None
        self.stdout.write(f"{done} pages worked out")
        if versions := put_moments_right():
            self.stdout.write(f"moments of {versions} versions put right")
