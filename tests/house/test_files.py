import re

import pytest

from .tree import ROOT, files, name

LONGEST = 300
TOP = {"newsroom", "articles", "templates", "static", "tests", "deploy", "docs"}
TOP |= {"manage.py", "pyproject.toml", "README.md", "Makefile", "LICENSE", "CHANGELOG.md"}
GENERATED = {"var", "staticfiles", "__pycache__", "test-results", "newsroom.egg-info", "build"}
PATHS = re.compile(r"/(?:work|root|home|Users)/\w")


@pytest.mark.parametrize("path", files(".py", ".html", ".css", ".js"), ids=name)
def test_no_file_has_outgrown_its_purpose(path):
    lines = path.read_text().count("\n")

    assert lines <= LONGEST, f"{lines} lines; split it by purpose"


def test_the_top_level_holds_only_what_belongs_there():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    extra = found - TOP - GENERATED
    assert {name for name in extra if not name.startswith("requirements")} == set()


@pytest.mark.parametrize("path", files(".py", ".html", ".css", ".js", ".md", ".toml"), ids=name)
def test_no_file_names_a_place_on_somebodys_machine(path):
    assert not PATHS.search(path.read_text())
