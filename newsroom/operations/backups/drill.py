"""A backup that nobody has restored is a hope: the drill restores it beside the newsroom.

By the command that would be used in earnest, into a folder and a database of their own; there the
newsroom is brought to this version and its pages are compared with its publications.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import Error

from ..beside import database_beside
from .faults import Fault
from .files import scratch
from .installation import Installation
from .places import store_as_variables

# What the newsroom beside has of its own; all else is as here.
OF_ITS_OWN = ("SECRET_KEY", "REDIS_URL", "S3_BUCKET", "S3_ENDPOINT", "S3_REGION")
OF_ITS_OWN += ("S3_ACCESS_KEY", "S3_SECRET_KEY", "MEDIA_ROOT", "WEB_CONCURRENCY")
SHOWN = 1500


def drill(installation: Installation, options: Sequence[str]) -> list[str]:
    """What restoring and comparing said, for the options of `restore`. Raises Fault."""
    try:
        with scratch(installation.folder / "drill") as folder, database_beside("drill") as url:
            own = {**os.environ, **dict.fromkeys(OF_ITS_OWN, "")}
            own |= {"VAR_DIR": str(folder), "DATABASE_URL": url, **store_as_variables()}
            return [_run(["restore", *options], own), _run(["verify"], own)]
    except Error as error:
        raise Fault(
            f"No database can be made beside the newsroom's: {str(error).strip()}. The role needs "
            "the right to (ALTER ROLE … CREATEDB), or drill on another machine."
        ) from error


def _run(words: list[str], surroundings: dict[str, str]) -> str:
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *words]
    done = subprocess.run(  # noqa: S603  our own program
        command, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Fault(f"{words[0]} failed: {done.stderr.strip()[-SHOWN:]}")
    return done.stdout.strip()
