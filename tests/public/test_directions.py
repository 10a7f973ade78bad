"""Words that run against the page's direction are drawn in their own."""

import pytest

from articles import addresses
from tests import make

pytestmark = pytest.mark.django_db


def page_of(client, story):
    address = addresses.story(story.language, story.article_id, story.slug)
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("standfirst", "element"),
    [
        ("Road closed (2024)!", '<p class="standfirst" dir="ltr">Road closed (2024)!</p>'),
        ("UNICEF: نص عربي.", '<p class="standfirst">UNICEF: نص عربي.</p>'),
    ],
)
def test_a_standfirst_in_another_script_has_its_own_direction(client, people, standfirst, element):
    assert element in page_of(client, make.published(people, standfirst=standfirst))


def test_blocks_keep_the_language_and_direction_that_their_writer_chose(client, people):
    body = (
        '<p dir="ltr" lang="en">Road closed (2024)!</p><ul><li dir="ltr" lang="en">First item.</li>'
        "</ul>"
    )
    assert body in page_of(client, make.published(people, body=body))
