"""The checkers of pages come as they were tried, from wherever a machine brings packages."""

import json
import re

from .tree import ROOT

PLACE = ROOT / "tests/browser"
LOCK = json.loads((PLACE / "package-lock.json").read_text())
WANTED = json.loads((PLACE / "package.json").read_text())


def test_each_is_pinned_and_locked_by_its_digest():
    for kind in ("dependencies", "devDependencies"):
        assert LOCK["packages"][""][kind] == WANTED[kind]
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in WANTED[kind].values())
    locked = {name: each for name, each in LOCK["packages"].items() if name}
    assert [name for name, each in locked.items() if "integrity" not in each] == []


def test_no_file_says_from_where_they_come():
    read = ("package.json", "package-lock.json", "npm.txt")

    assert [name for name in read if "://" in (PLACE / name).read_text()] == []


def test_nothing_of_them_runs_that_was_not_asked_for():
    """Packages may bring scripts that run when they are installed: none does."""
    assert "--ignore-scripts" in (ROOT / ".ci/machine").read_text()
