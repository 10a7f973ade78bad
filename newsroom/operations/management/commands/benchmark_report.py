import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.operations.benchmark.plot import calls_of, plot, time_of
from newsroom.operations.benchmark.report import report

TIMES = "Milliseconds of processor for one request, the database’s among them, by stories"
CALLS = "Calls of Python for one request, by stories"


class Command(BaseCommand):
    help = (
        "Turn what `benchmark --out` has written, one file a run, into tables and two plots as "
        "they stand in docs/benchmark/."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="one of each run")
        parser.add_argument(
            "--into",
            type=Path,
            required=True,
            metavar="FOLDER",
            help="where they go, in place of what stands there",
        )

    def handle(self, *args: object, **options: object) -> None:
        runs, folder = [_read(path) for path in options["files"]], options["into"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        (folder / "figures.md").write_text(report(runs))
        (folder / "time.svg").write_text(plot(runs, time_of, TIMES))
        (folder / "calls.svg").write_text(plot(runs, calls_of, CALLS))


def _read(path: Path) -> dict:
    try:
        run = json.loads(path.read_text())
    except (OSError, ValueError) as problem:
        raise CommandError(f"{path} cannot be read: {problem}") from problem
    if not isinstance(run, dict) or not {"readers", "desk", "stories", "database"} <= set(run):
        raise CommandError(f"{path} is nothing that `benchmark --out` has written.")
    return run
