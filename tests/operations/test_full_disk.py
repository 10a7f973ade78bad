"""`serve` on a disk without room: readers read, saves are handed back, also when it began so."""

import json
import re
import sqlite3
import subprocess
from contextlib import contextmanager
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.processes import programs

from .served import MANAGE, copied, free_port, manage, page, stop

SPACE = "16m"
# The command itself, of which stories and pictures are fewer and smaller.
OF_ONE_STORY = """
import sys
import django
from django.core.management import execute_from_command_line
django.setup()
from newsroom.operations.demo import loading, town
loading.STORIES, loading.PICTURE_SIZE = (town.LIBRARY,), (120, 80)
execute_from_command_line(sys.argv)
"""
TYPED = "نص كتب والقرص ممتلئ"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
KEPT = re.compile(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SPACE}", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("no file system can be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


@pytest.fixture(scope="module")
def environment(folder, django_db_setup):
    # What is written for a while lies on the same disk.
    own = copied(folder, TMPDIR=str(folder))
    manage(own, "load_demo", program=("-c", OF_ONE_STORY))
    return own


@contextmanager
def full(folder):
    """Not a byte is left, nor in the file into which the database writes first."""
    filler = folder / "filler"
    database = sqlite3.connect(folder / "newsroom.sqlite3")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    try:
        with filler.open("wb", buffering=0) as file:
            for size in (1024 * 1024, 4096, 1):
                _fill(file, bytes(size))
        database.close()
        yield
    finally:
        filler.unlink()


def _fill(file, piece):
    while True:
        try:
            written = file.write(piece)
        except OSError:
            return
        if written < len(piece):
            return


@contextmanager
def serving(environment):
    with programs(environment) as run:
        port = free_port()
        process = run(MANAGE, "serve", "--port", str(port), stderr=subprocess.DEVNULL)
        yield f"http://127.0.0.1:{port}", process


class Browser:
    def __init__(self, site):
        self.site = site
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(self, path, fields=None, **headers):
        """Status and text of the answer."""
        body = urlencode(fields).encode() if fields is not None else None
        headers["Referer"] = self.site + path
        try:
            with self.opener.open(Request(self.site + path, body, headers)) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def sign_in(self):
        words = {"username": "reporter", "password": "pira-nu-demo-2026"}
        _status, form = self.ask("/admin/login/")
        return self.ask("/admin/login/", {**dict(HIDDEN.findall(form)), **words})


@pytest.mark.slow
def test_readers_read_and_saves_come_back(environment, folder):
    path = "/admin/articles/translation/add/?language=ar"
    with serving(environment) as (site, process):
        story = re.search(r'href="(/ar/[0-9]+/[^"]*)"', page(f"{site}/ar/"))[1]
        desk = Browser(site)
        assert desk.sign_in()[0] == 200
        _status, form = desk.ask(path)
        typed = {"headline": "عنوان", "body": TYPED, "body_format": "plain", "genre": "news"}
        fields = {**dict(HIDDEN.findall(form)), **typed, "kind": "text", "save": "1", "_end": "1"}
        autosave = re.search(r'data-autosave="([^"]+)"', form)[1]
        with full(folder):
            for address in ("/ar/", quote(story), "/ar/search/?q=zzzz", "/kmr/"):
                assert page(site + address)
            assert desk.ask("/admin/")[0] == 200
            status, said = desk.ask(autosave, fields, **{"X-Autosave": "1"})
            assert status == 503
            assert re.search("قرص|disk", json.loads(said)["message"])
            status, kept = desk.ask(path, fields)
            assert status == 503
            assert TYPED in kept
            assert page(f"{site}/ar/")
        again = {**dict(HIDDEN.findall(kept)), **dict(KEPT.findall(kept))}
        status, stored = desk.ask(path, again)
        assert status == 200
        assert TYPED in stored
        assert "/change/" in stored
        assert stop(process)[0] == 0


@pytest.mark.slow
def test_it_begins_on_a_full_disk(environment, folder):
    with full(folder), serving(environment) as (site, process):
        assert "<main" in page(f"{site}/ar/")
        assert "<main" in page(f"{site}/ar/search/?q=zzzz")
        assert Browser(site).sign_in()[0] == 503
        assert stop(process)[0] == 0


@pytest.mark.slow
def test_once_there_is_room_again_all_goes_on_without_a_new_start(environment, folder):
    with serving(environment) as (site, process):
        with full(folder):
            page(f"{site}/ar/")
            Browser(site).sign_in()
        assert Browser(site).sign_in()[0] == 200
        assert stop(process)[0] == 0
