"""An archive in a database of its own, which goes again once it was measured."""

import os
import subprocess
import sys
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from django.conf import settings

from ..beside import database_beside

MANAGE = [sys.executable, "manage.py"]


class Failed(RuntimeError):
    """One of the programs has ended with a failure, of which it has told."""


def measured_on_its_own(stories: int, options: Sequence[str]) -> None:
    """Make an archive of so many stories, run the benchmark on it, remove it. Raises Failed."""
    word = f"benchmark_{os.getpid()}"
    with TemporaryDirectory(prefix="newsroom-benchmark-") as folder, database_beside(word) as url:
        surroundings = {**os.environ, "VAR_DIR": folder, "DATABASE_URL": url}
        steps = (["migrate", "--verbosity=0"], ["make_archive", str(stories)])
        for step in (*steps, ["benchmark", *options]):
            done = subprocess.run(  # noqa: S603  no shell, and all of it is ours
                [*MANAGE, *step], cwd=settings.BASE_DIR, env=surroundings, check=False
            )
            if done.returncode:
                raise Failed(f"{step[0]} has failed")
