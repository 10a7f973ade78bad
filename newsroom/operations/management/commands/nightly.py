from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.workflow.trail.sealing import seal_what_waits
from newsroom.operations.heartbeats import NIGHTLY, TRAIL, noted


class Command(BaseCommand):
    help = (
        "The upkeep of every night, one after the other: photos compared with their files, ended "
        "sign-ins and done jobs removed, unused accounts closed, the trail sealed and followed. "
        "What fails keeps nothing else from being done, and is noted for `doctor` and the desk."
    )

    def handle(self, *args: object, **options: object) -> None:
        failed = [name for name in NIGHTLY if not self._is_done(name)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def _is_done(self, name: str) -> bool:
        try:
            with noted(name):
                if name == TRAIL:
                    # What no worker has sealed yet belongs to it.
                    seal_what_waits()
                call_command(name, stdout=self.stdout, stderr=self.stderr)
        # Whatever it is: the other work has nothing to do with it, and it is noted.
        except Exception as error:
            self.stderr.write(f"{name}: {error}")
            return False
        return True
