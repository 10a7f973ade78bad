"""Killed at every question and every commit of a publication: it is whole, or it never was."""

from contextlib import suppress
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Publication
from articles.workflow import Refused
from tests import make
from tests.admin.pages import at_the_desk, form, move_address, screen

from .dying import damages, is_killed_at, stands

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST = 400


def publish(people, story, **more):
    form = {"opened_revision": story.latest_revision_id, "token": f"of-{story.pk}", **more}
    return partial(workflow.publish, story, actor=people.zelal, **form)


def schedule(people, story):
    return publish(people, story, at=timezone.now() + timezone.timedelta(hours=1))


def by_the_desk(people, story):
    client, address = at_the_desk(people.zelal), move_address(story, "publish")
    fields = form(client.get(screen(story)), address).fields

    def send():
        assert client.post(address, fields).status_code == 302

    return send


def replaced(people):
    return make.revised(people, make.published(people), headline="عنوان جديد")


def withdraw(people, story):
    form = {"note": "خطأ", "token": f"of-{story.pk}"}
    return partial(workflow.withdraw, story, actor=people.zelal, **form)


def kill(people, story):
    return partial(
        workflow.kill, story.article, actor=people.zelal, note="خطر", token=f"of-{story.pk}"
    )


# What is done, and to what.
ACTS = {
    "publish": (publish, make.approved),
    "publish by the desk": (by_the_desk, make.approved),
    "replace": (publish, replaced),
    "schedule": (schedule, make.approved),
    "withdraw": (withdraw, make.published),
    "kill": (kill, make.published),
}


@pytest.mark.parametrize(("ready", "before"), ACTS.values(), ids=ACTS)
def test_it_is_whole_or_it_never_was(people, ready, before):
    # What a process learns once is learned before.
    ready(people, before(people))()
    story, acknowledged, steps = before(people), make.published(people), 0
    was, ends = stands(story), set()
    act = ready(people, story)
    while is_killed_at(steps + 1, act):
        steps += 1
        assert steps < MOST
        now = stands(story)
        assert damages() == [], steps
        assert Publication.objects.visible().filter(translation=acknowledged).exists()
        ends.add(now != was)
        if now != was:
            # It was stored whole, told of once; nobody was told, and asks again.
            assert now[1] == was[1] + 1
            with suppress(Refused):
                act()
            assert stands(story) == now
            story = before(people)
            was, act = stands(story), ready(people, story)

    assert ends == {False, True}
    assert stands(story)[1] == was[1] + 1
    assert damages() == []
    print(steps, "steps")
