"""Whatever a process takes for the hour: the database tells what readers see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.models import Publication
from articles.models.clock import database_now
from tests import make

pytestmark = pytest.mark.django_db
HOURS = [-2, 2]


def page_of(version):
    return addresses.story(version.language, version.article_id, version.slug)


@pytest.mark.parametrize("hours", HOURS, ids=["behind", "ahead"])
def test_a_schedule_begins_at_its_hour_whatever_a_process_takes_it_for(
    people, client, monkeypatch, hours
):
    live, waiting = make.fresh(make.published(people)), make.approved(people)
    hour = database_now() + timedelta(hours=1)
    workflow.publish(
        waiting, actor=people.hevin, at=hour, opened_revision=waiting.latest_revision_id
    )
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=hours))

    waiting = make.fresh(waiting)
    assert client.get(page_of(live)).status_code == 200
    assert client.get(page_of(waiting)).status_code == 404
    assert list(Publication.objects.visible().values_list("translation", flat=True)) == [live.pk]


@pytest.mark.parametrize("hours", HOURS, ids=["behind", "ahead"])
def test_a_withdrawal_is_of_now_whatever_a_process_takes_that_for(
    people, client, monkeypatch, hours
):
    story = make.fresh(make.published(people))
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=hours))

    workflow.withdraw(story, actor=people.zelal, note="سبب")

    assert client.get(page_of(story)).status_code == 410
    ended = Publication.objects.get(translation=story).visible_until
    assert abs(ended - database_now()) < timedelta(hours=1)
