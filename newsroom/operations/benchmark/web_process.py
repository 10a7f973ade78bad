"""A web process of the site, begun to see how long that takes and what memory it holds."""

import json
import subprocess
import sys
import time

from django.conf import settings


class DidNotBegin(RuntimeError):
    """What it said last is in the words."""


def begun(path: str) -> dict[str, float]:
    """Seconds to its first answer, and the most memory of 200 more, in MiB."""
    named = [host for host in settings.ALLOWED_HOSTS if host[0] not in ".*"]
    scheme = "https" if settings.BEHIND_HTTPS else "http"
    module = "newsroom.operations.benchmark.worker"
    command = [sys.executable, "-m", module, path, named[0] if named else "localhost", scheme]
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603  no shell, and all of it is ours
        command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        first = process.stdout.readline()
        seconds = time.monotonic() - began
        rest, problem = process.communicate()
    if process.returncode or not first:
        raise DidNotBegin(problem.strip().splitlines()[-1] if problem.strip() else "it ended")
    answered = json.loads(first)
    if not answered["status"].startswith("200"):
        raise DidNotBegin(f"{path}: {answered['status']}")
    return {
        "seconds_to_first_answer": round(seconds, 2),
        "cpu_seconds_to_first_answer": round(answered["cpu_seconds"], 2),
        **json.loads(rest),
    }
