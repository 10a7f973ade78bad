from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.languages import CODES, is_published_in
from articles.search import Progress, rebuild

BAD_INPUT = 2
INTERRUPTED = 130  # what shells expect after SIGINT
WIDTH = 30


class Command(BaseCommand):
    help = (
        "Build the search index anew while the site runs. Stopped (Ctrl-C) and started again, "
        "it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", help=f"one of {', '.join(CODES)}; all if not given")

    def handle(self, *args: object, **options: object) -> None:
        language = options["language"]
        if language and not is_published_in(language):
            known = ", ".join(CODES)
            raise CommandError(
                f"unknown language “{language}”; known: {known}", returncode=BAD_INPUT
            )
        try:
            for code in [language] if language else CODES:
                self._rebuild(code)
        except KeyboardInterrupt:
            self.stderr.write("")
            raise CommandError(
                "Stopped. Run it again to go on from here.", returncode=INTERRUPTED
            ) from None

    def _rebuild(self, language: str) -> None:
        progress = Progress(0, 0)
        for progress in rebuild(language):
            self._show(language, progress)
        if self.stderr.isatty():
            self.stderr.write("")
        self.stdout.write(f"{language}: {progress.done} publications indexed")

    def _show(self, language: str, progress: Progress) -> None:
        """A bar that is drawn over itself; nothing where nobody watches."""
        if not self.stderr.isatty():
            return
        share = progress.done / progress.total if progress.total else 1
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "·")
        line = f"\r{language} {bar} {progress.done}/{progress.total}"
        self.stderr.write(line, ending="")
        self.stderr.flush()
