"""However long a reader's words would keep the database at work: it gives up, and says so."""

import time

import pytest
from django.db import connection
from django.test import Client

from articles.models import SearchMiss
from articles.pages import search
from articles.search import TookTooLong, in_time
from tests.search.stories import tell

WORDS = {"ar": "استغرق البحث", "ckb": "گەڕانەکە", "kmr": "Lêgerînê pir"}
# So long, unless somebody ends it.
SECONDS, LONG = 0.2, 20
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
    "SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep({})",
}
MUCH = {"sqlite": 10**10, "postgresql": LONG}
LITTLE = {"sqlite": 10**6, "postgresql": SECONDS * 2}


def at_work(amount):
    with connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor].format(amount[connection.vendor]))


@pytest.fixture
def slow(monkeypatch, settings):
    """What readers look for takes the database very long, and it may take a fifth of a second."""
    settings.SEARCH_SECONDS = SECONDS

    def looks(*_words, **_more):
        at_work(MUCH)

    monkeypatch.setattr(search, "search", looks)


def is_as_ever():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW statement_timeout")
            return cursor.fetchone() == ("0",)
    at_work(LITTLE)
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("language", WORDS)
def test_readers_are_told_and_what_they_typed_stays(slow, language):
    began = time.monotonic()
    answer = Client().get(f"/{language}/search/?q=cizîr")

    assert answer.status_code == 503
    assert time.monotonic() - began < LONG
    page = answer.content.decode()
    assert WORDS[language] in page
    assert 'value="cizîr"' in page
    assert "no-store" in answer["Cache-Control"]
    assert not SearchMiss.objects.exists()
    assert is_as_ever()


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_next_is_answered(people, slow, monkeypatch):
    tell(people, "ar", "وصل المطر إلى الحقول")
    assert Client().get("/ar/search/?q=المطر").status_code == 503
    monkeypatch.undo()
    answer = Client().get("/ar/search/?q=المطر")

    assert answer.status_code == 200
    assert "<mark>" in answer.content.decode()
    assert is_as_ever()


@pytest.mark.django_db
def test_with_time_enough_the_same_work_is_done(settings):
    settings.SEARCH_SECONDS = LONG
    with in_time():
        at_work(LITTLE)
    settings.SEARCH_SECONDS = 0.001
    with pytest.raises(TookTooLong), in_time():
        at_work({**MUCH, "postgresql": 1})
