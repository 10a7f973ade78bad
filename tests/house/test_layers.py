import subprocess
import sys
from pathlib import Path

from .tree import ROOT, files, name

# In a process of its own: it would switch off the loggers of the tests that come after it.
LINT_IMPORTS = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]


def test_imports_run_downwards_only():
    linted = subprocess.run(LINT_IMPORTS, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_no_module_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "common", "manager", "service", "base"}
    modules = files(".py", under=("newsroom", "articles"))

    assert [name(path) for path in modules if path.stem in empty] == []
