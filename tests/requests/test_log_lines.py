"""Whatever somebody puts into an address or a header writes no line of its own into the log."""

import logging
import re

import pytest
from django.http import HttpResponseServerError
from django.test import Client, override_settings
from django.urls import path

from newsroom import urls
from newsroom.requests.numbers import HEADER
from tests.test_logs import written  # noqa: F401

FORGED = "CRITICAL root -: everything is on fire"
ENDS = ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\x1b[2K\x1b[1A", "%0a", "\\n", "\0"]
HEADERS = ["user-agent", "referer", "x-forwarded-for", "x-request-id", "accept-language"]
HEADERS += ["cookie", "origin", "content-type", "authorization"]
# Of a line in the log, as `newsroom.log_settings` writes it.
LINE = re.compile(r"^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+ (?:[0-9a-f]{16}|-): ")


def fails(request, words=""):
    return HttpResponseServerError()


def tells(request, words=""):
    logging.getLogger("ours").error("said by %s", request.headers["User-Agent"])
    return HttpResponseServerError()


urlpatterns = [path("fails/<path:words>", fails), path("tells/", tells), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def sent(address, name, value):
    # As a server hands it over (PEP 3333).
    value = value.encode().decode("latin-1")
    return Client(raise_request_exception=False).get(address, headers={name: value})


def lines_of(log, address, name, value):
    """What a request has written, as whoever reads the log sees its lines."""
    log.seek(0)
    log.truncate()
    sent(address, name, value)
    return re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", log.getvalue().rstrip("\n"))


def test_one_request_is_one_line_whatever_its_headers_hold(written):  # noqa: F811
    found = []
    for number, end in enumerate(ENDS * 3):
        name = HEADERS[number % len(HEADERS)]
        for address in (f"/fails/{end}{FORGED}", "/nowhere/", "/ar/1/report/", "/admin/login/"):
            lines = lines_of(written, address, name, f"a{end}{FORGED}{end}")
            is_right = lines == [""] or (len(lines) == 1 and LINE.match(lines[0]))
            if not is_right or any("\x1b" in line or "\0" in line for line in lines):
                found.append(f"{address!r} {name} {end!r}: {lines}")

    assert found == []


def test_a_header_that_is_written_as_it_came_would_be_found(written):  # noqa: F811
    lines = lines_of(written, "/tells/", "user-agent", f"a\n{FORGED}")

    assert FORGED in lines


@override_settings(DEBUG=False)
def test_a_number_of_somebody_else_is_not_taken(written):  # noqa: F811
    answer = sent("/tells/", "x-request-id", FORGED)

    assert FORGED not in answer[HEADER]
    assert FORGED not in written.getvalue()
