"""What stands beside a story: others that readers see, each once, and never itself."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Article
from tests import make

from .walk import elements, page

BODY = {
    "ar": "<p>#السوق #المياه</p>",
    "ckb": "<p>#بازاڕ #ئاو</p>",
    "kmr": "<p>#Sûk #Av</p>",
}
ONE_TAG = {"ar": "<p>#السوق</p>", "ckb": "<p>#بازاڕ</p>", "kmr": "<p>#Sûk</p>"}


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


def beside(client, story):
    """The stories in each block, by the name of the block."""
    html = page(client, path_of(story)).partition('<aside class="beside"')[2]
    blocks = re.findall(r'<section aria-labelledby="([\w-]+)">(.*?)</section>', html, re.S)
    return {
        name: [link["href"] for link in elements(block, "a") if "/section/" not in link["href"]]
        for name, block in blocks
    }


@pytest.mark.parametrize("language", CODES)
def test_what_shares_more_tags_stands_first(client, people, language):
    both = make.published(people, language, body=BODY[language])
    one = make.published(people, language, body=ONE_TAG[language])
    none = make.published(people, language)
    own = make.published(people, language, body=BODY[language])

    assert beside(client, own) == {
        "related": [path_of(both), path_of(one)],
        "latest": [path_of(none)],
    }


def test_stories_of_the_section_stand_under_its_name_and_none_stands_twice(client, people):
    section = make.section()
    related, *others = [make.published(people, body=body) for body in (BODY["ar"], "<p>س.</p>")]
    own = make.published(people, body=BODY["ar"])
    Article.objects.update(section=section)
    make.pages_again()

    assert beside(client, own) == {
        "related": [path_of(related)],
        "of-section": [path_of(story) for story in others],
    }
    link = addresses.section("ar", section.pk, section.name_ar)
    assert elements(page(client, path_of(own)), "a", href=link)


def test_a_story_alone_has_nothing_beside_it(client, people):
    make.published(people, "kmr")

    assert '<aside class="beside"' not in page(client, path_of(make.published(people)))


def test_what_readers_do_not_see_stands_nowhere(client, people):
    own = make.published(people, body=BODY["ar"])
    gone = make.published(people, body=BODY["ar"])
    assert path_of(gone) in beside(client, own)["related"]
    make.published(people, body=BODY["ar"], at=timezone.now() + timedelta(days=1))
    make.approved(people, body=BODY["ar"])

    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")

    assert beside(client, own) == {}


def test_a_story_that_is_worked_out_when_it_is_read_has_the_same_beside_it(client, people):
    other, own = (make.published(people, body=BODY["ar"]) for _ in range(2))
    finished = beside(client, own)
    own.publications.get().finished_page.__class__.objects.update(made_by="")

    assert beside(client, own) == finished == {"related": [path_of(other)]}
