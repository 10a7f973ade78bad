"""What becomes of the pages that were kept before."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import FrontPage
from tests import make
from tests.workflow.test_after import DEAD, OLD, become

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(people):
    for language in ("ckb", "kmr"):
        make.published(people, language)
    return make.published(people)


@pytest.fixture
def page(story):
    return FrontPage(language="ar")


@pytest.fixture
def set_line(people, page):
    until = timezone.now() + timedelta(hours=1)
    return partial(workflow.set_breaking_line, page, actor=people.zelal, text="زلزال", until=until)


def test_an_arranged_front_page_makes_those_of_its_language_old(people, page, story):
    pins = [workflow.Pinned(story.pk)]

    assert become(lambda: workflow.arrange_front_page(page, actor=people.zelal, pins=pins)) == {
        "ar": OLD
    }


def test_a_line_makes_them_old_and_its_end_or_another_line_dead(people, page, set_line):
    assert become(set_line) == {"ar": OLD}
    assert become(set_line) == {"ar": DEAD}
    assert become(lambda: workflow.end_breaking_line(page, actor=people.zelal)) == {"ar": DEAD}


def test_a_refused_change_leaves_them(people, page):
    def refused():
        with pytest.raises(workflow.Refused):
            workflow.end_breaking_line(page, actor=people.salma)

    assert become(refused) == {}
