import re

from .tree import OURS, ROOT, files, name

LONGEST = 300
TOP = {"newsroom", "articles", "templates", "static", "tests", "deploy", "docs", "findings"}
TOP |= {"manage.py", "pyproject.toml", "README.md", "Makefile", "LICENSE", "CHANGELOG.md"}
TOP.add("SECURITY.md")
GENERATED = {"var", "staticfiles", "__pycache__", "test-results", "newsroom.egg-info", "build"}
PATHS = re.compile(r"/(?:work|root|home|Users)/\w")


def test_the_rules_look_at_every_part_of_the_project():
    assert {name(path).partition("/")[0] for path in files(".py", ".html", ".css")} == set(OURS)


def test_no_file_has_outgrown_its_purpose():
    lines = {
        name(path): path.read_text().count("\n") for path in files(".py", ".html", ".css", ".js")
    }

    assert {path: count for path, count in lines.items() if count > LONGEST} == {}, "split these"


def test_the_top_level_holds_only_what_belongs_there():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    extra = found - TOP - GENERATED
    assert {name for name in extra if not name.startswith("requirements")} == set()


def test_no_file_names_a_place_on_somebodys_machine():
    read = files(".py", ".html", ".css", ".js", ".md", ".toml")

    assert [name(path) for path in read if PATHS.search(path.read_text())] == []
