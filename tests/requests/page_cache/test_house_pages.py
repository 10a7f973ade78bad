"""The pages of the house at the foot of pages that are kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages", "at_once")]


def shown(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/ar/", "/lite/ar/", "/ar/corrections/", "/sitemap/pages.xml"])
def test_it_comes_and_goes_at_once(client, people, path):
    make.published(people)
    assert "/ar/about/" not in shown(client, path)
    made = make.house_page(people)
    assert "/ar/about/" in shown(client, path)
    workflow.withdraw(made, actor=people.zelal, note="no")

    assert "/ar/about/" not in shown(client, path)


def test_a_scheduled_one_ends_the_kept_page_at_its_moment(client, people):
    make.published(people)
    make.house_page(people, at=timezone.now() + timedelta(seconds=20))
    client.get("/ar/")

    left = client.get("/ar/")["Cache-Control"]
    assert int(left.rpartition("=")[2]) <= 20
