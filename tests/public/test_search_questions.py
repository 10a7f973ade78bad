import pytest
from django.db import connection

from tests.make import published
from tests.search.stories import tell

# Inside a transaction, as a test is, what may be canceled is a part of it.
IN_TIME = 2 if connection.vendor == "postgresql" else 0
READING = 12 + IN_TIME
COUNTING = 9  # what was not found: the wait for it, a savepoint, the count of the day


@pytest.fixture(autouse=True)
def _the_outlet_stays_known(monkeypatch):
    """However long the machine takes between two requests."""
    monkeypatch.setattr("articles.masthead.AT_HAND", 3600)


def made_once(people):
    tell(people, "kmr", "Di 2018 de")
    for number in range(22):
        published(people, "ar", body=f"<p>وصل المطر إلى #القامشلي ثم كوباني {number}</p>")


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 2),
        ("q=المطر", 6 + IN_TIME),
        ("q=مطر", READING),
        ("q=المطر&section=1&since=2020-01-01", READING),
        ("q=القا", READING + COUNTING),
        ("q=زنبقة", READING + COUNTING),
        ("q=كوبناي", READING + COUNTING),
        ("q=2018", READING + COUNTING),
    ],
)
def test_a_page_asks_few_questions(client, people, django_assert_max_num_queries, query, most):
    client.get("/ar/search/")

    with django_assert_max_num_queries(most):
        assert client.get(f"/ar/search/?{query}").status_code == 200
