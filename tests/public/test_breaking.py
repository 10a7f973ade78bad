"""The label of a story that its desk calls breaking."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from articles import addresses, workflow
from articles.models import BreakingLine, FrontPage
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


def set_line(people, story, text="خبر"):
    until = timezone.now() + timedelta(hours=1)
    page = FrontPage.of(story.language)
    workflow.set_breaking_line(page, actor=people.zelal, text=text, version=story.pk, until=until)


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("dress", [str, addresses.lite])
def test_the_story_of_a_running_line_has_it_on_its_own_page(client, people, language, dress):
    story, other = make.published(people, language), make.published(people, language)
    paths = [
        dress(addresses.story(language, each.article_id, each.slug)) for each in (story, other)
    ]
    set_line(people, story)
    assert [labelled(page(client, path), language) for path in paths] == [True, False]

    workflow.end_breaking_line(FrontPage.of(language), actor=people.zelal)
    assert not labelled(page(client, paths[0]), language)


def test_it_ends_with_the_line_by_the_clock(client, people):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    set_line(people, story)
    assert labelled(page(client, path), "ar")

    BreakingLine.objects.update(visible_until=F("visible_from"))

    assert not labelled(page(client, path), "ar")


def test_a_story_that_its_desk_calls_breaking_has_it_once(client, people):
    story = make.published(people)
    call_breaking(people, story, True)
    set_line(people, story)

    html = page(client, addresses.story("ar", story.article_id, story.slug))

    assert main(html).partition("</header>")[0].count("genre--breaking") == 1


def test_a_line_of_one_language_calls_no_other_version_so(client, people):
    story = make.published(people)
    kurdish = make.published_translation(people, story, "kmr")
    set_line(people, story)

    html = page(client, addresses.story("kmr", kurdish.article_id, kurdish.slug))

    assert not labelled(html, "kmr")
