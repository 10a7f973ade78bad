import base64
import hashlib
import re

import pytest

from articles import addresses, workflow
from articles.pages import inline
from tests import make

from .photos import photo
from .walk import page

PAGES = ["/", "/ar/", "/ckb/", "/kmr/", "/ar/nothing/", "/nothing", "/ar/1", "story", "short"]
PAGES += ["section", "gone", "lite", "/lite/ar/"]
WITHOUT_LITE = {name: {"Save-Data"} for name in ("/ar/nothing/", "/nothing", "lite", "/lite/ar/")}


def made_once(people):
    people.story, people.gone = make.published(people), make.published(people)
    workflow.withdraw(people.gone, actor=people.zelal, note="مراجعة")


@pytest.fixture
def site(people):
    """The paths that tests ask for by a word."""
    story, gone = people.story, people.gone
    section = story.article.section
    return {
        "story": addresses.story("ar", story.article_id, story.slug),
        "lite": addresses.lite(addresses.story("ar", story.article_id, story.slug)),
        "short": addresses.short("ar", story.article_id),
        "section": addresses.section("ar", section.pk, section.name_ar),
        "gone": addresses.short("ar", gone.article_id),
    }


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_is_the_same_for_everyone_and_kept_briefly(client, people, site, name):
    client.force_login(people.zelal)
    client.cookies["csrftoken"] = "nonsense"

    response = client.get(site.get(name, name))

    assert response["Cache-Control"] == "public, max-age=30"
    assert "Set-Cookie" not in response
    assert not response.cookies
    lengthy = response.status_code in (200, 404, 410)
    varies = {"Accept-Language"} if name == "/" else {"Save-Data"} - WITHOUT_LITE.get(name, set())
    varies |= {"Accept-Encoding"} if lengthy else set()
    assert set(filter(None, response.get("Vary", "").split(", "))) == varies


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_carries_the_whole_set(client, site, name):
    response = client.get(site.get(name, name))

    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_policy_lets_in_the_empty_icon_of_lite_pages_alone(client, site):
    pictures = {name: client.get(site[name])["Content-Security-Policy"] for name in site}

    assert {name for name, policy in pictures.items() if "data:" in policy} == {"lite"}


# The styles that pages of other kinds bring; a lite page has but one.
OTHERS = {"lite": 0}


@pytest.mark.parametrize("name", ["/ar/", "story", "section", "/ar/search/", "gone", "lite"])
def test_the_policy_lets_in_just_the_two_blocks_of_the_page(client, site, name):
    response = client.get(site.get(name, name))
    policy = response["Content-Security-Policy"]
    html = response.content.decode()
    blocks = re.findall(r"<(style|script)>(.*?)</\1>", html, re.S)

    assert [kind for kind, _source in blocks] == ["style", "script"]
    for kind, source in blocks:
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        directive = re.search(rf"{kind}-src ([^;]*)", policy)[1]
        own, *allowed = directive.split()
        assert (own, f"'sha256-{digest}'" in allowed) == ("'self'", True)
        assert len(allowed) == 1 + (kind == "style") * OTHERS.get(name, len(inline.SHEETS) - 1)
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["/ar/", "story", "section"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, site, name):
    path = site.get(name, name)
    first = client.get(path)

    second = client.get(path, headers={"if-none-match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["Cache-Control"] == first["Cache-Control"]


def test_a_page_that_has_changed_is_sent(client, people, site):
    tag = client.get("/ar/")["ETag"]
    make.published(people)

    assert client.get("/ar/", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("name", ["/ar/", "story"])
def test_asking_for_the_head_alone_is_reading(client, site, name):
    response = client.head(site.get(name, name))

    assert (response.status_code, response.content) == (200, b"")


def test_the_desk_keeps_its_cookies_and_is_kept_by_no_cache(client, people):
    client.force_login(people.zelal)

    response = client.get("/admin/")

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_a_page_asks_for_nothing_from_elsewhere(client, people, site):
    picture = photo(people)
    story = make.published(people, lead_photo=picture.pk)

    paths = [site[name] for name in site if name != "lite"]
    for name in (*paths, "/ar/", addresses.story("ar", story.article_id, story.slug)):
        html = client.get(site.get(name, name), follow=True).content.decode()
        fetched = re.findall(r'(?:src|srcset)="([^"]+)"', html)
        fetched += re.findall(r'<link rel="(?:icon|preload|stylesheet)" href="([^"]+)"', html)
        fetched += re.findall(r"url\(\"?([^)\"]+)", html)
        assert fetched
        assert all(url.startswith("/") and not url.startswith("//") for url in fetched)


def test_the_font_is_for_those_who_read_arabic_letters(client, db):
    assert 'as="font"' in page(client, "/ar/")
    assert 'as="font"' in page(client, "/ckb/")
    assert 'as="font"' not in page(client, "/kmr/")
