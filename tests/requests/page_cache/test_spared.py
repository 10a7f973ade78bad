"""Who asks for less is led to the lite page, whatever is kept."""

import pytest
from django.utils.encoding import iri_to_uri

from articles import addresses
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]
SPARED = {"save-data": "on"}


def test_the_kept_page_is_passed_by_and_says_that_it_varies(
    client, people, django_assert_num_queries
):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    for _ in range(2):
        assert "Save-Data" in client.get(path)["Vary"]

    with django_assert_num_queries(0):
        response = client.get(path, headers=SPARED)

    assert response["Location"] == iri_to_uri(addresses.lite(path))
    assert client.get(f"{path}?full", headers=SPARED).content == client.get(path).content
