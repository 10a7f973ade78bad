"""One web process, begun and asked a path many times; run as a program of its own."""

import json
import re
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from newsroom.wsgi import application

TIMES = 200


def main(path: str, host: str, scheme: str) -> None:
    """Print, as JSON, what it took to the first answer, and then the memory that it holds."""
    first = _ask(path, host, scheme)
    print(json.dumps({"status": first, "cpu_seconds": time.process_time()}), flush=True)
    for _ in range(TIMES):
        _ask(path, host, scheme)
    print(json.dumps(_memory()))


def _memory() -> dict[str, float | None]:
    """In MiB: the most that it took, with what it has mapped of SQLite's file, and its own."""
    # Kibibytes on Linux.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    own = None
    with suppress(OSError):
        found = re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text())
        own = round(int(found[1]) / 1024, 1) if found else None
    return {"memory_mib": round(most, 1), "own_memory_mib": own}


def _ask(path: str, host: str, scheme: str) -> str:
    environ = {
        "PATH_INFO": path.encode().decode("latin-1"),
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": scheme,
        "wsgi.url_scheme": scheme,
    }
    setup_testing_defaults(environ)
    heard = []
    answer = application(environ, lambda status, headers, *_rest: heard.append(status))
    list(answer)
    answer.close()
    return heard[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
