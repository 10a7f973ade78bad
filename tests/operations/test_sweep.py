"""What the worker sees to every minute."""

from types import SimpleNamespace

import pytest
from django.core import mail

from articles import workflow
from articles.models import MostRead, Notice, Ping
from articles.workflow import pings
from newsroom.operations.management.commands import db_worker
from tests import make
from tests.public.test_most_read import read


@pytest.fixture
def sweep(monkeypatch):
    monkeypatch.setattr(db_worker, "connection", SimpleNamespace(close=lambda: None))
    return db_worker.sweep


def test_the_most_read_are_worked_out(people, sweep):
    story = make.published(people)
    sweep()
    assert not MostRead.objects.exists()

    read(story, 1)
    sweep()

    assert {each.translation for each in MostRead.objects.all()} == {story}


def test_what_is_due_is_told_outside(people, sweep, settings, monkeypatch):
    settings.SITE_ADDRESS, settings.INDEXNOW_KEY = "https://news.example.org", "a-key-of-ours"
    told = []
    monkeypatch.setattr(pings, "post", lambda *said: told.append(said))
    (publication,) = make.published(people).publications.all()
    pings.order(publication)

    sweep()

    assert len(told) == 1
    assert not Ping.objects.exists()


def test_people_are_told_what_came_out_and_mailed_what_they_wish(people, sweep, settings):
    settings.TELLS_BY_MAIL = True
    people.rojin.email = "rojin@example.org"
    people.rojin.save()
    workflow.choose_notices(people.rojin, actor=people.rojin, ways={"published": "at_once"})
    make.published(people)

    sweep()

    assert Notice.objects.filter(person=people.rojin, kind="published").count() == 1
    assert [letter.to for letter in mail.outbox] == [["rojin@example.org"]]
