import re

import pytest

from articles.languages import CODES
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
