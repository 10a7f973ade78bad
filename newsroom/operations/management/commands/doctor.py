import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from newsroom.operations.watching.findings import Finding, State
from newsroom.operations.watching.operators import look

STATUS = {State.FINE: 0, State.CARE: 1, State.BROKEN: 2}


class Command(BaseCommand):
    help = (
        "Look everything over, and say in one line each what is to be done: settings, clock, "
        "database, tables, cache, pictures, disk, jobs, worker, backups, upkeep, certificate, "
        "versions. Changes nothing. Status 0: all is well; 1: something needs care; 2: something "
        "does not work."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object a line")

    def handle(self, *args: object, **options: object) -> None:
        status = 0
        for finding in look():
            self.stdout.write(_as_json(finding) if options["json"] else finding.line)
            status = max(status, STATUS[finding.state])
        if status:
            sys.exit(status)


def _as_json(finding: Finding) -> str:
    known = asdict(finding) | {"title": str(finding.title), "words": str(finding.words)}
    return json.dumps(known | {"at": finding.at and finding.at.isoformat()}, ensure_ascii=False)
