import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils.encoding import iri_to_uri

from articles import addresses
from articles.languages import CODES

NAMES = {"ar": "سياسة وناس", "ckb": "سیاسەت و خەڵک", "kmr": "Siyaset û Gel"}
WRITERS = [
    ("section", addresses.section),
    ("tag", addresses.tag),
    ("author", addresses.author),
]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(("route", "write"), WRITERS)
def test_what_addresses_write_is_what_routes_accept(route, write, language):
    path = write(language, 12, NAMES[language])

    match = resolve(path)

    assert match.view_name == f"public:{route}"
    assert match.kwargs["language"] == language
    assert match.kwargs["number"] == 12
    assert reverse(match.view_name, kwargs=match.kwargs) == iri_to_uri(path)


@pytest.mark.parametrize("language", CODES)
def test_stories_and_homes_agree_too(language):
    assert resolve(addresses.home(language)).view_name == "public:home"
    assert resolve(addresses.short(language, 7)).view_name == "public:story"
    match = resolve(addresses.story(language, 7, "كلمات-العنوان"))
    assert (match.view_name, match.kwargs["words"]) == ("public:story", "كلمات-العنوان")


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/ar/0/",
        "/ar/٧/",
        "/ar/7x/",
        "/ar/7/a/b/",
        "/ar/9999999999999999999/",
        "/arx/7/",
        "/media/photos/../secret.jpg",
        "/media/other/x.jpg",
    ],
)
def test_nothing_else_is_a_route(path):
    with pytest.raises(Resolver404):
        resolve(path)
