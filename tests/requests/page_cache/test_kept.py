"""Which answers are kept, under what, and that a kept page is the page."""

import gzip

import brotli
import pytest
from django.http import QueryDict

from articles import addresses, workflow
from articles.pages.surfaces import SURFACES
from articles.public.kept import PARAMETERS
from articles.public.urls import urlpatterns
from newsroom.requests.page_cache.asked import PLACES
from newsroom.requests.page_cache.middleware import PageCacheMiddleware
from tests import make

from .conftest import begin

made_once = begin
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]

NOT_KEPT = {"front_door", "search", "names", "media", "card", "report", "robots", "security"}
NOT_KEPT |= {"worker", "read", "index_key", "lite_front_door", "lite_search"}


@pytest.fixture
def made(monkeypatch):
    """The paths of which the page was made, one entry each time."""
    paths = []
    make_page = PageCacheMiddleware._make
    monkeypatch.setattr(
        PageCacheMiddleware,
        "_make",
        lambda self, request, *rest: (
            paths.append(request.path_info) or make_page(self, request, *rest)
        ),
    )
    return paths


def test_every_route_is_kept_or_said_not_to_be():
    assert {pattern.name for pattern in urlpatterns} == PARAMETERS.keys() | NOT_KEPT


@pytest.mark.parametrize("route", PARAMETERS)
def test_a_kept_page_is_the_page_in_every_encoding(client, settings, paths, made, route):
    settings.PAGE_CACHE = False
    plain = type(client)().get(paths[route])
    settings.PAGE_CACHE = True

    for _ in range(2):
        for accept, opened in (("", bytes), ("gzip", gzip.decompress), ("br", brotli.decompress)):
            page = client.get(paths[route], headers={"accept-encoding": accept})
            assert opened(page.content) == plain.content
            assert page.get("Content-Encoding", "") == accept
            assert int(page["Content-Length"]) == len(page.content)
            same = set(plain.headers) - {"ETag", "Content-Length", "Content-Security-Policy"}
            assert {name: page[name] for name in same} == {name: plain[name] for name in same}
            policies = (one["Content-Security-Policy"].split("; ") for one in (page, plain))
            assert len({frozenset(policy) for policy in policies}) == 1
    assert made == [paths[route]]


def test_each_encoding_has_its_own_tag_and_none_answers_for_another(client, paths):
    tags = {
        accept: client.get(paths["story"], headers={"accept-encoding": accept})["ETag"]
        for accept in ("", "gzip", "br")
    }

    assert len(set(tags.values())) == 3
    for accept in tags:
        for tagged, tag in tags.items():
            for named in (tag, f"W/{tag}", f'"other", {tag}'):
                headers = {"accept-encoding": accept, "if-none-match": named}
                status = client.get(paths["story"], headers=headers).status_code
                assert status == (304 if tagged == accept else 200)
    assert client.get(paths["story"], headers={"if-none-match": "*"}).status_code == 304


def test_what_is_not_sent_again_carries_the_same_policy(client, paths):
    first = client.get(paths["story"])

    second = client.get(paths["story"], headers={"if-none-match": first["ETag"]})

    kept = {"ETag", "Vary", "Cache-Control", "Content-Security-Policy", "Referrer-Policy"}
    assert {name: second[name] for name in kept} == {name: first[name] for name in kept}
    assert not {"Content-Type", "Content-Length"} & {name for name, _value in second.items()}


def test_asking_for_the_head_alone_is_answered_by_the_same_page(client, paths, made):
    page = client.get(paths["story"])

    head = client.head(paths["story"])

    assert (head.content, dict(head.items())) == (b"", dict(page.items()))
    assert made == [paths["story"]]


@pytest.mark.parametrize("route", PARAMETERS)
def test_junk_in_the_query_changes_nothing(client, paths, made, route):
    for number in range(30):
        junk = {f"utm_{number}": "x", "fbclid": number, "q": number, "page": number, "after": "1"}
        assert client.get(paths[route], junk).status_code == 200
    client.get(paths[route], {"before": ""})
    client.get(f"{paths[route]}?&&=&=x&%ff")

    assert made == [paths[route]]


def test_no_page_reads_a_parameter_that_is_not_known(client, paths, monkeypatch):
    asked = set()
    read = QueryDict.get
    monkeypatch.setattr(
        QueryDict, "get", lambda self, name, *rest: asked.add(name) or read(self, name, *rest)
    )

    for route, path in paths.items():
        asked.clear()
        client.get(path, {"x": "1"})
        assert asked <= set(PARAMETERS[route])


def test_a_position_in_a_list_is_a_page_of_its_own(client, paths, made):
    for before in ("9999999999999999-9", "9999999999999999-9", "9999999999999998-9"):
        assert client.get("/ar/", {"before": before}).status_code == 200
    client.get("/ar/", {"before": "9999999999999998-9", "x": "1"})

    assert made == ["/ar/", "/ar/"]


def test_whatever_positions_are_made_up_take_few_places(client, paths, stored, monkeypatch):
    monkeypatch.setattr("newsroom.requests.page_cache.asked.PLACES", 4)
    for number in range(40):
        client.get("/ar/", {"before": f"{9999999999999999 - number}-9"})

    assert PLACES > 4
    assert len(set(stored)) <= 4 * 3


def test_a_place_that_another_page_took_is_empty(client, people, paths, monkeypatch):
    monkeypatch.setattr("newsroom.requests.page_cache.asked.PLACES", 1)
    first, second = {"before": "9999999999999999-9"}, {"before": "1-1"}
    pages = [client.get("/ar/", query).content for query in (first, second)]

    assert pages[0] != pages[1]
    assert [client.get("/ar/", query).content for query in (first, second)] == pages


@pytest.mark.parametrize(
    "path", ["/", "/ar", "/ar/9999999", "/ar/nothing/", "/nothing/", "/ar/tag/9999/", "/admin/"]
)
def test_what_is_no_page_takes_no_place(client, people, paths, stored, path):
    client.get(path, headers={"accept-language": "ar"})
    client.get(f"{path}?x=1")

    assert stored == []


def test_redirects_searches_and_the_gone_take_no_place(client, people, story, stored):
    gone = make.published(people)
    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")

    answers = [
        client.get(path)
        for path in (
            addresses.short("ar", story.article_id),
            addresses.story("ar", story.article_id, "other-words"),
            f"{addresses.search('ar')}?q=سوق",
            f"{addresses.names('ar')}?q=سوق",
            addresses.short("ar", gone.article_id),
        )
    ]

    assert [answer.status_code for answer in answers] == [301, 301, 200, 200, 410]
    assert stored == []


def test_the_front_door_leads_each_to_their_own_language(client, paths):
    for language in ("ar", "ckb", "kmr", "ar"):
        response = client.get("/", headers={"accept-language": language})
        assert response["Location"] == f"/{language}/"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_readers_only_read(client, paths, method):
    client.get(paths["home"])

    assert getattr(client, method)(paths["home"]).status_code == 405


def test_the_desk_is_never_kept(client, people, paths, stored):
    client.force_login(people.zelal)
    first = client.get("/admin/")
    client.force_login(people.stranger)

    assert client.get("/admin/").content != first.content
    assert "no-store" in client.get("/admin/")["Cache-Control"]
    assert stored == []


def test_who_is_signed_in_gets_the_page_of_everyone(client, people, paths, made):
    stranger = client.get(paths["story"])
    client.force_login(people.zelal)
    page = client.get(paths["story"])

    assert page.content == stranger.content
    assert not page.cookies
    assert made == [paths["story"]]


def test_every_surface_answers_alike_with_and_without_the_cache(client, settings, people, story):
    def walk(visitor):
        for surface in SURFACES:
            for path in surface.paths(story):
                answer = visitor.get(path, headers={"accept-language": "ar"})
                yield path, answer.status_code, answer.get("Location"), answer.getvalue()

    twice = [list(walk(client)), list(walk(client))]
    settings.PAGE_CACHE = False

    assert twice == [list(walk(type(client)()))] * 2
