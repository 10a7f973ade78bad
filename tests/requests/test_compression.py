"""Text leaves compressed as the browser asks for it, and as nobody who refuses it gets it."""

import gzip

import brotli
import pytest
from django.http import HttpResponse

from newsroom.requests.compression import (
    BROTLI,
    GZIP,
    PLAIN,
    CompressionMiddleware,
    compressed,
    wished,
)
from tests.public.photos import photo

WISHES = [
    ("", PLAIN),
    ("identity", PLAIN),
    ("gzip", GZIP),
    ("GZIP", GZIP),
    ("br", BROTLI),
    ("gzip, deflate, br, zstd", BROTLI),
    ("gzip, br;q=0", GZIP),
    ("br;q=0, gzip;q=0", PLAIN),
    ("br;q=0.2, gzip;q=0.8", GZIP),
    ("br ; q=0.9 , gzip ; q=0.8", BROTLI),
    ("br;q=1.000, gzip;q=0.001", BROTLI),
    ("*", BROTLI),
    ("*;q=0", PLAIN),
    ("br;q=0, *", GZIP),
    ("gzip, *;q=0", GZIP),
    ("gzip;q=0.5, identity", PLAIN),
    ("gzip;q=0.5, identity;q=0.1", GZIP),
    ("deflate, zstd", PLAIN),
    ("brr, xgzip", PLAIN),
    ("gzip;q=2", PLAIN),
    ("gzip;q=nonsense", PLAIN),
    ("gzip;q=0.5;q=1", PLAIN),
    (",,gzip,,", GZIP),
    ("x" * 9000, PLAIN),
]


@pytest.mark.parametrize(("accept", "encoding"), WISHES)
def test_the_encoding_is_the_one_that_is_liked_best(accept, encoding):
    assert wished(accept) == encoding


@pytest.mark.parametrize(
    ("accept", "opened"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
def test_a_readers_page_is_the_same_in_fewer_bytes(client, db, accept, opened):
    plain = client.get("/ar/search/")

    response = client.get("/ar/search/", headers={"accept-encoding": accept})

    assert response["Content-Encoding"] == accept
    assert opened(response.content) == plain.content
    assert len(response.content) < len(plain.content) / 2
    assert int(response["Content-Length"]) == len(response.content)
    assert response["Vary"] == plain["Vary"] == "Save-Data, Accept-Encoding"
    assert response["ETag"] == f"W/{plain['ETag']}"


def test_a_compressed_page_that_has_not_changed_is_not_sent_again(client, db):
    asked = {"accept-encoding": "br"}
    tag = client.get("/ar/search/", headers=asked)["ETag"]

    response = client.get("/ar/search/", headers={**asked, "if-none-match": tag})

    assert (response.status_code, response.content) == (304, b"")


def test_what_holds_a_persons_words_is_padded(client, people):
    client.force_login(people.zelal)

    pages = [client.get("/admin/", headers={"accept-encoding": "br, gzip"}) for _ in range(20)]

    assert {page["Content-Encoding"] for page in pages} == {"gzip"}
    for accept in ("br", "br, gzip;q=0"):
        assert "Content-Encoding" not in client.get("/admin/", headers={"accept-encoding": accept})
    assert "<main" in gzip.decompress(pages[0].content).decode()
    assert len({len(page.content) for page in pages}) > 1


def test_a_picture_is_left_as_it_is(client, people):
    made = photo(people)

    response = client.get(made.file.url, headers={"accept-encoding": "br, gzip"})

    assert "Content-Encoding" not in response


@pytest.mark.parametrize("content", [b"x" * 100, None])
def test_little_and_what_is_compressed_already_stay(content):
    response = HttpResponse(content or b"x" * 1000)
    if content is None:
        response["Content-Encoding"] = "zstd"
    before = dict(response.items()), response.content

    after = compressed(response, "br, gzip")

    assert (dict(after.items()), after.content) == before


@pytest.mark.parametrize(("accept", "seen"), [("br;q=0, gzip", "gzip"), ("gzip;q=0", ""), ("", "")])
def test_what_stands_below_sees_the_one_encoding_that_is_welcome(rf, accept, seen):
    asked = []

    def static_file(request):
        asked.append(request.META["HTTP_ACCEPT_ENCODING"])
        return HttpResponse(b"x", headers={"Content-Encoding": seen} if seen else {})

    CompressionMiddleware(static_file)(rf.get("/", headers={"accept-encoding": accept}))

    assert asked == [seen]
