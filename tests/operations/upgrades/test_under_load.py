"""The next version takes the place of the one that runs while people read and write.

The next version is this one with tables changed in every way that the rule lets through.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from urllib.error import HTTPError, URLError
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from newsroom.operations.beside import database_beside
from tests.processes import PATIENCE, programs

from ..front import HOST, IS_THERE, SITE, nginx, opener
from ..served import MANAGE, copied, free_port, installation, manage, stop
from ..test_full_disk import HIDDEN, OF_ONE_STORY, Browser

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PARTS = ("articles", "newsroom", "templates", "static", "manage.py", "requirements.txt")
NEXT = """
from django.db import migrations, models

def write(apps, schema_editor):
    Section = apps.get_model("articles", "Section")
    for section in Section.objects.all():
        Section.objects.filter(pk=section.pk).update(next_words="of the next version")

class Migration(migrations.Migration):
    dependencies = [("articles", {newest!r})]
    outlived = "It writes what only the next version reads."
    operations = [
        migrations.AddField("article", "next_note", models.TextField(null=True)),
        migrations.AddField("translation", "next_count", models.IntegerField(db_default=0)),
        migrations.AddField("revision", "next_mark", models.BooleanField(db_default=False)),
        migrations.AddField("journalentry", "next_kind", models.TextField(db_default="")),
        migrations.AddField("section", "next_words", models.TextField(null=True)),
        migrations.AlterField("author", "name_ar", models.CharField(max_length=400, null=True)),
        migrations.AddIndex("article", models.Index(fields=["next_note"], name="by_next_note")),
        migrations.CreateModel(
            "NextThing",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("article", models.ForeignKey("articles.article", models.PROTECT)),
            ],
        ),
        migrations.RunPython(write),
    ]
"""
STORED = """
import sys, django
django.setup()
from articles.models import Revision
told = set(sys.stdin.read().split("\\n")) - {""}
there = set(Revision.objects.filter(headline__in=told).values_list("headline", flat=True))
print(len(told), *sorted(told - there), sep="\\n")
"""
# Below what nginx lets one address ask for.
READERS, REST = 3, 0.25


@pytest.fixture
def old(tmp_path, django_db_setup):
    """The environment of a newsroom in which stories are out."""
    with database_beside(f"upgrade_{os.getpid()}") as url:
        more = {"DEBUG": "0", "ALLOWED_HOSTS": HOST, "BEHIND_HTTPS": "1"}
        (tmp_path / "var").mkdir()
        if connection.vendor == "sqlite":
            own = copied(tmp_path / "var", **more)
        else:
            own = installation(tmp_path / "var", DATABASE_URL=url, **more)
        own["STATIC_ROOT"] = str(tmp_path / "static")
        manage(own, "collectstatic", "--noinput", "-v0")
        manage(own, "load_demo", "--force", program=("-c", OF_ONE_STORY))
        yield own


@pytest.fixture
def coming(tmp_path):
    """The folder of the next version's code."""
    folder = tmp_path / "next"
    folder.mkdir()
    for part in PARTS:
        source = settings.BASE_DIR / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    migrations = folder / "articles/migrations"
    newest = max(path.stem for path in migrations.glob("0*.py"))
    (migrations / "0999_next.py").write_text(NEXT.format(newest=newest))
    return folder


class Load:
    """Readers and a desk through nginx, until it is over; `failed` is what went wrong."""

    def __init__(self, secured):
        self.secured = secured
        self.over = threading.Event()
        self.failed, self.stored, self.read = [], [], 0
        acts = [self.read_on] * READERS + [self.write_on]
        self.threads = [threading.Thread(target=act, daemon=True) for act in acts]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        for thread in self.threads:
            thread.join(PATIENCE)

    def browser(self):
        browser = Browser(SITE)
        browser.opener = opener(self.secured)
        return browser

    def ask(self, browser, path, fields=None):
        try:
            status, text = browser.ask(path, fields)
        except (HTTPError, URLError, OSError) as error:
            status, text = 0, repr(error)
        if status != 200:
            self.failed.append((path, status, text[-300:]))
        return text if status == 200 else ""

    def read_on(self):
        browser = self.browser()
        while not self.over.wait(REST):
            home = self.ask(browser, "/ar/")
            # A page of the one version, and what it names of the other.
            sheets = re.findall(r'(?:href|src)="(/static/[^"]+[.](?:css|js))"', home)[:2]
            stories = [quote(path) for path in re.findall(r'href="(/ar/[0-9]+/[^"]*)"', home)[:1]]
            for path in [*stories, *sheets, "/ar/search/?q=x", "/ar/feed.atom"]:
                self.read += bool(self.ask(browser, path))
                time.sleep(REST)

    def write_on(self):
        browser = self.browser()
        browser.sign_in()
        path = "/admin/articles/translation/add/?language=ar"
        while not self.over.wait(REST):
            form = self.ask(browser, path)
            headline = f"خبر رقم {len(self.stored)}"
            typed = {"headline": headline, "body": "نص", "body_format": "plain", "genre": "news"}
            typed |= {"kind": "text", "save": "1", "_end": "1"}
            if self.ask(browser, path, {**dict(HIDDEN.findall(form)), **typed}):
                self.stored.append(headline)

    def goes_on(self, most=90):
        """Both have gone on for a while."""
        before, end = (self.read, len(self.stored)), time.monotonic() + most
        while self.read < before[0] + 10 or len(self.stored) < before[1] + 2:
            assert time.monotonic() < end, self.failed
            time.sleep(REST)


def is_said(plan, *words):
    """`upgrade_plan` says so of a migration that says nothing of itself, and ends with 1."""
    return plan.returncode == 1 and all(each in plan.stdout for each in words)


def manage_next(coming, old, *words, check=True):
    command = [sys.executable, str(coming / "manage.py"), *words]
    done = subprocess.run(  # noqa: S603
        command, env=old, cwd=coming, check=False, capture_output=True, text=True
    )
    assert not check or done.returncode == 0, done.stderr[-2000:]
    return done


@pytest.mark.skipif(not IS_THERE, reason="nginx or openssl is not installed")
def test_nobody_notices_that_the_next_version_takes_its_place(old, coming, tmp_path):
    ports = {name: free_port() for name in ("plain", "secured")}
    here, beside = free_port(), free_port()
    upstream = {"127.0.0.1:8000": f"127.0.0.1:{here}", "127.0.0.1:8001": f"127.0.0.1:{beside}"}
    # Else it would not say why somebody got no answer.
    upstream |= {"newsroom-error.log crit": "newsroom-error.log warn"}
    said = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    migration = coming / "articles/migrations/0999_next.py"
    whole = migration.read_text()
    migration.write_text(re.sub(r"    outlived.*\n", "", whole))
    unsaid = manage_next(coming, old, "upgrade_plan", check=False)
    assert is_said(unsaid, "only who wrote it can tell", "Stop the newsroom")
    migration.write_text(whole)
    # As in docs/debian.md, step by step.
    with programs(old) as run:
        running = run(MANAGE, "serve", "--port", str(here), **said)
        manage(old, "ready", "--at", f"http://127.0.0.1:{here}")
        with nginx(tmp_path, **ports, **upstream), Load(ports["secured"]) as load:
            load.goes_on()
            plan = manage_next(coming, old, "upgrade_plan").stdout
            manage_next(coming, old, "migrate", "-v0")
            manage_next(coming, old, "collectstatic", "--noinput", "-v0")
            load.goes_on()
            program = str(coming / "manage.py")
            port = ["--port", str(beside), "--without-worker"]
            taking = run(program, "serve", *port, **said)
            manage_next(coming, old, "ready", "--at", f"http://127.0.0.1:{beside}")
            assert stop(running)[0] == 0
            load.goes_on()
            again = run(program, "serve", "--port", str(here), **said)
            manage_next(coming, old, "ready", "--at", f"http://127.0.0.1:{here}")
            assert stop(taking)[0] == 0
            load.goes_on()
        assert stop(again)[0] == 0
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", STORED],
        input="\n".join(load.stored),
        env=old,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")

    assert "1 migrations wait" in plan
    assert told == [str(len(load.stored)), ""]
    assert load.read > 50
    assert load.failed == [], (tmp_path / "newsroom-error.log").read_text()[-3000:]
