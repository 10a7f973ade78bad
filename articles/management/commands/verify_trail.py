import json
from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.management.progress import watched
from articles.models.rebuild import Progress
from articles.workflow.trail.following import Step, Tail, follow, tail
from articles.workflow.trail.links import Head, head, head_of

COULD_NOT_RUN = 2


class Command(BaseCommand):
    help = (
        "Follow the chain of seals over the journal from its beginning; writes nothing. Status 1 "
        "where it is broken, with the first link that is; 2 where it could not be read. What is "
        "not sealed yet is told and is no fault. Keep what --head prints on another machine: "
        "whoever can write the database can make the whole chain anew, but not the head that you "
        "have kept (--since)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", action="store_true", help="print the last link, to be kept")
        parser.add_argument("--since", metavar="HEAD", help="a head that was kept: number:digest")
        parser.add_argument("--json", action="store_true", help="print one object")

    def handle(self, *args: object, **options: object) -> None:
        try:
            since = head_of(options["since"]) if options["since"] else None
            if options["head"]:
                self.stdout.write(str(head()))
                return
            broken = self._first_broken(since)
            last, waiting = head(), tail()
        except (DatabaseError, ValueError) as error:
            raise CommandError(str(error).strip(), returncode=COULD_NOT_RUN) from error
        if options["json"]:
            self.stdout.write(_as_json(broken, last, waiting))
        else:
            self._say(broken, last, waiting)
        if broken:
            raise CommandError(f"The trail is broken: {broken}.")

    def _first_broken(self, since: Head | None) -> str:
        found: list[str] = []
        watched("links", _until_broken(follow(since), found), self.stderr)
        return found[0] if found else ""

    def _say(self, broken: str, last: Head, waiting: Tail) -> None:
        if not broken:
            self.stdout.write(f"{last.number} links, all in order. Head: {last}")
        if waiting.entries:
            since = f"{waiting.since:%Y-%m-%d %H:%M:%S} UTC"
            self.stdout.write(f"Not sealed yet: {waiting.entries} entries, the oldest from {since}")


def _until_broken(steps: Iterator[Step], found: list[str]) -> Iterator[Progress]:
    for step in steps:
        yield Progress(step.done, step.total)
        if step.broken:
            found.append(step.broken)
            return


def _as_json(broken: str, last: Head, waiting: Tail) -> str:
    return json.dumps(
        {
            "broken": broken,
            "links": last.number,
            "head": str(last),
            "not_sealed": waiting.entries,
            "not_sealed_since": waiting.since and waiting.since.isoformat(),
        }
    )
