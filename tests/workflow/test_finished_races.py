"""What a page shows, changed in the moment in which it comes out. Real threads."""

import pytest
from django.db import connection

from articles import workflow
from articles.models import Tag
from articles.workflow import finished, holding
from articles.workflow.comparing import differences
from articles.workflow.names import authors, sections, tags
from articles.workflow.texts import publishing
from tests import make
from tests.public.photos import photo
from tests.search.meanwhile import Other, no_faults
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "<p>عاد الباعة إلى #السوق صباح اليوم</p>"


def rename_the_section(people, story):
    values = {"name_ar": "المدينة"}
    sections.change_section(story.article.section, actor=people.admin, values=values)


def rename_the_author(people, story):
    author = story.article.bylines.get()
    authors.change_author(author, actor=people.admin, values={"name_ar": "جوان ملا"})


def rename_a_tag(people, story):
    tag = story.latest_revision.tags.get()
    tags.change_tag(tag, actor=people.admin, values={"name_ar": "سوق الهال"})


def merge_a_tag(people, story):
    tag = story.latest_revision.tags.get()
    tags.merge(tag, actor=people.admin, into=Tag.objects.create(name_ar="الأسواق"))


def describe_the_lead(people, story):
    lead = story.latest_revision.lead_photo
    workflow.edit_photo(lead, actor=people.zelal, words={"caption_ar": "السوق صباح أمس"})


def withdraw_the_lead(people, story):
    lead = story.latest_revision.lead_photo
    workflow.withdraw_photo(lead, actor=people.zelal, note="بطلب من صاحبها")


def sign_otherwise(people, story):
    _edit(people, story, bylines=(make.author(),))


def file_elsewhere(people, story):
    _edit(people, story, section=make.section())


def _edit(people, story, **changes):
    article = story.article
    now = {"section": article.section, "bylines": tuple(article.bylines.all())}
    details = workflow.StoryDetails(**{**now, **changes})
    workflow.edit_story(
        article, actor=people.zelal, details=details, opened_edit=workflow.last_edit(article)
    )


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
