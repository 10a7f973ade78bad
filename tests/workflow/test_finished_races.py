"""What a page shows, changed in the moment in which it comes out. Real threads."""

import pytest
from django.db import connection

from articles import workflow
from articles.workflow import finished, holding
from articles.workflow.texts import publishing
from tests import make
from tests.differences import differences
from tests.public.photos import photo
from tests.search.meanwhile import Other, no_faults
from tests.threads import at_once

from .test_finished import (
    describe_the_lead,
    file_elsewhere,
    merge_a_tag,
    rename_a_tag,
    rename_the_author,
    rename_the_section,
    sign_otherwise,
    withdraw_the_lead,
)

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "<p>عاد الباعة إلى #السوق صباح اليوم</p>"

CHANGES = [
    rename_the_section,
    rename_the_author,
    rename_a_tag,
    merge_a_tag,
    describe_the_lead,
    withdraw_the_lead,
    sign_otherwise,
    file_elsewhere,
]


@pytest.fixture
def other():
    return Other()


@pytest.fixture
def story(people):
    return make.approved(people, body=BODY, lead_photo=photo(people).pk)


def publish_while(people, story, other, monkeypatch, act):
    """Publish, and let `act` be tried once the page is made and not yet written."""
    real = finished._write

    def write_slowly(publications):
        made = list(publications)
        other.has_its_chance()
        real(made)

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    monkeypatch.setattr(finished, "_write", write_slowly)
    no_faults(at_once(publish, other.after(act)))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_meanwhile_is_on_the_page(people, story, other, monkeypatch, change):
    publish_while(people, story, other, monkeypatch, lambda: change(people, story))

    assert list(differences()) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writes at a time there")
@pytest.mark.parametrize(
    "change", [rename_the_section, describe_the_lead], ids=lambda change: change.__name__
)
def test_control_what_is_not_held_is_missed(people, story, other, monkeypatch, change):
    monkeypatch.setattr(publishing, "hold_shown", lambda article, revision: None)

    publish_while(people, story, other, monkeypatch, lambda: change(people, story))

    assert [each.what.split()[0] for each in differences()] == ["differs"]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nobody_waits_for_each_other_over_a_live_story(people, story, other, monkeypatch, change):
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    lead = story.latest_revision.lead_photo_id
    story = make.revised(people, story, body=f"{BODY}<p>وفتحت المحال.</p>", lead_photo=lead)
    real = holding._hold_section

    def hold_slowly(article):
        other.has_its_chance()
        real(article)

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    monkeypatch.setattr(holding, "_hold_section", hold_slowly)
    results = at_once(publish, other.after(lambda: change(people, story)))

    no_faults(results)
    assert list(differences()) == []
