"""A preview link shows a text to who presses its button, and brings it to no surface of readers."""

import pytest

from articles import workflow
from articles.admin.links.urls import app_name, urlpatterns
from articles.pages.surfaces import HANDED_OUT
from tests.admin.links.test_opening import linked, pictures
from tests.public.test_no_leaks import CANARY, answers, in_draft, walk, withdrawn

pytestmark = pytest.mark.django_db
BIRD = CANARY["ar"]


def test_every_address_that_is_handed_out_is_on_the_list_of_surfaces():
    assert {f"{app_name}:{route.name}" for route in urlpatterns} == set(HANDED_OUT)


@pytest.mark.parametrize("state", [in_draft, withdrawn])
def test_it_is_not_fetched_brings_nothing_to_readers_and_ends_with_a_kill(client, people, state):
    version = state(people, "ar")
    address = linked(people, version)

    (fetched,) = answers(client, address, {}, {})
    assert (fetched.status, BIRD in fetched.text) == (200, False)
    opened = client.post(address).content.decode()
    assert version.latest_revision.headline in opened
    shown = pictures(opened)
    assert shown
    assert not any(BIRD in answer.text for answer in walk(client, version, {}))

    workflow.kill(version.article, actor=people.zelal, note="خطر")
    for path in (address, *shown):
        assert client.get(path).status_code == 404
    gone = client.post(address)
    assert gone.status_code == 404
    assert BIRD not in gone.content.decode()
