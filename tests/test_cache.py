"""A cache that does not answer is missed by nobody: pages are shown and pictures come in."""

import socket
import time

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.redis import RedisCache

import newsroom.cache
from articles import addresses, masthead, workflow
from articles.pages import documents
from newsroom.cache import PAUSE
from newsroom.settings import REDIS_URL
from tests import make
from tests.photos.pictures import saved, scene

pytestmark = pytest.mark.django_db
PICTURE = saved(scene(80), "png")


@pytest.fixture(params=["refuses", "is silent"])
def away(request, settings):
    """Nobody listens at its address, or somebody who never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        if request.param == "refuses":
            silent.close()
        cache = {
            "BACKEND": "newsroom.cache.PatientCache",
            "LOCATION": f"redis://127.0.0.1:{port}",
            "OPTIONS": {"socket_timeout": 0.05, "socket_connect_timeout": 0.05},
        }
        settings.CACHES = {"default": cache, "pages": {**cache, "KEY_PREFIX": "pages"}}
        yield


@pytest.mark.usefixtures("away")
def test_what_it_cannot_give_is_missing():
    cache.set("a", 1)

    assert cache.get("a") is None
    assert cache.get("a", 2) == 2
    assert cache.add("b", 1) is True
    cache.set_many({"a": 1, "b": 2})
    assert cache.delete("a") is False
    cache.delete_many(["a"])


@pytest.mark.usefixtures("away")
def test_it_is_waited_for_once(monkeypatch):
    waited = []
    get = RedisCache.get
    monkeypatch.setattr(RedisCache, "get", lambda *args: waited.append(1) or get(*args))
    for key in range(50):
        cache.get(key)
        caches["pages"].get(key)
        cache.set(key, 1)
    assert waited == [1]

    in_a_while = time.monotonic() + PAUSE + 1
    monkeypatch.setattr(newsroom.cache.time, "monotonic", lambda: in_a_while)
    for key in range(50):
        cache.get(key)
    assert waited == [1, 1]


@pytest.mark.skipif(not REDIS_URL, reason="there is no Redis")
def test_what_cannot_be_read_is_missing():
    client = cache._cache.get_client()
    for damaged in (b"\x80", b"\x80\x05cnothing\nThere\n.", b"nonsense", b""):
        client.set(cache.make_key("a"), damaged)
        assert cache.get("a", "nothing") == "nothing"
    cache.set("a", 1)
    assert cache.get("a") == 1


@pytest.mark.usefixtures("away", "kept_pages")
def test_kept_pages_are_those_of_the_process_itself(client, people, monkeypatch):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)
    made, write = [], documents.story
    monkeypatch.setattr(documents, "story", lambda *a, **o: made.append(1) or write(*a, **o))

    pages = [client.get(path) for _ in range(5)]

    assert {page.status_code for page in pages} == {200}
    assert made == [1]


@pytest.mark.usefixtures("away")
def test_readers_get_their_page(client, people):
    story = make.published(people)
    path = addresses.story("ar", story.article_id, story.slug)

    assert client.get(path).status_code == 200
    masthead.forget_masthead()


@pytest.mark.usefixtures("away")
def test_pictures_come_in_and_come_again(people):
    first = workflow.add_photo(PICTURE, actor=people.rojin)
    again = workflow.add_photo(PICTURE, actor=people.rojin)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.photo == first.photo
