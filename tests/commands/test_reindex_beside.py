"""`reindex` in a process of its own, beside others who publish, and stopped in the middle."""

import os
import pty
import signal
import subprocess
import time
from contextlib import suppress

import pytest
from django.db import connection, transaction

from articles import workflow
from articles.models import Author, Rebuild, SearchEntry
from articles.search import follow_author, rebuild
from articles.search.index import remove
from tests import cast, make
from tests.processes import PATIENCE, programs
from tests.search import archive
from tests.search.stories import found

pytestmark = pytest.mark.django_db(transaction=True)
STOPS = {
    signal.SIGINT: 130,
    signal.SIGTERM: -signal.SIGTERM,
    signal.SIGKILL: -signal.SIGKILL,
}
# The command itself, which rests after each batch until it is sent a line. It looks for one again
# and again: a signal that comes just before Python waits for input would be noticed after it only.
WITH_RESTS = """
import select, sys
import django
from django.core.management import execute_from_command_line
django.setup()
from articles.models import rebuild
done = rebuild._do
def rest(*args):
    done(*args)
    while not select.select([sys.stdin], [], [], 0.05)[0]:
        pass
    sys.stdin.readline()
rebuild._do = rest
execute_from_command_line(sys.argv)
"""
WORDS = {
    "sqlite": "SELECT rowid, words FROM articles_searchwords ORDER BY rowid",
    "postgresql": "SELECT publication_id, words::text FROM articles_searchentry "
    "ORDER BY publication_id",
}


@pytest.fixture
def people(transactional_db):
    if connection.vendor == "sqlite":  # a table that no model has is not emptied between tests
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_searchwords")
    return cast.enter()


def many(people, count):
    """That many live Arabic stories, so that a rebuild takes a while."""
    archive.fill(people, count, words=40)


@pytest.fixture
def start():
    """Starts `reindex` of the Arabic texts on the test's own database."""
    url = "sqlite:///{NAME}"
    if connection.vendor == "postgresql":
        url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": url.format(**connection.settings_dict),
        "SECRET_KEY": "of this test",
    }
    environment.pop("REDIS_URL", None)  # with it, it would share another test's cache

    with programs(environment) as run:

        def start(*options, with_rests=False, **streams):
            program = ["-c", WITH_RESTS] if with_rests else ["manage.py"]
            streams["stdin"] = subprocess.PIPE if with_rests else subprocess.DEVNULL
            return run(*program, "reindex", *options, **streams)

        yield start


def ended(process):
    """What a process has printed, and its status, once it is over."""
    # Before its lines are closed, which would end its rest.
    process.wait(PATIENCE)
    out, err = process.communicate()
    return process.returncode, out, err


def position():
    return Rebuild.objects.values_list("position", flat=True).first() or 0


def wait_until_beyond(reached, process):
    """Until more texts are done, and it rests."""
    until = time.monotonic() + PATIENCE
    while position() <= reached:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.005)


def go_on(process):
    process.stdin.write("\n")
    process.stdin.flush()


def drawn_on(terminal):
    """All that was written to it; reading fails once nobody is left who could write more."""
    drawn = b""
    with suppress(OSError):
        while piece := os.read(terminal, 10_000):
            drawn += piece
    return drawn.decode()


def index():
    with connection.cursor() as cursor:
        cursor.execute(WORDS[connection.vendor])
        rows = dict(cursor.fetchall())
    return rows, set(SearchEntry.objects.values_list("pk", "language", "shape"))


def made_anew():
    """The index as it is when everything is taken out and put in again."""
    remove(set(SearchEntry.objects.values_list("pk", flat=True)))
    for language in ("ar", "ckb", "kmr"):
        list(rebuild(language))
    return index()


class Desk:
    """Somebody who publishes, corrects, withdraws, and renames an author, in turn."""

    def __init__(self, people):
        self.people = people
        self.live = [make.published(people) for _ in range(8)]
        self.waiting = [make.approved(people) for _ in range(8)]
        self.acts = 0

    def act(self):
        acts = (self.publish, self.correct, self.withdraw, self.sign, self.rename)
        acts[self.acts % len(acts)]()
        self.acts += 1

    def publish(self):
        story = self.waiting.pop() if self.waiting else make.approved(self.people)
        workflow.publish(story, actor=self.people.zelal, opened_revision=story.latest_revision_id)
        self.live.append(make.fresh(story))

    def correct(self):
        story = make.revised(self.people, self.live[-1], headline=f"تصحيح {self.acts}")
        workflow.publish(story, actor=self.people.zelal, opened_revision=story.latest_revision_id)

    def withdraw(self):
        workflow.withdraw(self.live.pop(0), actor=self.people.zelal, note="خطأ في الخبر")

    def sign(self):
        article = self.live[-1].article
        details = workflow.StoryDetails(section=article.section, bylines=(make.author(),))
        workflow.edit_story(
            article,
            actor=self.people.zelal,
            details=details,
            opened_edit=workflow.last_edit(article),
        )

    def rename(self):
        author = Author.objects.filter(byline_links__article=self.live[0].article).get()
        author.name_ar = f"هيفي {self.acts}"
        with transaction.atomic():
            author.save()
            follow_author(author)


@pytest.mark.slow
def test_what_is_done_meanwhile_is_in_the_index_at_the_end(people, start):
    many(people, 300)
    desk = Desk(people)
    process, reached = start("--language", "ar", with_rests=True), 0
    for _rest in range(4):
        wait_until_beyond(reached, process)
        reached = position()
        desk.act()
        desk.act()
        go_on(process)

    assert ended(process)[0] == 0
    assert index() == made_anew()


@pytest.mark.slow
def test_stopped_by_any_signal_it_goes_on_where_it_was(people, start):
    many(people, 500)
    whole, reached = index(), 0
    first, last = min(whole[0]), max(whole[0])
    for sent, status in STOPS.items():
        stopped = start("--language", "ar", with_rests=True)
        wait_until_beyond(reached, stopped)
        stopped.send_signal(sent)
        assert ended(stopped)[0] == status
        assert reached < position() < last
        assert index() == whole
        reached = position()
    remove([first])

    assert ended(start("--language", "ar"))[0] == 0

    assert not Rebuild.objects.exists()
    assert not SearchEntry.objects.filter(pk=first).exists()
    list(rebuild("ar"))
    assert index() == whole


@pytest.mark.slow
def test_stopped_it_says_how_to_go_on(people, start):
    many(people, 300)
    process = start("--language", "ar", with_rests=True)
    wait_until_beyond(0, process)
    process.send_signal(signal.SIGINT)

    status, out, err = ended(process)

    assert (status, out) == (130, "")
    assert "Run it again to go on" in err
    assert "Traceback" not in err


@pytest.mark.slow
def test_two_at_once_do_no_harm(people, start):
    many(people, 300)
    whole = index()

    both = [start("--language", "ar") for _ in range(2)]

    assert [ended(process)[0] for process in both] == [0, 0]
    assert index() == whole
    assert not Rebuild.objects.exists()


@pytest.mark.slow
def test_a_bar_is_drawn_on_a_terminal_alone(people, start):
    story = make.published(people)
    terminal, end = pty.openpty()
    watched = start("--language", "ar", stderr=end)
    os.close(end)

    assert ended(watched)[0] == 0
    drawn = drawn_on(terminal)
    os.close(terminal)

    assert "ar ██████████████████████████████ 1/1" in drawn
    assert ended(start("--language", "ar")) == (0, "ar: 1 publications indexed\n", "")
    assert found("افتتاح", "ar") == [story.pk]


@pytest.mark.slow
def test_bad_input_ends_with_status_two(db, start):
    status, out, err = ended(start("--language", "tr"))

    assert (status, out) == (2, "")
    assert "ar, ckb, kmr" in err
    assert "Traceback" not in err
