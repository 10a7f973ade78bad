"""The journal for auditors and administrators: all of it, but for who is behind a byline."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin.boards import journal
from articles.models import DeskMember, JournalEntry
from articles.states import Move, Role, Subject
from articles.workflow.people.sessions import Way, sign_in
from articles.workflow.trail.sealing import seal_what_waits
from tests import make
from tests.admin.pages import at_the_desk
from tests.workflow.trail.planted import unguarded

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/journalentry/"
NOTE = "ملاحظة داخلية"


def page_of(viewer, **asked):
    answer = at_the_desk(viewer).get(SCREEN, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def lines(viewer, **asked):
    """The lines of the page, as what was done and by whom."""
    html = page_of(viewer, **asked)
    found = re.findall(r'<li class="log-entry">.*?<b>(.*?)</b>.*?<bdi>(.*?)</bdi>', html, re.DOTALL)
    return [tuple(line) for line in found]


@pytest.fixture
def story(people):
    """Written by Rojin, sent back once, approved and published; a Kurmanji one beside it."""
    made = make.submitted(people, headline="عنوان داخلي")
    workflow.send_back(made, actor=people.salma, note=NOTE, opened_revision=made.latest_revision_id)
    make.published(people, "kmr")
    return make.fresh(made)


@pytest.mark.parametrize("name", ["nergiz", "admin"])
def test_auditors_and_administrators_open_it(people, story, name):
    assert ("Send back", "salma") in lines(getattr(people, name))


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal", "azad", "stranger"])
def test_for_others_there_is_no_such_screen(people, name):
    answer = at_the_desk(getattr(people, name)).get(SCREEN)

    assert answer.status_code == 403
    assert SCREEN not in at_the_desk(getattr(people, name)).get("/admin/").content.decode()


def test_nothing_is_changed_there(people, story):
    client, entry = at_the_desk(people.admin), JournalEntry.objects.first()
    for address in (SCREEN, f"{SCREEN}add/", f"{SCREEN}{entry.pk}/change/"):
        client.post(address, {"note": "x", "action": "delete_selected", "_end": "1"})
    client.post(f"{SCREEN}{entry.pk}/delete/", {"post": "yes"})

    assert JournalEntry.objects.get(pk=entry.pk).note == entry.note


@pytest.mark.parametrize("name", ["nergiz", "admin"])
def test_who_writes_is_told_nowhere(people, story, name):
    """Neither on a line, nor by the filter, nor by how many there are."""
    person = getattr(people, name)

    assert ("Write a new story", "a writer") in lines(person)
    assert "rojin" not in {who for _what, who in lines(person)}
    assert lines(person, person=people.rojin.pk) == []
    assert lines(person, person=people.rojin.pk, number=story.article_id, subject="story") == []
    salmas = [(what, who) for what, who in lines(person, person=people.salma.pk)]
    assert salmas == [("Send back", "salma")]


def test_whoever_may_know_is_told(people, story):
    DeskMember.objects.create(person=people.salma, language="ar", role=Role.AUDITOR)

    assert ("Write a new story", "rojin") in lines(people.salma)
    assert ("Write a new story", "rojin") in lines(people.salma, person=people.rojin.pk)


def test_an_auditor_of_one_language_reads_its_entries_alone(people, story):
    DeskMember.objects.create(person=people.stranger, language="kmr", role=Role.AUDITOR)
    page = page_of(people.stranger)

    assert NOTE not in page
    assert "عنوان داخلي" not in page
    assert ("Publish", "zelal") in lines(people.stranger)
    assert lines(people.stranger, language="ar") == lines(people.stranger)
    assert NOTE in page_of(people.nergiz)
    assert "عنوان داخلي" in page_of(people.nergiz)


def test_an_administrator_reads_no_word_of_a_text(people, story):
    page = page_of(people.admin)

    assert NOTE not in page
    assert "عنوان داخلي" not in page
    assert story.article.slugline not in page
    assert f"/admin/articles/translation/{story.pk}/" not in page
    assert f"/admin/articles/translation/{story.pk}/" in page_of(people.nergiz)


def test_it_is_filtered(people, story):
    sign_in(people.karim, actor=people.karim, way=Way.CODE)
    person = people.nergiz

    assert lines(person, move="sign_in") == [("Signed in", "karim")]
    assert lines(person, subject="person") == [("Signed in", "karim")]
    assert lines(person, subject="person", number=people.rojin.pk) == []
    assert lines(person, person=people.karim.pk) == [("Signed in", "karim")]
    assert {what for what, _who in lines(person, language="ar")} == {
        "Write a new story",
        "Submit",
        "Send back",
    }
    assert lines(person, move="send_back", language="kmr") == []
    today = timezone.localdate()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    assert lines(person, since=yesterday, until=tomorrow) == lines(person)
    assert lines(person, since=tomorrow + timedelta(days=1)) == []
    assert lines(person, until=yesterday - timedelta(days=1)) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"person": "x", "number": "²", "before": "\0"},
        {"person": "9" * 40, "number": "-1", "before": "9" * 40},
        {
            "since": "2026-13-01",
            "until": "٢٠٢٦",
            "move": "read\0",
            "subject": "'",
            "language": "en",
        },
        {"since": "0001-01-01", "until": "9999-12-31"},
        {"since": "9999-12-31", "until": "0001-01-01"},
    ],
)
def test_what_nobody_can_mean_is_no_fault(people, story, asked):
    page_of(people.nergiz, **asked)


def test_pages_follow_each_other_without_a_gap(people, story, monkeypatch):
    monkeypatch.setattr(journal, "SHOWN", 3)
    client, address, seen = at_the_desk(people.nergiz), SCREEN, []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<li class="log-entry">.*?<b>(.*?)</b>', page, re.DOTALL)
        older = re.search(r'href="([^"]*before=[^"]*)"', page)
        address = older and older[1].replace("&amp;", "&")

    entries = JournalEntry.objects.latest_first()
    assert seen == [Move(entry.move).label for entry in entries]


def test_entries_of_one_moment_are_each_told_once(people, story, monkeypatch):
    with unguarded():
        JournalEntry.objects.update(created_at=timezone.now())

    test_pages_follow_each_other_without_a_gap(people, story, monkeypatch)


def test_up_to_when_it_is_sealed_is_said(people, story):
    assert "Nothing is sealed yet." in page_of(people.nergiz)
    seal_what_waits()
    sign_in(people.karim, actor=people.karim, way=Way.CODE)
    page = page_of(people.nergiz)

    assert "Sealed up to" in page
    assert page.count("not sealed yet") == 1


def test_what_was_done_to_is_named(people, story):
    name = "Qamişlo"
    people.karim.display_name = name
    people.karim.save()
    sign_in(people.karim, actor=people.karim, way=Way.PASSKEY)

    page = page_of(people.admin, subject=Subject.PERSON)

    assert f"<bdi>{name}</bdi>" in page
    assert f"/admin/accounts/user/{people.karim.pk}/change/" in page
    assert "Passkey" in page
    assert f"/admin/accounts/user/{people.karim.pk}/change/" not in page_of(people.nergiz)


@pytest.mark.parametrize("name", ["nergiz", "admin"])
def test_it_costs_six_queries_however_much_there_is(
    people, story, name, django_assert_max_num_queries
):
    client = at_the_desk(getattr(people, name))
    client.get(SCREEN)
    make.published(people)
    make.published(people, "ckb")

    last = JournalEntry.objects.latest_first()[3]
    with django_assert_max_num_queries(6):
        client.get(SCREEN)
    with django_assert_max_num_queries(6):
        client.get(SCREEN, {"person": people.salma.pk, "language": "ar", "before": last.pk})
