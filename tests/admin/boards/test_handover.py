from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from tests import make
from tests.admin.pages import at_the_desk
from tests.workflow.assignments.test_planning import given

pytestmark = pytest.mark.django_db
SCREEN = "/admin/handover/"


def test_it_tells_what_is_open_due_and_decided(people):
    waiting = make.submitted(people, headline="ينتظر المراجعة")
    ready = make.approved(people, headline="جاهز للنشر")
    live = make.published(people, headline="صدر اليوم")
    workflow.withdraw(live, actor=people.hevin, note="خطأ في الاسم")
    given(people, what="تقرير الغد", wanted_by=timezone.now() + timedelta(days=1))
    make.submitted(people, "kmr", headline="Li benda nirxandinê")

    page = at_the_desk(people.salma).get(SCREEN).content.decode()

    for words in ("ينتظر المراجعة", "جاهز للنشر", "صدر اليوم", "خطأ في الاسم", "تقرير الغد"):
        assert words in page, words
    assert "Li benda nirxandinê" not in page
    assert f"/admin/articles/translation/{waiting.pk}/change/" in page
    assert f"/admin/articles/translation/{ready.pk}/change/" in page


def test_what_was_decided_before_the_shift_is_left_out(people, monkeypatch):
    make.published(people, headline="صدر اليوم")
    later = timezone.now() + timedelta(hours=9)
    monkeypatch.setattr("articles.admin.boards.handover.timezone.now", lambda: later)
    client = at_the_desk(people.salma)

    assert "صدر اليوم" not in client.get(SCREEN).content.decode()
    assert "صدر اليوم" in client.get(SCREEN, {"hours": "12"}).content.decode()
    assert "صدر اليوم" not in client.get(SCREEN, {"hours": "junk"}).content.decode()


@pytest.mark.parametrize("name", ["rojin", "azad", "nergiz", "stranger", "admin"])
def test_it_is_for_editors_and_publishers(people, name):
    assert at_the_desk(getattr(people, name)).get(SCREEN).status_code == 403


@pytest.mark.parametrize("many", [1, 5])
def test_it_takes_as_many_queries_whatever_its_length(people, many, django_assert_max_num_queries):
    for _each in range(many):
        make.submitted(people)
        make.published(people)
    client = at_the_desk(people.salma)

    with django_assert_max_num_queries(10):
        client.get(SCREEN)
