"""The checker of the Web's own standards finds no error in any page, nor in its style."""

import json
import shutil
import subprocess

import pytest

from tests.checkers import package
from tests.processes import PATIENCE

from .standards import site

SPOILED = (
    "<!DOCTYPE html><html lang=ar dir=rtl><title>x</title><p><li></p><style>p{colour:x}</style>"
)


def errors(folder):
    """What is wrong with the pages in a folder: name → messages."""
    jar = package("vnu-jar") / "build/dist/vnu.jar"
    java = shutil.which("java")
    assert java, "Java is not installed"
    ended = subprocess.run(  # noqa: S603
        [java, "-jar", jar, "--format", "json", "--errors-only", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    found = {}
    for message in json.loads(ended.stderr)["messages"]:
        name = message["url"].rpartition("/")[2]
        found.setdefault(name, []).append(f"{message.get('lastLine')}: {message['message']}")
    return found


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    package("vnu-jar")
    return site(django_db_blocker)["pages"]


@pytest.mark.slow
def test_pages_have_no_errors(pages, tmp_path):
    assert len(pages) > 100
    for name, text in pages.items():
        (tmp_path / name).write_text(text)

    assert errors(tmp_path) == {}


@pytest.mark.slow
def test_what_is_wrong_is_found(tmp_path):
    (tmp_path / "spoiled.html").write_text(SPOILED)

    assert len(errors(tmp_path)["spoiled.html"]) >= 2
