"""What crawlers, finders of weaknesses and phones are told of the site as a whole."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from articles.languages import CODES, LANGUAGES
from articles.models import Outlet
from articles.pages.robots import GROUPS
from tests import make

from .walk import elements, page

SECURITY = "/.well-known/security.txt"


def robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    return rules


def test_crawlers_may_read_everything_but_the_desk_unless_the_house_says_otherwise(client, db):
    rules = robots(client)

    for name in ("Googlebot", *(name for group in GROUPS.values() for name in group)):
        assert rules.can_fetch(name, "/ar/1/x/")
        assert not rules.can_fetch(name, "/admin/")
    assert "Disallow: /*/search/" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_that_is_refused_stays_away_and_no_other(client, db, settings, group):
    settings.CRAWLERS_REFUSED = [group]

    rules = robots(client)

    for other, names in GROUPS.items():
        for name in names:
            assert rules.can_fetch(name, "/ar/") is (other != group)
    assert rules.can_fetch("Googlebot", "/ar/")


def test_one_crawler_may_be_named_beside_groups(client, db, settings):
    settings.CRAWLERS_REFUSED = ["Training", "EvilBot", "GPTBot"]

    rules = robots(client)

    assert not rules.can_fetch("EvilBot", "/ar/")
    assert not rules.can_fetch("GPTBot", "/ar/")
    text = client.get("/robots.txt").content.decode()
    assert text.count("GPTBot") == 1


def test_crawlers_are_told_of_the_sitemaps(client, db):
    assert robots(client).site_maps() == [
        "http://testserver/sitemap.xml",
        "http://testserver/sitemap/news.xml",
    ]


def test_without_a_contact_there_is_no_word_about_security(client, db):
    assert client.get(SECURITY).status_code == 404


def test_a_finder_is_told_whom_to_write_to_and_for_how_long(client, db, settings):
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/report"]

    response = client.get(SECURITY, secure=True)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = re.findall(r"^([A-Z][A-Za-z-]+): (.+)$", response.content.decode(), re.M)
    said = dict(fields)
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACT
    expires = datetime.fromisoformat(said["Expires"])
    assert timedelta(days=90) < expires - datetime.now(UTC) < timedelta(days=365)
    assert len([name for name, _value in fields if name == "Expires"]) == 1
    assert said["Canonical"] == f"https://testserver{SECURITY}"
    assert said["Preferred-Languages"] == "ar, ckb, kmr, en"


def test_an_insecure_address_calls_itself_no_canonical_one(client, db, settings):
    settings.SECURITY_CONTACT = ["mailto:security@example.org"]

    assert b"Canonical" not in client.get(SECURITY).content


@pytest.mark.parametrize("language", CODES)
def test_the_manifest_speaks_its_language(client, db, language):
    Outlet.objects.create(pk=1, name_ar="المدينة", name_ckb="شار", name_kmr="Bajar")

    html = page(client, f"/{language}/")
    (link,) = elements(html, "link", rel="manifest")
    response = client.get(link["href"])
    said = json.loads(response.content)

    assert response["Content-Type"] == "application/manifest+json"
    assert said["name"] == {"ar": "المدينة", "ckb": "شار", "kmr": "Bajar"}[language]
    assert (said["lang"], said["dir"]) == (language, LANGUAGES[language].direction)
    assert said["start_url"] == f"/{language}/"
    assert urljoin(said["start_url"], said["scope"]) == "/"
    assert said["display"] in {"standalone", "minimal-ui", "browser"}


def test_the_icons_are_there_in_the_sizes_that_are_said(client, db):
    icons = client.get("/ar/manifest.webmanifest").json()["icons"]

    for icon in icons:
        name = finders.find(icon["src"].removeprefix("/static/"))
        if icon["type"] == "image/png":
            with Image.open(name) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
                assert picture.convert("RGB").getpixel((picture.width // 2, 12)) == (154, 42, 28)
        else:
            assert icon["sizes"] == "any"
    sizes = {icon["sizes"] for icon in icons}
    assert {"192x192", "512x512"} <= sizes
    assert [icon["sizes"] for icon in icons if icon.get("purpose") == "maskable"] == ["512x512"]


@pytest.mark.parametrize("path", ["/robots.txt", SECURITY, "/ar/manifest.webmanifest"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_readers_only_read(client, db, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/robots.txt/",
        "/ar/robots.txt",
        "/en/manifest.webmanifest",
        "/.well-known/",
        "/security.txt",
    ],
)
def test_nothing_else_is_there(client, people, path):
    make.published(people)

    assert client.get(path).status_code == 404
