import json
import logging

import pytest
from sentry_sdk.transport import Transport

from newsroom.logs import request_number
from newsroom.operations.error_reports import Reports

SECRET = "كلام سري"


class Kept(Transport):
    """Keeps what would be sent."""

    sent = []

    def capture_envelope(self, envelope):
        self.sent.append(envelope.get_event())


@pytest.fixture
def log():
    Kept.sent = []
    handler = Reports("https://key@errors.example.org/1", transport=Kept)
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


def fault(text):
    raise ValueError(f"no such row: {text}")


def test_a_fault_is_told_by_kind_place_and_number(log):
    token = request_number.set("0123456789abcdef")
    try:
        fault(SECRET)
    except ValueError:
        log.exception("Internal Server Error: %s", f"/ar/{SECRET}/")
    finally:
        request_number.reset(token)
    (event,) = Kept.sent
    (exception,) = event["exception"]["values"]

    assert exception["type"] == "ValueError"
    assert exception["stacktrace"]["frames"][-1]["function"] == "fault"
    assert event["tags"] == {"request": "0123456789abcdef"}
    assert event["logger"] == "django.request"


def test_nothing_is_told_of_what_it_was_about(log):
    hidden = SECRET
    try:
        fault(hidden)
    except ValueError as first:
        try:
            raise RuntimeError(hidden) from first
        except RuntimeError:
            log.exception("Internal Server Error: %s", f"/ar/{hidden}/")
    (event,) = Kept.sent

    assert SECRET not in json.dumps(event, ensure_ascii=False, default=str)
    assert not {"request", "user", "breadcrumbs"} & {key for key, value in event.items() if value}


def test_what_is_no_error_is_not_told(log):
    log.warning("Not Found: %s", "/ar/1/")

    assert Kept.sent == []


def test_a_collector_that_fails_stops_nobody(log, monkeypatch, capsys):
    def broken(*_arguments):
        raise OSError("away")

    monkeypatch.setattr(Kept, "capture_envelope", broken)
    log.error("Something failed")

    assert "Traceback" not in capsys.readouterr().out
