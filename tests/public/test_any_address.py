"""Whatever address, query and method somebody asks with, there is a right answer, and no fault."""

import re
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import workflow
from tests import make
from tests.examples import examples

# Begins and ends of what is there, and what people and programs put in their places.
PIECES = st.one_of(
    st.sampled_from(
        [
            *(
                "ar",
                "ckb",
                "kmr",
                "en",
                "section",
                "tag",
                "author",
                "search",
                "names",
                "media",
                "read",
            ),
            *("feed.atom", "feed.rss", "feed.json", "feed.", "manifest.webmanifest", "robots.txt"),
            *("sitemap.xml", "sitemap", "news.xml", "pages.xml", "2026-11", "0.xml", "1.xml"),
            *(".well-known", "security.txt", "photos", "lite", "..", ".", "%", "0", "1", "2", "-1"),
            *("١", "1،", "999999999999999999", "9999999999999999999", "0000-01", "9999-12"),
        ]
    ),
    st.text(max_size=12),
    st.integers(min_value=-1, max_value=10**30).map(str),
)
QUERIES = st.dictionaries(
    st.sampled_from(["before", "q", "page", "section", "since", "after", "\0", "x"]),
    st.one_of(st.text(max_size=20), st.sampled_from(["1-1", "9" * 17 + "-1", "-1", "2026-11"])),
    max_size=2,
)
UNCHECKED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
READ = {200, 301, 302, 404, 410}
# Where something is told, and nothing is to be read.
READ_NOTHING = re.compile("/(ar|ckb|kmr)/read/[1-9][0-9]{0,17}/")


@pytest.fixture
def site(people):
    """A story that is live, one that was withdrawn, and a tag."""
    make.published(people, body="<p>#السوق</p>")
    workflow.withdraw(make.published(people), actor=people.zelal, note="مراجعة")


@settings(examples(60), suppress_health_check=UNCHECKED)
@given(pieces=st.lists(PIECES, min_size=1, max_size=5), query=QUERIES, ends=st.booleans())
def test_reading_it_has_a_right_answer(client, site, pieces, query, ends):
    path = "/" + "/".join(map(_quoted, pieces)) + ("/" if ends else "")

    answers = {405} if READ_NOTHING.fullmatch(unquote(path)) else READ
    assert client.get(path, query).status_code in answers, path
    assert client.head(path, query).status_code in answers, path


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "XYZ"])
@settings(examples(10), suppress_health_check=UNCHECKED)
@given(pieces=st.lists(PIECES, min_size=1, max_size=4))
def test_nothing_but_reading_is_allowed(client, site, method, pieces):
    path = "/" + "/".join(map(_quoted, pieces))

    told = method == "POST" and READ_NOTHING.fullmatch(unquote(path))
    assert client.generic(method, path).status_code in ({204} if told else {405, 400}), path


HEADERS = [
    *("accept", "accept-encoding", "accept-language", "save-data", "range", "if-none-match"),
    *("if-modified-since", "if-range", "cookie", "referer", "user-agent", "x-forwarded-for"),
    *("content-type", "sec-purpose", "authorization", "x-forwarded-proto"),
]
VALUES = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20),
    st.sampled_from(["br;q=0", "*;q=x", "ku-IQ,*;q=2", "on", "bytes=5-1", '"a', "*", "a" * 9000]),
    st.sampled_from(["Thu, 99 Foo 9999 99:99:99 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "\0"]),
)
ASKED = ["/", "/ar/", "/lite/kmr/", "/ar/1/x/", "/ar/search/?q=السوق", "/ar/feed.atom", "/sw.js"]
ASKED += ["/sitemap.xml", "/ar/live/1/", "/withdrawn.json", "/media/cards/x", "/ckb/nothing"]
ANSWERS = READ | {304, 400, 405, 406, 412, 416}


@settings(examples(60), suppress_health_check=UNCHECKED)
@given(
    path=st.sampled_from(ASKED),
    headers=st.dictionaries(st.sampled_from(HEADERS), VALUES, min_size=1, max_size=4),
)
def test_whatever_stands_in_the_headers_there_is_a_right_answer(client, site, path, headers):
    assert client.get(path, headers=headers).status_code in ANSWERS, (path, headers)


def _quoted(text):
    return quote(text.encode("utf-8", "surrogatepass"), safe="%")
