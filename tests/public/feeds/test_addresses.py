"""Every address about feeds has one answer, whatever stands in it."""

import pytest

from articles import addresses
from articles.addresses import FEED_FORMS
from articles.models import Tag
from tests import make


@pytest.fixture
def section(people):
    return make.published(people).article.section_id


@pytest.mark.parametrize(
    "path",
    [
        "/en/feed.atom",
        "/ar/feed.xml",
        "/ar/feed.",
        "/ar/feed.ATOM",
        "/ar/feed.atom/",
        "/ar/section/0/feed.atom",
        "/ar/section/999/feed.atom",
        "/ar/section/999999999999999999/feed.atom",
        "/ar/section/9999999999999999999/feed.atom",
        "/ar/section/-1/feed.rss",
        "/ar/section/x/feed.json",
        "/ar/section//feed.json",
        "/ar/tag/1/feed.atom",
        "/ar/author/999/feed.atom",
        "/ar/nothing/1/feed.atom",
        "/kmr/tag/1/feed.atom?before=x",
    ],
)
def test_what_is_no_feed_is_not_there(client, section, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("form", FEED_FORMS)
def test_what_stands_in_the_query_changes_nothing(client, section, form):
    path = addresses.feed_of("ar", "section", section, form)
    plain = client.get(path).content

    for query in ("before=1-1", "page=9999999999", "%ff=%00", "&&==", "format=rss"):
        assert client.get(f"{path}?{query}").content == plain


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("form", FEED_FORMS)
def test_readers_only_read(client, section, method, form):
    response = getattr(client, method)(addresses.feed("ar", form))

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_a_number_in_other_digits_is_that_number(client, section):
    digits = str(section).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert client.get(f"/ar/section/{digits}/feed.atom", follow=True).status_code == 200


def test_the_feed_of_a_merged_tag_leads_to_the_one_that_stands_for_it(client, people):
    make.published(people, body="<p>#السوق</p>")
    root = Tag.objects.get()
    merged = Tag.objects.create(name_ar="سوق", merged_into=root)

    response = client.get(addresses.feed_of("ar", "tag", merged.pk, "rss"))

    assert response.status_code == 301
    assert response["Location"] == addresses.feed_of("ar", "tag", root.pk, "rss")


def test_a_section_of_the_menu_has_an_empty_feed_before_its_first_story(client, people):
    section = make.section()

    assert client.get(addresses.feed_of("kmr", "section", section.pk, "atom")).status_code == 200


def test_an_unchanged_feed_is_not_sent_again(client, people, section):
    path = addresses.feed("ar", "atom")
    named = {"if-none-match": client.get(path)["ETag"]}
    assert client.get(path, headers=named).status_code == 304

    make.published(people)

    assert client.get(path, headers=named).status_code == 200
