"""What the figures were taken on, in general terms: no name, no path."""

import os
import platform
from contextlib import suppress
from pathlib import Path

import django

GIB = 1024**3


def machine() -> dict[str, object]:
    """Processor, cores, memory, versions, and how many processes wanted to work meanwhile."""
    load, _five, _fifteen = os.getloadavg()
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "django": django.get_version(),
        "load": round(load, 2),
    }


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
