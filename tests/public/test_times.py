import re
from datetime import datetime, timedelta

import pytest

from articles import addresses
from articles.languages import CODES
from articles.models import FinishedPage
from articles.pages import teasers
from articles.pages.surfaces import SURFACES
from tests.make import published

pytestmark = pytest.mark.django_db
TIME = re.compile(r"<time\b([^>]*)>(.*?)</time>", re.S)
MOMENT = re.compile(r'datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00"')


def pages(client, story):
    for surface in SURFACES:
        for path in surface.paths(story):
            answer = client.get(path, follow=True)
            if answer["Content-Type"].startswith("text/html"):
                yield path, answer.content.decode()


@pytest.mark.parametrize("language", CODES)
def test_every_time_is_said_to_people_and_to_machines(client, people, language):
    story = published(people, language)
    wrong, seen = [], set()
    for path, html in pages(client, story):
        for attributes, words in TIME.findall(html):
            seen.add(path.split("?")[0])
            if not words.strip() or not MOMENT.search(attributes):
                wrong.append((path, attributes, words))

    assert wrong == []
    assert f"/{language}/search/" in seen


AGO = {"ar": "منذ دقائق", "ckb": "پێش چەند خولەکێک", "kmr": "berî çend deqîqeyan"}


@pytest.mark.parametrize("language", CODES)
def test_what_is_fresh_says_how_long_ago_it_came_out(client, people, language):
    story, other = (published(people, language) for _ in range(2))
    said = f'<span class="ago">{AGO[language]}</span>'

    for path in (f"/{language}/", address(story)):
        html = client.get(path).content.decode()
        assert said in html
        assert "<!--" not in html

    for row in (story, other):
        age(row, timedelta(days=2))
    for path in (f"/{language}/", address(story)):
        html = client.get(path).content.decode()
        assert 'class="ago"' not in html
        assert "<!--" not in html


def address(story):
    return addresses.story(story.language, story.article_id, story.slug)


def age(story, span):
    """As if its teaser had been worked out so much earlier, which no verb can do."""
    page = FinishedPage.objects.get(article=story.article_id)
    teaser = teasers.read(page.teaser)
    teaser["iso"] = (datetime.fromisoformat(teaser["iso"]) - span).isoformat(timespec="seconds")
    FinishedPage.objects.filter(pk=page.pk).update(teaser=teasers.written(teaser))
