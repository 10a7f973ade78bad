import sys

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from newsroom.operations.upgrades.survival import dangers


class Command(BaseCommand):
    help = (
        "Say whether the version that is running lives through what `migrate` of this one would "
        "do, so that readers and the desk are served meanwhile (docs/debian.md). Changes nothing. "
        "Status 0: it does; 1: stop it first; each reason is a line."
    )
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        # As the executor itself begins, whatever else the database remembers.
        state = executor._create_project_state(with_applied_migrations=True)
        reasons = 0
        for migration, _backwards in plan:
            found = dangers(migration, state)
            outlived = getattr(migration, "outlived", "")
            for danger in [] if outlived else found:
                self.stdout.write(f"{migration}: {danger}")
            if found and outlived:
                self.stdout.write(f"{migration} is survived: {outlived}")
            reasons += 0 if outlived else len(found)
        if reasons:
            self.stdout.write("Stop the newsroom before `migrate`.")
            sys.exit(1)
        self.stdout.write(f"{len(plan)} migrations wait; the running version survives them.")
