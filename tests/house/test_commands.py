"""What somebody reads who asks a command for its `--help`, and which version it is."""

import re

import pytest
from django.core.management import get_commands, load_command_class

from newsroom.operations.upgrades.released import LAST_RELEASE
from newsroom.version import VERSION

from .test_migrations import OURS
from .tree import ROOT

COMMANDS = {name: app for name, app in get_commands().items() if app.rpartition(".")[2] in OURS}
DJANGOS = {"help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color"}
DJANGOS |= {"force_color", "skip_checks"}
LEAST = 90


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_a_command_says_what_it_does_and_takes(name):
    command = load_command_class(COMMANDS[name], name)
    parser = command.create_parser("manage.py", name)
    own = [action for action in parser._actions if action.dest not in DJANGOS]

    assert len(command.help) >= LEAST
    assert command.help.endswith(".")
    assert [action.dest for action in own if not action.help] == []
    assert parser.format_help()


def test_every_command_stands_in_the_readme():
    told = set(re.findall(r"^\| `(\w+)", (ROOT / "README.md").read_text(), re.MULTILINE))

    assert COMMANDS.keys() - told == {"catalogues"}


def test_the_version_is_a_release_or_what_comes_after_it():
    changes = (ROOT / "CHANGELOG.md").read_text()
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)[1]

    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert newest in ("Unreleased", VERSION)
    assert LAST_RELEASE.keys() == set(OURS)
