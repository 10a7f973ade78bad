"""A session that nobody uses ends, however much the page asks that stands open in it."""

import pytest
from django.urls import reverse

from newsroom.accounts import seen
from newsroom.accounts.models import DeskSession
from tests import make

from .entering import (
    clock,  # noqa: F401
    give_password,
    is_in,
    with_password,
)

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def passed(monkeypatch):
    """Minutes that have passed since."""
    passed, real = [0], seen.time.time
    monkeypatch.setattr(seen.time, "time", lambda: real() + passed[0] * MINUTE)
    return passed


def test_after_half_an_hour_without_an_act_one_signs_in_anew(people, passed):
    client, _answer = give_password(with_password(people.rojin))
    passed[0] = 29
    assert is_in(client)
    passed[0] += 36
    assert not is_in(client)
    assert not DeskSession.objects.filter(person=people.rojin).exists()


def test_whoever_works_stays(people, passed):
    client, _answer = give_password(with_password(people.rojin))
    for _time in range(12):
        passed[0] += 20
        assert is_in(client)


def test_a_page_that_stands_open_keeps_nobody_in(people, passed):
    story = make.draft(people)
    client, _answer = give_password(with_password(people.rojin))
    asked = f"/admin/articles/translation/{story.pk}/presence/"
    for _time in range(4):
        passed[0] += 10
        answer = client.post(asked)
    assert answer.status_code in (302, 401, 403)
    assert not is_in(client)


def test_what_was_typed_comes_back(people, passed):
    client, _answer = give_password(with_password(people.rojin))
    passed[0] = 60
    answer = client.post(reverse("admin:articles_translation_add"), {"headline": "سوق"})

    assert answer.status_code == 403
    assert "سوق" in answer.content.decode()


def test_a_house_may_leave_sessions_to_their_end(people, passed, settings):
    settings.SESSION_IDLE_MINUTES = 0
    client, _answer = give_password(with_password(people.rojin))
    passed[0] = 11 * MINUTE

    assert is_in(client)
