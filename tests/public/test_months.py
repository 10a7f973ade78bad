from datetime import UTC, datetime, timedelta

import pytest

from articles import addresses, workflow
from articles.languages import CODES, LANGUAGES
from articles.text.dates import DAMASCUS
from tests import make

from .sitemaps.reading import moved
from .test_lists import pages_of_two  # noqa: F401
from .walk import elements, main, page

# By the clock of Damascus the first of February, an hour and a half after midnight.
NIGHT = datetime(2024, 1, 31, 22, 30, tzinfo=UTC)
SAID = {"ar": "شباط 2024", "ckb": "شوباتی 2024", "kmr": "Sibat 2024"}
NAME = {"ar": "شباط", "ckb": "شوبات", "kmr": "Sibat"}


def story_in(people, moment, language="ar"):
    story = make.published(people, language)
    moved(story, moment)
    return addresses.story(language, story.article_id, story.slug)


def links(html):
    return [link["href"] for link in elements(main(html), "a")]


@pytest.mark.parametrize("language", CODES)
def test_a_month_is_one_of_the_outlets_own_clock(client, people, language):
    story = story_in(people, NIGHT, language)
    path = addresses.month(language, "2024-02")

    months = page(client, addresses.months(language))
    html = page(client, path)

    assert links(months) == [path]
    assert f">{NAME[language]}</a>" in months
    assert f"<h1>{SAID[language]}</h1>" in html
    assert story in links(html)
    assert f'<html lang="{language}" dir="{LANGUAGES[language].direction}">' in html
    assert client.get(addresses.month(language, "2024-01")).status_code == 404


def test_months_without_stories_are_passed_over_on_both_pages(client, people):
    for moment in (datetime(2021, 12, 5, tzinfo=UTC), NIGHT, datetime(2024, 3, 31, tzinfo=UTC)):
        story_in(people, moment)
    months = [addresses.month("ar", name) for name in ("2024-03", "2024-02", "2021-12")]

    assert links(page(client, addresses.months("ar"))) == months
    assert links(page(client, months[1]))[1:3] == [months[2], months[0]]
    assert links(page(client, months[0]))[1:2] == [months[1]]


@pytest.mark.usefixtures("pages_of_two")
def test_the_pages_of_a_month_end_with_the_month(client, people):
    story_in(people, NIGHT)
    inside = [make.published(people) for _ in range(5)]
    paths = [addresses.story("ar", story.article_id, story.slug) for story in inside]
    month, seen = month_of(inside[0]), []

    following = month
    for _ in range(3):
        html = main(page(client, following))
        seen += [link["href"] for link in elements(html, "a") if link["href"] in paths]
        older = [link["href"] for link in elements(html, "a") if "before=" in link["href"]]
        following = older[0] if older else None

    assert following is None
    assert seen == paths[::-1]


def test_its_languages_are_those_with_stories_in_the_month(client, people):
    story_in(people, NIGHT)
    story_in(people, NIGHT, "kmr")

    html = page(client, addresses.month("ar", "2024-02"))

    assert elements(html, "a", href=addresses.month("kmr", "2024-02"), hreflang="kmr")
    assert elements(html, "a", href="/ckb/", hreflang="ckb")


def test_the_archive_follows_what_readers_see(client, people):
    story = make.published(people)
    month = month_of(story)
    assert links(page(client, addresses.months("ar"))) == [month]

    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert links(page(client, addresses.months("ar"))) == []
    assert client.get(month).status_code == 404


def month_of(story):
    local = story.first_published_at.astimezone(DAMASCUS)
    return addresses.month("ar", local.strftime("%Y-%m"))


@pytest.mark.parametrize("name", ["0000-01", "9999-12", "0999-12", "2024-13", "2024-00", "2024"])
def test_what_is_no_month_is_not_found(client, people, name):
    make.published(people)

    assert client.get(f"/ar/archive/{name}/").status_code == 404


def test_both_pages_take_two_queries(client, people, django_assert_num_queries):
    for moment in (NIGHT, NIGHT - timedelta(days=400)):
        story_in(people, moment)
    for path in (addresses.months("ar"), addresses.month("ar", "2024-02")):
        client.get(path)
        with django_assert_num_queries(2):
            client.get(path)
