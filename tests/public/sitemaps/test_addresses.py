"""Every address about sitemaps has one answer, whatever stands in it."""

import pytest

from tests import make


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap.xml/",
        "/sitemap/",
        "/sitemap/other.xml",
        "/sitemap/2026-13/0.xml",
        "/sitemap/2026-00/0.xml",
        "/sitemap/0000-01/0.xml",
        "/sitemap/9999-12/999999999999.xml",
        "/sitemap/9999-12/9999999999999.xml",
        "/sitemap/2026-11/-1.xml",
        "/sitemap/2026-11/01.xml",
        "/sitemap/2026-11/٠.xml",
        "/sitemap/2026-11/0.html",
        "/sitemap/2026-1/0.xml",
        "/ar/sitemap.xml",
    ],
)
def test_what_is_no_sitemap_is_not_there(client, people, path):
    make.published(people)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_readers_only_read(client, db, method):
    assert getattr(client, method)("/sitemap.xml").status_code == 405


def test_junk_in_the_query_changes_nothing(client, people):
    make.published(people)

    for path in ("/sitemap.xml", "/sitemap/news.xml", "/sitemap/pages.xml"):
        assert client.get(f"{path}?page=2&before=1-1&%ff").content == client.get(path).content
