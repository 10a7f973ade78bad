import io
import json
import logging
import logging.config

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from newsroom import urls
from newsroom.log_settings import logging_to_stderr
from newsroom.logs import JsonLines, WithoutAddresses
from newsroom.requests.numbers import HEADER, RequestNumberMiddleware

WORDS = "كلمات-قارئ"


def fails(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [path("fails", fails), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def written():
    """What is written to the log, as it is set up."""
    stream = io.StringIO()
    handlers = settings.LOGGING["handlers"]
    there = {**handlers, "stderr": {**handlers["stderr"], "stream": stream}}
    known = logging.getLogger().handlers[:]
    logging.config.dictConfig({**settings.LOGGING, "handlers": there})
    yield stream
    logging.config.dictConfig(settings.LOGGING)
    logging.getLogger().handlers[:] = known


def asked(address, **headers):
    return Client(raise_request_exception=False).get(address, headers=headers)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_is_found_by_the_number_on_its_answer(written):
    answer = asked("/fails", **{"x-request-id": "of somebody"})

    assert answer.status_code == 500
    assert len(answer[HEADER]) == 16
    assert f"django.request {answer[HEADER]}: Internal Server Error: /fails" in written.getvalue()
    assert "a fault of ours" in written.getvalue()


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_at_a_preview_link_tells_no_secret(written, monkeypatch):
    monkeypatch.setattr("articles.admin.links.text.link_behind", fails)
    assert asked("/admin/link/secret.sign/").status_code == 500
    assert "Internal Server Error: /admin/link/-/" in written.getvalue()
    assert "secret" not in written.getvalue()


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_what_readers_typed_is_not_written(written):
    assert asked(f"/{WORDS}/?q={WORDS}").status_code == 404
    assert asked("/fails", host="hôst-of-somebody").status_code in {400, 500}

    assert WORDS not in written.getvalue()
    assert "somebody" not in written.getvalue()


def test_other_answers_are_the_same_for_all():
    answer = RequestNumberMiddleware(lambda request: HttpResponse())(RequestFactory().get("/"))

    assert HEADER not in answer


def test_a_line_can_be_read_by_programs():
    try:
        raise ValueError("ئەڵقە")
    except ValueError as error:
        fault = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("ours", logging.ERROR, "", 1, "%s\nfailed", ("هەڵە",), fault)
    line = JsonLines().format(record)

    assert "\n" not in line
    said = json.loads(line)
    assert (said["level"], said["logger"], said["message"]) == ("ERROR", "ours", "هەڵە\nfailed")
    assert "ئەڵقە" in said["exception"]


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_gunicorn_names_nobody(address):
    said = f"Invalid request from ip={address}: Invalid Method"
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 1, said, (), None)

    assert WithoutAddresses().filter(record)
    assert record.getMessage() == "Invalid request from ip=-: Invalid Method"


def test_faults_are_told_elsewhere_only_where_a_collector_is_named():
    alone = logging_to_stderr(as_json=False, reports_to="")
    told = logging_to_stderr(as_json=True, reports_to="https://key@errors.example.org/1")

    assert alone["root"]["handlers"] == ["stderr"]
    assert told["root"]["handlers"] == ["stderr", "reports"]
    assert all(each["filters"] == ["ours"] for each in told["handlers"].values())
