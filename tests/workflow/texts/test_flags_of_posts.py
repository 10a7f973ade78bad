"""Risk flags of a live story stop its posts; those of a post stop that post alone."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from articles import workflow
from articles.models import Outlet, Publication
from articles.workflow.names import outlet as outlets
from tests import make

from .test_flags import again, cleared, flagged, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(people):
    made = Outlet(name_ar="صوت")
    outlets.set_up_outlet(made, actor=people.admin)
    return made


def test_a_flag_of_a_live_story_stops_its_posts_and_holds_their_schedules(people, house):
    live = make.live(people)
    at = timezone.now() + timedelta(hours=1)
    scheduled = make.post(people, live, at=at)
    shown = make.post(people, live)
    waiting = make.submitted_post(people, live)
    workflow.approve(waiting, actor=people.salma, opened_revision=waiting.latest_revision_id)

    entry = flagged(live.article, people.idris, "operation")

    assert entry.after["stopped"] == ["ar"]
    assert make.fresh(scheduled).held_publication_id
    assert shown.publications.visible().exists()
    with pytest.raises(workflow.Refused, match="Operation under way"):
        published(people, make.fresh(waiting))
    cleared(live.article, people.salma, "operation")
    assert published(people, make.fresh(waiting))

    flagged(live.article, people.idris, "face")
    workflow.publish(
        make.fresh(scheduled),
        actor=people.zelal,
        opened_revision=scheduled.latest_revision_id,
        at=at,
    )
    outlets.change_outlet(house, actor=people.admin, values={"blocking_flags": ["face"]})
    assert not Publication.objects.pending().exists()


def test_a_flag_of_a_post_stops_that_post_alone(people):
    live = make.live(people)
    one, other = (make.submitted_post(people, live) for _ in range(2))
    for text in (one, other):
        workflow.approve(text, actor=people.salma, opened_revision=text.latest_revision_id)
    flagged(one.article, people.rojin, "operation")

    with pytest.raises(workflow.Refused, match="Operation under way"):
        published(people, make.fresh(one))
    assert published(people, make.fresh(other))


def test_the_database_lets_no_post_out_under_a_flag_of_its_story_either(people):
    live = make.live(people)
    post = make.post(people, live)
    workflow.withdraw(post, actor=people.zelal, note="خطأ")
    flagged(live.article, people.idris, "source")

    with pytest.raises(DatabaseError, match="risk flag"), transaction.atomic():
        again()
