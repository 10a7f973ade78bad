"""What a move costs, in queries, transaction statements among them, on either database."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.masthead import masthead
from articles.proofreading import style_lately
from articles.workflow.decisions import situation
from tests import make
from tests.public.photos import photo

pytestmark = pytest.mark.django_db

BODY = "<p>اجتمع المجلس في #القامشلي أمس، وناقش #المياه مع الأهالي.</p>"


@pytest.fixture
def story(people):
    """A draft with two tags and a photo, never published, sent by a form."""
    return make.draft(people, body=BODY, lead_photo=photo(people).pk)


def cost(verb, story, actor, **options):
    options.setdefault("opened_revision", story.latest_revision_id)
    with CaptureQueriesContext(connection) as captured:
        verb(story, actor=actor, token="a-form", **options)
    return len(captured)


def test_a_save(people, story, django_capture_on_commit_callbacks):
    photo_id = story.latest_revision.lead_photo_id
    changed = make.content(body=f"{BODY}<p>وانتهى الاجتماع مساء.</p>", lead_photo=photo_id)

    with django_capture_on_commit_callbacks() as left:
        spent = cost(workflow.save_draft, story, people.rojin, content=changed)
    style_lately()
    with CaptureQueriesContext(connection) as captured:
        for callback in left:
            callback()

    assert spent <= 14
    assert len(captured) <= 1


def test_submitting(people, story):
    assert cost(workflow.submit, story, people.rojin) <= 10


def test_approving(people, story):
    submit(people, story)

    assert cost(workflow.approve, story, people.salma) <= 12


def test_publishing_for_the_first_time(people, story):
    submit(people, story)
    workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)

    masthead("ar")  # kept for half a minute

    assert cost(workflow.publish, story, people.hevin) <= 18


def submit(people, story):
    workflow.submit(story, actor=people.rojin, opened_revision=story.latest_revision_id)
    make.leave_findings(story, people.salma)


def test_what_is_true_of_a_person_and_a_text_is_one_query(
    people, django_capture_on_commit_callbacks, django_assert_num_queries
):
    with django_capture_on_commit_callbacks(execute=True):
        story = make.draft(people, body=BODY, lead_photo=photo(people).pk)
    with django_assert_num_queries(1):
        situation(people.salma, story)
    submit(people, story)
    cache.clear()
    with django_assert_num_queries(4):
        situation(people.salma, story)
