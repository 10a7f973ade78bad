"""What browsers keep for reading without a line, as far as the server says so."""

import json
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.pages import offline
from tests import make

from .walk import elements, page


def told(client):
    return json.loads(client.get("/withdrawn.json").content)


def test_the_numbers_of_what_was_withdrawn_are_told_and_nothing_else(client, people):
    live, gone = make.published(people), make.published(people)
    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")

    said = told(client)

    assert said["stories"] == {"ar": [gone.article_id], "ckb": [], "kmr": []}
    assert said["posts"] == {"ar": [], "ckb": [], "kmr": []}
    assert set(said) == {"since", "stories", "posts"}
    since = datetime.fromisoformat(said["since"])
    assert timedelta(days=28) < timezone.now() - since < timedelta(days=31)
    workflow.republish(gone, actor=people.zelal)
    assert told(client)["stories"]["ar"] == []
    assert live.article_id


@pytest.mark.parametrize("language", CODES)
def test_its_search_leads_to_the_search(client, db, language):
    html = page(client, addresses.offline(language))

    assert elements(html, "form", action=addresses.search(language))


def test_a_list_that_is_full_says_since_when_it_is_whole(client, people, monkeypatch):
    monkeypatch.setattr(offline, "MOST_WITHDRAWN", 2)
    gone = [make.published(people) for _ in range(2)]
    for story in gone:
        workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    said = told(client)

    assert len(said["stories"]["ar"]) == 2
    assert timezone.now() - datetime.fromisoformat(said["since"]) < timedelta(hours=1)


def test_the_list_costs_two_queries(client, people, django_assert_num_queries):
    make.published(people)

    with django_assert_num_queries(2):
        client.get("/withdrawn.json")


@pytest.mark.parametrize("language", CODES)
def test_the_page_for_no_line_shows_no_story_and_is_for_no_search_engine(client, people, language):
    story = make.published(people, language)

    html = page(client, f"/{language}/offline/")

    assert story.latest_revision.headline not in html
    assert "<!--saved-->" in html
    assert elements(html, "meta", name="robots")[0]["content"] == "noindex"


def test_the_worker_speaks_every_language_and_can_be_taken_back(client, db, settings):
    said = client.get("/sw.js")
    assert said["Content-Type"].startswith("text/javascript")
    text = said.content.decode()
    house = json.loads(text.partition("=")[2].partition(";\n")[0])
    assert house["words"].keys() == set(CODES)
    assert all(words["saved"] and words["list"] for words in house["words"].values())

    settings.SERVICE_WORKER = False

    text = client.get("/sw.js").content.decode()
    assert "unregister" in text
    assert "fetch" not in text
