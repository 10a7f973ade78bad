"""Sitemaps name every story that readers may open, with its languages and honest times."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.models import Section
from articles.models.sitemap_parts import BLOCK
from tests import make

from .reading import (
    everything,
    files,
    iso,
    moved,
    path_of,
    urls,
)


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_every_live_story_stands_in_it_with_the_time_of_its_last_text(client, people, language):
    story = make.published(people, language)
    month = story.first_published_at.strftime("%Y-%m")
    (file,) = [path for path in files(client) if month in path]

    assert urls(client, file) == {path_of(story): (iso(story.first_published_at), {})}
    assert file == addresses.sitemap_part(month, story.article_id // BLOCK)
    assert files(client)[file] == iso(story.first_published_at)


def test_an_update_moves_the_time_and_a_minor_one_does_not(client, people):
    story = make.published(people)
    for kind, moves in (("minor", False), ("update", True)):
        new = make.revised(people, story, body=f"<p>{kind} نص</p>", kind=kind)
        before = dict(files(client))
        workflow.publish(new, actor=people.zelal, opened_revision=new.latest_revision_id)
        seen = story.publications.latest("visible_from").visible_from
        expected = iso(seen if moves else story.first_published_at)
        file = next(path for path in before if path.startswith("/sitemap/20"))
        assert urls(client, file)[path_of(story)][0] == expected
        assert files(client)[file] == expected


def test_language_versions_name_each_other_across_months(client, people):
    story = make.published(people)
    kurdish = make.published_translation(people, story, "kmr")
    alone = make.published(people)
    moved(story, timezone.now() - timedelta(days=70))

    found = {}
    for file in files(client):
        found |= urls(client, file)

    names = set(found[path_of(story)][1])
    assert names == {"ar", "ku", "ku-Latn", "x-default"}
    assert found[path_of(kurdish)][1] == found[path_of(story)][1]
    assert found[path_of(story)][1]["ku"] == found[path_of(story)][1]["ku-Latn"]
    assert unquote(found[path_of(story)][1]["x-default"]).endswith(path_of(story))
    assert found[path_of(alone)][1] == {}
    months = [path.split("/")[2] for path in files(client) if path.count("/") == 3]
    assert len(set(months)) == 2


def test_it_says_what_the_page_says(client, people):
    story = make.published(people)
    make.published_translation(people, story, "ckb")
    (file,) = [path for path in files(client) if path.count("/") == 3]

    said = re.findall(
        r'hreflang="([^"]+)" href="(http[^"]+)"', client.get(path_of(story)).content.decode()
    )

    assert dict(said) == urls(client, file)[path_of(story)][1]


def test_what_is_withdrawn_leaves_every_file_at_once(client, people):
    story = make.published(people)
    staying = make.published(people, "kmr")
    assert {path_of(story), path_of(staying)} <= everything(client)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")
    assert path_of(story) not in everything(client)
    workflow.withdraw(staying, actor=people.zelal, note="Şaş")

    month = story.first_published_at.strftime("%Y-%m")
    file = addresses.sitemap_part(month, story.article_id // BLOCK)
    assert client.get(file).status_code == 404
    assert set(files(client)) == {addresses.news_sitemap(), addresses.sitemap_of_pages()}


def test_what_is_to_come_stands_nowhere(client, people):
    make.published(people, at=timezone.now() + timedelta(hours=1))

    assert len(files(client)) == 2


def test_the_pages_that_are_no_stories_are_those_of_the_menu(client, people):
    section = make.section(kmr="Çand")
    Section.objects.create(name_ar="مخفي", position=9, in_menu=False)

    found = urls(client, addresses.sitemap_of_pages())

    assert {"/ar/", "/ckb/", "/kmr/"} <= set(found)
    kurdish = addresses.section("kmr", section.pk, "Çand")
    assert found[kurdish][1]["ku"] == f"http://testserver{kurdish}"
    assert len(found) == 6
    assert all(client.get(path).status_code == 200 for path in found)
