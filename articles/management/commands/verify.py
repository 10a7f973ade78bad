import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.management.progress import watched
from articles.management.verifying.all import CHECKS
from articles.management.verifying.damage import Check, Step
from articles.models.rebuild import Progress

COULD_NOT_RUN = 2
SHOWN = 20


@dataclass
class Found:
    """What a check has found: how many rows it has read, how many damages, the first of them."""

    name: str
    rows: int = 0
    damages: int = 0
    first: list[str] = field(default_factory=list)
    repaired: bool = False


class Command(BaseCommand):
    help = (
        "Look whether everything that is stored agrees: publications, approvals, texts and the "
        "journal, roles, pages, lists and the search index, the files of photos, the counters, the "
        "triggers and the trail, which is sealed first. Changes nothing else, while the site "
        "runs. Status 1 where it finds damage, 2 where it could not look. --repair works out "
        "anew what is worked out from the rest; it never touches what people have made."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = [check.name for check in CHECKS]
        parser.add_argument("--only", nargs="+", metavar="CHECK", choices=names, help=f"of {names}")
        parser.add_argument("--json", action="store_true", help="print one object")
        parser.add_argument("--repair", action="store_true", help="make derived rows anew")

    def handle(self, *args: object, **options: object) -> None:
        wanted = options["only"] or [check.name for check in CHECKS]
        try:
            found = [self._look(check) for check in CHECKS if check.name in wanted]
            if options["repair"]:
                found = list(self._repaired(found))
        except (Error, OSError) as error:
            raise CommandError(
                f"It could not be looked over: {str(error).strip()}", returncode=COULD_NOT_RUN
            ) from error
        self._say(found, as_json=bool(options["json"]))

    def _look(self, check: Check) -> Found:
        found = Found(check.name)
        found.rows = watched(check.name, _noting(check.steps(), found), self.stderr)
        return found

    def _repaired(self, found: Iterable[Found]) -> Iterator[Found]:
        """The same after what can be made anew was, and was looked at again."""
        checks = {check.name: check for check in CHECKS}
        for each in found:
            check = checks[each.name]
            if not each.damages or check.repair is None:
                yield each
                continue
            check.repair()
            again = self._look(check)
            again.repaired = True
            yield again

    def _say(self, found: list[Found], *, as_json: bool) -> None:
        damages = sum(each.damages for each in found)
        if as_json:
            told = {"damages": damages, "checks": [asdict(each) for each in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            for line in _lines(found):
                self.stdout.write(line)
        if damages:
            raise CommandError(f"{damages} damages. {_advice(found)}".strip())
        if not as_json:
            self.stdout.write("Everything agrees.")


def _noting(steps: Iterable[Step], found: Found) -> Iterator[Progress]:
    for step in steps:
        if step.damage:
            found.damages += 1
            if len(found.first) < SHOWN:
                found.first.append(step.damage)
        else:
            yield Progress(step.done, step.total)


def _lines(found: Iterable[Found]) -> Iterator[str]:
    for each in found:
        state = f"{each.damages} damages" if each.damages else "in order"
        made = ", made anew" if each.repaired else ""
        yield f"{each.name}: {each.rows} rows, {state}{made}"
        yield from (f"  {damage}" for damage in each.first)
        if each.damages > len(each.first):
            yield f"  … and {each.damages - len(each.first)} more"


def _advice(found: Iterable[Found]) -> str:
    mendable = {check.name for check in CHECKS if check.repair}
    names = [each.name for each in found if each.damages and each.name in mendable]
    if not names:
        return ""
    return f"`verify --repair` makes anew: {', '.join(names)}."
