"""Two people who open a text see each other, and no more of each other than they may."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Presence
from articles.models.clock import database_now
from tests import make
from tests.admin.pages import at_the_desk, screen

pytestmark = pytest.mark.django_db


def ping(person, story, **sent):
    address = reverse("admin:translation_presence", args=[story.pk])
    return at_the_desk(person).post(address, sent)


@pytest.fixture
def story(people):
    return make.submitted(people)


def test_two_editors_see_each_other(people, story):
    assert ping(people.salma, story).json()["message"] == ""
    assert "salma" in ping(people.idris, story).json()["message"]
    assert "idris" in ping(people.salma, story).json()["message"]


def test_the_page_tells_it_when_it_opens_without_a_script_too(people, story):
    ping(people.salma, story)
    assert "Also open now at" in at_the_desk(people.idris).get(screen(story)).content.decode()
    assert "Also open now at" not in at_the_desk(people.salma).get(screen(story)).content.decode()


def test_it_locks_nothing(people, story):
    ping(people.idris, story)
    make.leave_findings(story, people.salma)
    workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)
    assert make.fresh(story).status == "approved"


def test_who_leaves_is_gone_and_so_is_who_is_silent(people, story):
    ping(people.salma, story)
    ping(people.salma, story, left="1")
    assert ping(people.idris, story).json()["message"] == ""

    ping(people.salma, story)
    Presence.objects.update(seen_at=database_now() - timedelta(seconds=91))
    assert ping(people.idris, story).json()["message"] == ""
    assert set(Presence.objects.values_list("person__username", flat=True)) == {"idris"}


def test_the_name_of_a_writer_is_for_those_who_may_know_who_writes(people):
    story = make.draft(people)
    ping(people.rojin, story)
    # Idris edits Arabic and does not see who writes; Salma does.
    assert "rojin" not in ping(people.idris, story).json()["message"]
    assert "a writer" in ping(people.idris, story).json()["message"]
    assert "rojin" in ping(people.salma, story).json()["message"]


def test_a_text_that_one_may_not_read_answers_nobody(people):
    story = make.draft(people)
    assert ping(people.karim, story).status_code == 404
    assert ping(people.stranger, story).status_code == 404
    assert not Presence.objects.exists()


def test_a_visit_is_no_word(people, story):
    address = reverse("admin:translation_presence", args=[story.pk])
    assert at_the_desk(people.salma).get(address).status_code == 405
    assert not Presence.objects.exists()
