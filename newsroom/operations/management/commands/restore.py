from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from articles.workflow.trail.following import follow
from articles.workflow.trail.links import head_of
from newsroom.operations.backups.drill import drill
from newsroom.operations.backups.faults import Fault
from newsroom.operations.backups.installation import this_one
from newsroom.operations.backups.places import target_of
from newsroom.operations.backups.restoring import Restored, restore
from newsroom.operations.backups.seals import Opener
from newsroom.operations.heartbeats import DRILL, noted

KEY_DIFFERS = (
    "SECRET_KEY is set to another key than the backup's. Links that were signed with the old one "
    "no longer work; the newsroom does."
)


class Command(BaseCommand):
    help = (
        "Put back what `backup` has stored, into an installation without stories, while nothing "
        "serves it; whatever was done after the backup is undone, withdrawals too. Everything is "
        "compared with what was stored before the newsroom is touched, and tables are brought to "
        "this version at the end. With --drill, into a scratch place beside the newsroom, which "
        "may run; that it went well is noted."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", nargs="?", default="", help="what was given to `backup`; else BACKUP_TARGET"
        )
        parser.add_argument(
            "--at", default="", metavar="NAME", help="a backup by its name; else the newest"
        )
        parser.add_argument(
            "--identity", type=Path, metavar="FILE", help="the private key of age, if encrypted"
        )
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--drill", action="store_true", help="try it, beside the newsroom")
        how.add_argument(
            "--replace", action="store_true", help="in place of the stories that stand here"
        )

    def handle(self, *args: object, **options: object) -> None:
        try:
            if options["drill"]:
                self._drill(options)
            else:
                self._restore(options)
        except (Fault, OSError) as fault:
            raise CommandError(f"Nothing was restored. {fault}") from fault

    def _drill(self, options: dict[str, object]) -> None:
        target = target_of(options["target"])
        words = [str(target)]
        if options["identity"]:
            words += ["--identity", str(options["identity"].absolute())]
        with noted(DRILL) as said:
            # By its name: a new one may come meanwhile.
            name = target.backup(options["at"]).name
            said.outcome = "\n".join(drill(this_one(), [*words, "--at", name]))
        self.stdout.write(said.outcome)

    def _restore(self, options: dict[str, object]) -> None:
        # Whoever has the database open keeps it from being exchanged.
        connections.close_all()
        restored = restore(
            this_one(),
            target_of(options["target"]),
            options["at"],
            Opener(options["identity"]),
            replacing=options["replace"],
        )
        call_command("migrate", verbosity=0)
        self._tell(restored)
        self._compare_trail(restored.head)

    def _compare_trail(self, head: str) -> None:
        """What was put back is that backup; whether its journal is whole is said as well."""
        if not head:
            return
        for step in follow(head_of(head)):
            if step.broken:
                raise CommandError(f"Restored, but the trail is broken: {step.broken}.")
        self.stdout.write(f"The trail is whole up to {head}")

    def _tell(self, restored: Restored) -> None:
        self.stdout.write(
            f"Restored as of {restored.made_at}: {restored.rows:,} rows and "
            f"{restored.pictures:,} pictures; {restored.missing} files were missing already"
        )
        if restored.key_differs:
            self.stderr.write(KEY_DIFFERS)
