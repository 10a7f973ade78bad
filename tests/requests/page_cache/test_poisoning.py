"""Nothing that a request says of itself gets into the page that others are given."""

import pytest
from django.test import Client

from articles import addresses
from newsroom.requests.page_cache import pages
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]

EVIL = "evil.example"
HEADERS = [
    {"x-forwarded-host": EVIL},
    {"x-forwarded-server": EVIL},
    {"x-host": EVIL},
    {"x-original-host": EVIL},
    {"forwarded": f"host={EVIL};proto=http"},
    {"x-forwarded-proto": "ftp"},
    {"x-forwarded-proto": "https"},
    {"x-forwarded-scheme": EVIL},
    {"x-forwarded-port": "666"},
    {"x-forwarded-prefix": f"/{EVIL}"},
    {"x-forwarded-for": EVIL},
    {"x-original-url": f"/{EVIL}/"},
    {"x-rewrite-url": f"/{EVIL}/"},
    {"x-http-method-override": "POST"},
    {"x-method-override": "DELETE"},
    {"x-http-method": "PUT"},
    {"accept": "application/json"},
    {"accept": EVIL},
    {"accept-language": "kmr"},
    {"accept-charset": "utf-16"},
    {"accept-encoding": EVIL},
    {"cache-control": "no-cache, no-store"},
    {"pragma": "no-cache"},
    {"range": "bytes=0-10"},
    {"if-match": '"nothing"'},
    {"if-none-match": '"nothing"'},
    {"if-modified-since": "Wed, 21 Oct 2065 07:28:00 GMT"},
    {"if-unmodified-since": "Wed, 21 Oct 1965 07:28:00 GMT"},
    {"cookie": f"sessionid={EVIL}; csrftoken={EVIL}"},
    {"authorization": f"Basic {EVIL}"},
    {"user-agent": EVIL},
    {"referer": f"https://{EVIL}/"},
    {"x-requested-with": "XMLHttpRequest"},
    {"purpose": "prefetch"},
    {"upgrade-insecure-requests": "1"},
    {"content-type": "multipart/form-data; boundary=x"},
]
HOSTS = [EVIL, f"testserver.{EVIL}", f"{EVIL}:80", "testserver@evil", "test server", "[::", "a/b"]
NAMES = [f"h{number}.example" for number in range(30)]
PORTS = [f"h.example:{number}" for number in range(1000, 1030)]


@pytest.fixture
def path(people):
    story = make.published(people)
    return addresses.story("ar", story.article_id, story.slug)


@pytest.fixture
def plain(path, settings):
    """The page as it is made without a cache."""
    settings.PAGE_CACHE = False
    page = Client().get(path)
    settings.PAGE_CACHE = True
    return page.content


@pytest.mark.parametrize("headers", HEADERS, ids=str)
def test_whoever_comes_first_leaves_the_same_page(client, path, plain, headers):
    first = client.get(path, headers=headers)

    assert EVIL not in f"{first.content}{dict(first.items())}"
    second = client.get(path)
    assert (second.status_code, second.content) == (200, plain)
    assert EVIL not in str(dict(second.items()))


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_gets_nothing_and_leaves_nothing(client, path, plain, host):
    assert client.get(path, headers={"host": host}).status_code == 400
    assert client.get(path).content == plain
    assert client.get(path, headers={"host": host}).status_code == 400


def test_each_of_our_hosts_has_its_own_page(client, path, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]

    for _ in range(2):
        for host in ("one.example", "two.example"):
            page = client.get(path, headers={"host": host}).content.decode()
            assert f'<link rel="canonical" href="http://{host}/' in page


@pytest.mark.parametrize("hosts", [NAMES, PORTS])
def test_hosts_that_anybody_can_think_of_share_few_places(
    client, path, settings, monkeypatch, hosts
):
    settings.ALLOWED_HOSTS = ["testserver", ".example"]
    monkeypatch.setattr("newsroom.requests.page_cache.asked.PLACES", 2)
    kept = set()
    keep = pages.keep
    monkeypatch.setattr(
        pages, "keep", lambda asked, made: kept.add(asked.place) or keep(asked, made)
    )
    for host in hosts:
        page = client.get(path, headers={"host": host})
        assert f'href="http://{host}/' in page.content.decode()

    assert 1 <= len(kept) <= 2


def test_behind_https_a_plain_request_never_gets_the_page(path, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    client = Client(headers={"host": "testserver"})

    for _ in range(2):
        assert client.get(path).status_code == 301
        page = client.get(path, headers={"x-forwarded-proto": "https"})
        assert '<link rel="canonical" href="https://testserver/' in page.content.decode()
