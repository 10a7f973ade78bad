"""Feeds and sitemaps are read by indexes, so that they cost the same at any size of the archive."""

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import sitemap_parts
from articles.models.prepared import as_stored
from articles.pages import feeds, sitemaps
from tests import make

LIST = {"language": "ar", "kind": 0, "subject": 0, "maker": "x"}
SINCE = {"language": "ar", "since": as_stored(timezone.now())}
ASKED = {
    "items": (lambda: feeds._ITEMS.filled(**LIST), "listing_row_latest"),
    "withdrawn": (lambda: feeds._WITHDRAWN.filled(**SINCE), "publication_ended"),
    "news": (lambda: sitemaps._RECENT.filled(**SINCE, maker="x"), "listing_row_latest"),
    "index": (sitemap_parts._walk, "page_of_part"),
    "part": (
        lambda: sitemap_parts._AROUND.filled(first=1000, last=1999),
        "articles_finishedpage_article_id",
    ),
}
TABLES = ("publication", "finishedpage", "listingrow", "translation")


def plan(sql, params):
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not is_sqlite:
            # Small tables are read whole in any case; here it is asked whether they need be.
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN QUERY PLAN' if is_sqlite else 'EXPLAIN'} {sql}", params)
        rows = [row[-1] for row in cursor.fetchall()]
        if not is_sqlite:
            cursor.execute("RESET enable_seqscan")
    return rows


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.django_db(transaction=True)
def test_no_table_is_read_whole(people, name):
    make.published(people)
    asked, index = ASKED[name]

    steps = plan(*asked())

    whole = [
        step
        for step in steps
        if ("SCAN " in step or "Seq Scan" in step) and any(table in step for table in TABLES)
    ]
    assert whole == []
    assert any(index in step for step in steps), steps
