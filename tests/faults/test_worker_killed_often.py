"""A worker killed twelve times around the hour of a schedule: never early, never twice."""

from collections import Counter
from datetime import timedelta
from time import sleep

import pytest
from django.test import Client

from articles import addresses, workflow
from articles.models import Notice, Publication
from articles.models.clock import database_now
from articles.workflow import mailing, told
from articles.workflow.people.accounts import change_person
from tests import make

from .dying import damages, is_killed_at

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
KILLS = 12
# Long enough for all that is to come before it.
SOON = timedelta(seconds=20)
MAILED = ("rojin", "salma")


@pytest.fixture
def letters(people, settings, tmp_path):
    """How many mails have left to each address, from whatever process."""
    settings.TELLS_BY_MAIL, settings.SITE_ADDRESS = True, "https://news.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "letters"
    for name in MAILED:
        person = getattr(people, name)
        person.email = f"{name}@example.org"
        person.save(update_fields=["email"])
        workflow.choose_notices(person, actor=person, ways={"published": "at_once"})

    def sent():
        files = (tmp_path / "letters").glob("*")
        lines = (line for file in files for line in file.read_text().splitlines())
        return Counter(line.removeprefix("To: ") for line in lines if line.startswith("To: "))

    return sent


def scheduled(people, hour):
    text = make.approved(people)
    opened = text.latest_revision_id
    workflow.publish(text, actor=people.hevin, opened_revision=opened, at=hour)
    return make.fresh(text)


def work():
    told.tell_what_came_out.func()
    mailing.send_notices.func()


def killed_often():
    """At another step each time, as far as a worker comes; then at its first again."""
    step = 1
    for _each in range(KILLS):
        if not is_killed_at(step, work):
            step = 1
            assert is_killed_at(step, work)
        step += 1


def the_hour_comes(hour):
    assert database_now() < hour, "all that was to come before it took too long"
    while database_now() < hour:
        sleep(0.1)


def answer(text):
    return Client().get(addresses.story(text.language, text.article_id, text.slug)).status_code


def heard_that_it_is_out():
    out = Notice.objects.filter(kind=Notice.Kind.PUBLISHED)
    return Counter(out.values_list("person__username", "translation"))


def test_nothing_is_out_or_told_before_its_hour_and_all_of_it_once_after(people, letters):
    hour = database_now() + SOON
    texts = [scheduled(people, hour) for _each in range(3)]
    work()
    before = letters()
    killed_often()
    assert {answer(text) for text in texts} == {404}
    assert heard_that_it_is_out() == {}
    assert letters() == before

    the_hour_comes(hour)
    killed_often()
    assert {answer(text) for text in texts} == {200}
    for _each in range(2):
        work()

    assert {answer(text) for text in texts} == {200}
    assert Publication.objects.count() == len(texts)
    heard = heard_that_it_is_out()
    assert {heard[("rojin", text.pk)] for text in texts} == {1}
    assert set(heard.values()) == {1}
    # A mail that was claimed when its worker was killed is lost; none is sent twice.
    assert letters()["rojin@example.org"] - before["rojin@example.org"] <= len(texts)
    assert damages() == []


def test_what_a_suspended_approver_cleared_never_comes_out(people, letters):
    hour = database_now() + SOON
    text, other = scheduled(people, hour), scheduled(people, hour)
    change_person(people.salma, actor=people.admin, values={"is_active": False})
    the_hour_comes(hour)
    killed_often()
    work()

    assert {answer(text), answer(other)} == {404}
    assert heard_that_it_is_out() == {}
    assert not Publication.objects.visible().exists()
