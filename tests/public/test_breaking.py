"""The label of a story that its desk calls breaking."""

import pytest

from articles import addresses, workflow
from tests import make

from .walk import main, page

LABELS = {"ar": "عاجل", "ckb": "بەپەلە", "kmr": "Lezgîn"}


def labelled(html, language):
    return f'<span class="genre genre--breaking">{LABELS[language]}</span>' in main(html)


def call_breaking(people, story, is_breaking):
    article = story.article
    details = workflow.StoryDetails(
        slugline=article.slugline,
        section=article.section,
        genre=article.genre,
        bylines=tuple(article.bylines.all()),
        is_breaking=is_breaking,
    )
    workflow.edit_story(
        article, actor=people.zelal, details=details, opened_edit=workflow.last_edit(article)
    )


@pytest.mark.parametrize("language", LABELS)
def test_it_stands_on_the_story_and_wherever_it_is_listed(client, people, language):
    story = make.published(people, language)
    section = story.article.section
    paths = [
        addresses.story(language, story.article_id, story.slug),
        addresses.home(language),
        addresses.section(language, section.pk, section.name_in(language)),
    ]
    assert not any(labelled(page(client, path), language) for path in paths)

    call_breaking(people, story, True)
    assert all(labelled(page(client, path), language) for path in paths)

    story.article.refresh_from_db()
    call_breaking(people, story, False)
    assert not any(labelled(page(client, path), language) for path in paths)


def test_a_line_of_the_latest_has_it_as_well(client, people):
    stories = [make.published(people) for _ in range(7)]
    call_breaking(people, stories[2], True)

    latest = page(client, "/ar/").partition('id="latest"')[2]
    assert "genre--breaking" in latest
