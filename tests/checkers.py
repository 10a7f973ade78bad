"""Checkers that others have written, on the Node that the browser's driver brings.

`npm ci` in `tests/browser` fetches them, which `.ci/run` and `.ci/long` do.
"""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from playwright._impl._driver import compute_driver_executable

from .processes import PATIENCE

PLACE = Path(settings.BASE_DIR, "tests/browser")


def package(name: str) -> Path:
    """Where it lies; a test that needs it is passed over where it does not, but never in CI."""
    place = PLACE / "node_modules" / name
    if not place.exists():
        lacking = f"{name} is not installed: run `npm ci` in tests/browser"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    return place


def node(script: Path, *arguments: object, **environment: str) -> str:
    """What a script prints; it must end well."""
    program, _rest = compute_driver_executable()
    ended = subprocess.run(  # noqa: S603
        [program, script, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=os.environ | environment,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
