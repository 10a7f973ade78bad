"""Whoever has no role in a language sees of its stories what readers see, and nothing else."""

import pytest

from articles import workflow
from tests import make

from .pages import at_the_desk, screen, story_screen

pytestmark = pytest.mark.django_db
UNPUBLISHED = {
    "headline": "عنوان سري",
    "standfirst": "ملخص سري",
    "body": "<p>نص سري</p>",
    "note": "ملاحظة سرية",
}
SLUGLINE, SOURCE = "inside-name", "inside-source"


@pytest.fixture
def story(people):
    """A live story with a Kurmanji version, and a newer Arabic text that nobody published."""
    live = make.published(people)
    live.article.slugline, live.article.source = SLUGLINE, SOURCE
    live.article.save(update_fields=["slugline", "source"])
    make.published_translation(people, live, "kmr")
    workflow.save_draft(
        live,
        actor=people.salma,
        content=make.content(**UNPUBLISHED),
        opened_revision=live.latest_revision_id,
    )
    return make.fresh(live)


def pages(story, client):
    kurdish = story.article.translations.get(language="kmr")
    inside = f"/admin/articles/translation/{story.pk}/"
    addresses = [
        "/admin/",
        "/admin/articles/translation/",
        "/admin/articles/article/",
        story_screen(story.article),
        screen(story),
        screen(kurdish),
        f"{inside}preview/",
        f"{inside}preview/2/",
        f"{inside}revision/2/",
        f"{inside}compare/1/2/",
        f"/admin/articles/translation/{kurdish.pk}/preview/",
    ]
    answers = [client.get(address).content.decode() for address in addresses]
    answers.append(client.post("/admin/articles/translation/", {"q": "سري"}).content.decode())
    return "".join(answers)


@pytest.mark.parametrize("name", ["azad", "berfin", "karim", "stranger", "admin"])
def test_nothing_unpublished_is_anywhere(people, story, name):
    shown = pages(story, at_the_desk(getattr(people, name)))

    for words in (*UNPUBLISHED.values(), "نص سري"):
        assert words not in shown


@pytest.mark.parametrize("name", ["salma", "hevin"])
def test_control_those_of_the_language_see_it(people, story, name):
    shown = pages(story, at_the_desk(getattr(people, name)))

    assert UNPUBLISHED["headline"] in shown
    assert UNPUBLISHED["note"] in shown


def test_a_translator_sees_beside_the_text_the_source_that_readers_see(people, story):
    kurdish = story.article.translations.get(language="kmr")
    page = at_the_desk(people.azad).get(screen(kurdish)).content.decode()

    assert make.WORDS["ar"][0] in page
    assert UNPUBLISHED["headline"] not in page


def test_a_story_that_may_be_translated_opens_with_its_published_headline(people):
    live = make.published(people)
    live.article.slugline, live.article.source = SLUGLINE, SOURCE
    live.article.save(update_fields=["slugline", "source"])
    page = at_the_desk(people.azad).get(story_screen(live.article)).content.decode()

    assert make.WORDS["ar"][0] in page
    assert "translate/kmr/" in page
    assert f"/ar/{live.article_id}" in page
    assert SLUGLINE not in page
    assert SOURCE not in page


def test_one_that_readers_do_not_see_is_not_there(people):
    story = make.approved(people)
    client = at_the_desk(people.azad)

    assert client.get(story_screen(story.article)).status_code == 404
    assert client.get(f"/admin/articles/translation/{story.pk}/translate/kmr/").status_code == 404


def test_an_unpublished_source_text_cannot_be_followed(people, story):
    kurdish = story.article.translations.get(language="kmr")
    client = at_the_desk(people.azad)
    page = client.get(screen(kurdish)).content.decode()

    assert f'name="source_shown" value="{story.latest_revision_id}"' not in page
