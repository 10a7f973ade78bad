from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.workflow.trail.sealing import seal_what_waits
from newsroom.operations.backups.faults import Fault
from newsroom.operations.backups.installation import this_one
from newsroom.operations.backups.keeping import Rule
from newsroom.operations.backups.making import Made, back_up
from newsroom.operations.backups.places import is_elsewhere, target_of
from newsroom.operations.backups.seals import Seal
from newsroom.operations.backups.target import Target
from newsroom.operations.heartbeats import BACKUP, noted

SHOWN = 10


class Command(BaseCommand):
    help = (
        "Back the newsroom up while it runs, into a folder or a bucket: database, pictures and key "
        "as they are at one moment, encrypted for BACKUP_RECIPIENTS where they are set. Pictures "
        "that lie there already are not copied again. Older backups go by BACKUP_DAYS, "
        "BACKUP_WEEKS and BACKUP_MONTHS, once the new one is whole."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target",
            nargs="?",
            default="",
            help="a folder, on another disk than the newsroom's at best, or s3://bucket/prefix "
            "(BACKUP_S3_…, or else S3_…, say where that is); else BACKUP_TARGET",
        )
        parser.add_argument(
            "--readable", action="store_true", help="into a bucket also without BACKUP_RECIPIENTS"
        )

    def handle(self, *args: object, **options: object) -> None:
        rule = Rule(settings.BACKUP_DAYS, settings.BACKUP_WEEKS, settings.BACKUP_MONTHS)
        self._seal()
        try:
            with noted(BACKUP) as said:
                target = target_of(options["target"])
                self._refuse_readable(str(target), options["readable"])
                made = back_up(this_one(), target, Seal(settings.BACKUP_RECIPIENTS), rule)
                said.outcome = self._line(made, target)
        except (Fault, OSError) as fault:
            raise CommandError(f"No backup was made. {fault}") from fault
        for store, name in made.missing[:SHOWN]:
            self.stderr.write(f"Missing here already, so in the backup too: {store}/{name}")
        if len(made.missing) > SHOWN:
            self.stderr.write(f"… and {len(made.missing) - SHOWN} more")
        if made.refused:
            self.stderr.write(f"Older backups could not be removed: {made.refused}")
        self.stdout.write(said.outcome)

    def _refuse_readable(self, target: str, meant: bool) -> None:
        """Raises Fault: whoever keeps the bucket would have the key and every draft."""
        if is_elsewhere(target) and not settings.BACKUP_RECIPIENTS and not meant:
            raise Fault("Set BACKUP_RECIPIENTS: the bucket's keeper could read all of it.")

    def _seal(self) -> None:
        """So that the backup carries the head of all; without it, it is a backup still."""
        try:
            seal_what_waits()
        except Error as error:
            self.stderr.write(f"The journal could not be sealed: {str(error).strip()}")

    def _line(self, made: Made, target: Target) -> str:
        return (
            f"{made.name} in {target}: {made.rows:,} rows and {made.pictures:,} pictures; "
            f"{made.retired} older backups removed; trail {made.head or 'without a link'}"
        )
