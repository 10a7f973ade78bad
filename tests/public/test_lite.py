"""Lite pages: one request, no font, no picture until somebody asks for it, and the way to them."""

import re

import brotli
import pytest
from django.utils.encoding import iri_to_uri

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Tag
from articles.pages.surfaces import SURFACES
from articles.public.sparing import HAVE_LITE
from articles.workflow.renditions import make_sizes
from tests import make

from .photos import photo
from .test_weight import long_body
from .walk import elements, main, page

STORY = 7 * 1024
FETCHED = re.compile(r"<(?:img|script|source|link)\b[^>]* (?:src|srcset|href)=\"([^\"]+)|url\(")
WORDS = "<p>اجتمع المجلس في #القامشلي أمس.</p>"


def paths(story):
    """One page of each kind about a story, by the name of its route."""
    language, article = story.language, story.article
    author, tag = article.bylines.get(), Tag.objects.first()
    return {
        "home": addresses.home(language),
        "story": addresses.story(language, article.pk, story.slug),
        "section": addresses.section(language, article.section.pk, article.section.name_ar),
        "author": addresses.author(language, author.pk, author.name_ar),
        "tag": addresses.tag(language, tag.pk, tag.name_ar),
        "search": addresses.search(language),
        "months": addresses.months(language),
        "month": next(each.paths(story)[0] for each in SURFACES if each.route == "month"),
        "corrections": addresses.corrections(language),
        "house_page": addresses.house_page(language, "about"),
    }


@pytest.fixture
def story(people):
    picture = photo(people)
    make_sizes(picture)
    body = f'{WORDS}<figure data-photo="{picture.pk}"></figure>'
    gallery = (workflow.GalleryPhoto(picture.pk),)
    make.house_page(people)
    return make.published(people, lead_photo=picture.pk, body=body, gallery=gallery)


def test_every_page_has_a_lite_one_and_they_lead_to_each_other(client, story):
    found = paths(story)
    assert found.keys() == HAVE_LITE
    for path in found.values():
        full, lite = page(client, path), page(client, addresses.lite(path))

        assert elements(full, "a", href=addresses.lite(path))
        assert len(elements(lite, "a", href=f"{path}?full")) == 2
        assert client.get(f"{path}?full").content == client.get(path).content


def test_a_lite_page_fetches_nothing_and_leads_to_lite_pages(client, story):
    for path in paths(story).values():
        html = page(client, addresses.lite(path))

        links = [each.get("href", "") for each in elements(html, "a")]
        own = [link for link in links if link.startswith("/") and "/media/" not in link]
        assert own
        for link in own:
            stays = ("/feed.", "/report/")
            is_full = link.endswith("?full") or any(part in link for part in stays)
            assert link.startswith("/lite/") or is_full, link
        fetched = [url for url in FETCHED.findall(html) if not url.startswith(("http", "data:,"))]
        assert fetched == []
        assert "Vazirmatn" not in html


def test_machines_are_told_that_the_full_page_is_the_page(client, people, story):
    other = make.published_translation(people, story, "kmr")
    full = addresses.story("ar", story.article_id, story.slug)
    html = page(client, addresses.lite(full))

    assert [e["content"] for e in elements(html, "meta", name="robots")] == ["noindex"]
    origin = "http://testserver"
    assert elements(html, "link", rel="canonical")[0]["href"] == origin + iri_to_uri(full)
    languages = {e["hreflang"]: e["href"] for e in elements(html, "link", rel="alternate")}
    theirs = addresses.story("kmr", other.article_id, other.slug)
    assert languages["ku-Latn"] == origin + theirs
    assert not any("/lite/" in address for address in languages.values())
    assert elements(html, "a", hreflang="kmr")[0]["href"] == addresses.lite(theirs)
    assert "application/ld+json" not in html


@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", "كيلوبايت"), ("ckb", "کیلۆبایت"), ("kmr", "KB")],
)
def test_a_picture_is_a_link_that_tells_what_it_shows_and_costs(client, people, language, said):
    picture = photo(people)
    make_sizes(picture)
    picture.refresh_from_db()
    story = make.published(people, language, lead_photo=picture.pk)

    html = page(client, addresses.lite(addresses.short(language, story.article_id)))

    (link,) = elements(html, "a", **{"class": "look"})
    shown = client.get(link["href"])
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert len(shown.getvalue()) == picture.lite_bytes
    kilobytes = -(-picture.lite_bytes // 1024)
    assert f"({kilobytes} {said})" in main(html)
    assert picture.word_in("alt", language) in main(html)


def test_a_picture_without_sizes_is_led_to_and_its_weight_left_open(client, people):
    picture = photo(people)
    story = make.published(people, lead_photo=picture.pk)

    html = page(client, addresses.lite(addresses.short("ar", story.article_id)))

    assert elements(html, "a", **{"class": "look"})[0]["href"] == picture.file.url
    assert "كيلوبايت" not in html


def test_a_distressing_picture_says_so(client, people):
    story = make.published(people, lead_photo=photo(people, is_graphic=True).pk)

    html = main(page(client, addresses.lite(addresses.short("ar", story.article_id))))

    assert "صورة قاسية" in html
    assert "<details" not in html
    assert "<img" not in html


def test_the_whole_gallery_is_there(client, story):
    html = page(client, addresses.lite(addresses.short("ar", story.article_id)))

    assert len(elements(html, "a", **{"class": "look"})) == 3


@pytest.mark.parametrize("language", CODES)
def test_a_lite_story_weighs_little(client, people, language):
    for _ in range(9):
        make.section()
    picture = photo(people)
    make_sizes(picture)
    story = make.published(
        people, language, lead_photo=picture.pk, body=long_body(language), standfirst="…" * 200
    )

    html = page(client, addresses.lite(addresses.short(language, story.article_id)))

    assert len(brotli.compress(html.encode(), quality=11)) <= STORY


@pytest.mark.parametrize("route", sorted(HAVE_LITE))
def test_who_asks_for_less_is_led_to_the_lite_page(client, story, route):
    path = paths(story)[route]
    spared = {"save-data": "on"}

    response = client.get(f"{path}?before=1-1", headers=spared)

    assert (response.status_code, response["Cache-Control"]) == (302, "no-store")
    assert response["Location"] == iri_to_uri(addresses.lite(path)) + "?before=1-1"
    assert "Save-Data" in response["Vary"]
    assert client.get(f"{path}?full", headers=spared).status_code == 200
    assert client.get(path, headers={"save-data": "off"}).status_code == 200
    assert client.get(addresses.lite(path), headers=spared).status_code == 200


@pytest.mark.parametrize("path", ["/ar/feed.atom", "/robots.txt", "/ar/search/names/?q=x", "/ar/x"])
def test_what_has_no_lite_page_is_given_as_it_is(client, story, path):
    spared = client.get(path, headers={"save-data": "on"})

    assert spared.status_code == client.get(path).status_code != 302


def test_other_addresses_of_a_lite_story_lead_to_it_until_it_is_gone(client, people, story):
    own = addresses.lite(addresses.story("ar", story.article_id, story.slug))
    others = [addresses.lite(f"/ar/{story.article_id}"), f"/lite/ar/{story.article_id}/x/"]
    for path in others:
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, iri_to_uri(own))

    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    for path in (own, *others):
        response = client.get(path)
        assert response.status_code == 410
        assert elements(response.content.decode(), "a", href="/ar/?full")
    missing = client.get("/lite/ar/999/")
    assert missing.status_code == 404
    assert elements(missing.content.decode(), "a", href="/ar/?full")


def test_a_lite_list_goes_on_and_leads_back_to_the_same_place(client, people):
    for _ in range(21):
        made = make.published(people)
    section = made.article.section
    type(made.article).objects.update(section=section)
    make.pages_again()
    path = addresses.lite(addresses.section("ar", section.pk, section.name_ar))

    older = elements(page(client, path), "a", rel="next")[0]["href"]

    assert older.startswith(f"{path}?before=")
    html = page(client, older)
    assert elements(html, "a", href=f"{addresses.full(older)}&full")
