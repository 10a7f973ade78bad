"""Load and faults at once, against parts of its own on this machine:

    python -m venv soak && soak/bin/pip install -r tests/load/requirements.txt
    DJANGO_SETTINGS_MODULE=newsroom.settings .venv/bin/python -m tests.load.soak \\
        --locust soak/bin/locust --out docs/benchmark/load.md

It ends by itself, after about --seconds (180) and what is made before; root on Debian, for a disk
of its own. Status 1 where something that must not be was seen.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import django

django.setup()

from newsroom.operations.demo.people import PASSWORD  # noqa: E402
from tests.load.figures import Phase, Seen, document, wrong  # noqa: E402
from tests.operations import parts as compose  # noqa: E402
from tests.operations.front import HOST  # noqa: E402
from tests.operations.served import family, manage  # noqa: E402

MOST = 20 * 60
ROOM = "700m"
# The command itself, of which the pictures are smaller.
DEMO = """
import sys
import django
from django.core.management import execute_from_command_line
django.setup()
from newsroom.operations.demo import loading
loading.PICTURE_SIZE = (240, 160)
execute_from_command_line(sys.argv)
"""
STORIES = """
import django
django.setup()
from articles import workflow
from articles.addresses import story
from articles.models import Translation
from django.contrib.auth import get_user_model
import sys
actor = get_user_model().objects.get(username="publisher")
for each in Translation.objects.filter(pk__in=sys.argv[1:]):
    workflow.withdraw(each, actor=actor, note="trial")
if not sys.argv[1:]:
    live = [each for each in Translation.objects.filter(language="ar").order_by("pk")
            if each.publications.visible().exists()]
    for each in live[:2]:
        print(each.pk, story(each.language, each.article_id, each.slug))
"""
STORED = """
import sys, django
django.setup()
from articles.models import Revision
told = set(sys.stdin.read().split("\\n")) - {""}
there = set(Revision.objects.filter(headline__in=told).values_list("headline", flat=True))
print(len(told - there))
"""


class Soak:
    def __init__(self, parts: compose.Parts, said: Namespace) -> None:
        self.parts, self.said = parts, said
        self.begun, self.phases, self.memory = time.time(), [], []
        self.filler = parts.folder / "filler"
        told = self.python(STORIES).split("\n")
        self.withdrawn = [line.partition(" ")[::2] for line in told if line]
        self.gone_at: dict[str, float] = {}

    def python(self, program: str, *words: str, given: str = "") -> str:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-c", program, *words],
            env=self.parts.environment,
            input=given,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def run(self, lines: Path) -> int:
        """All of it; how many acknowledged texts are lost."""
        known = {"LOAD_HOST": HOST, "LOAD_PORT": str(self.parts.secured), "LOAD_LINES": str(lines)}
        known |= {"LOAD_PASSWORD": PASSWORD}
        known["LOAD_WITHDRAWN"] = " ".join(quote(path) for _pk, path in self.withdrawn)
        command = [self.said.locust, "-f", str(Path(__file__).with_name("locustfile.py"))]
        command += ["--headless", "-u", str(self.said.people), "-r", "10", "--only-summary"]
        command += ["--run-time", f"{2 * self.said.seconds}s", "--loglevel", "ERROR"]
        load = subprocess.Popen(command, env=os.environ | known)  # noqa: S603
        # Whatever hangs, what it asks for ends.
        watch = threading.Timer(2 * self.said.seconds + 60, load.kill)
        watch.start()
        try:
            self._through_all_of_it()
            load.terminate()
            load.wait(60)
        finally:
            watch.cancel()
            load.kill()
        saved = [each.typed for each in Seen.read(lines) if each.name == "save" and each.is_well]
        return int(self.python(STORED, given="\n".join(saved)))

    def _through_all_of_it(self) -> None:
        span, worker = self.said.seconds / 9, self.parts.workers[0]
        self._phase("all is well", span, lambda: self._withdraw(0))
        self._phase("a worker is killed", span, worker.kill)
        self._phase("the database is away", span, self.parts.database.stop)
        self.parts.database.start()
        self._phase("the database is back", span)
        self._phase("the disk is full", span, self._fill)
        self._make_room()
        self._phase("there is room again", span)
        self._phase("Redis is away", span, self._drop_redis)
        self.parts.cache.start()
        self._phase("Redis is back", span)
        self._phase("all is well again", span - 5)

    def _phase(self, name: str, seconds: float, act: Callable[[], object] | None = None) -> None:
        begun = time.time()
        if act:
            act()
        while time.time() < begun + seconds:
            self.memory.append((time.time(), self._rss()))
            self.parts.restart_what_ended()
            time.sleep(2)
        self.phases.append(Phase(name, begun, time.time()))

    def _withdraw(self, which: int) -> None:
        number, path = self.withdrawn[which]
        self.python(STORIES, number)
        self.gone_at[quote(path)] = time.time()

    def _drop_redis(self) -> None:
        self.parts.cache.stop()
        self._withdraw(1)

    def _fill(self) -> None:
        """To the last byte."""
        with self.filler.open("wb", buffering=0) as file:
            for size in (1024 * 1024, 4096, 1):
                with suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass

    def _make_room(self) -> None:
        self.filler.unlink()
        # One that ended on the full disk is begun again by whatever looks after it.
        with suppress(subprocess.CalledProcessError):
            self.parts.database.start()

    def _rss(self) -> int:
        """Kibibytes of the web processes, together."""
        pids = [each.pid for each in self.parts.web]
        found = 0
        for pid in [*pids, *(below for each in pids for below in family(each))]:
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                found += sum(int(x.split()[1]) for x in status.split("\n") if "VmRSS" in x)
        return found


def main() -> int:
    asked = ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--locust", default="locust", help="the program")
    asked.add_argument("--seconds", type=int, default=180)
    asked.add_argument("--people", type=int, default=40, help="one in ten is an editor")
    asked.add_argument("--out", type=Path, help="the document to write; else standard output")
    said = asked.parse_args()
    said.seconds = min(said.seconds, MOST)
    with (
        tempfile.TemporaryDirectory() as scratch,
        compose.parts(demo=("-c", DEMO), room=ROOM) as parts,
    ):
        soak, lines = Soak(parts, said), Path(scratch) / "lines"
        lost = soak.run(lines)
        seen = list(Seen.read(lines))
        faults = wrong(seen, soak.gone_at, lost, soak.memory)
        try:
            manage(parts.environment, "verify")
        except subprocess.CalledProcessError as error:
            faults.append(f"verify ends with {error.returncode}")
        text = document(seen, soak.phases, soak.memory, lost, faults, said)
    if said.out:
        said.out.write_text(text)
    print(text)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
