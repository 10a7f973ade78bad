"""What is written to the log: each line with the number of its request, and nothing of readers."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

from gunicorn.glogging import Logger

from articles.admin.links import UNDER

request_number: ContextVar[str] = ContextVar("request_number", default="-")
# What stands behind this in an address opens a text.
HANDED_OUT = re.compile(rf"/{UNDER}\S+")
ADDRESS = re.compile(r"\bip=\S+?(?=:\s|\s|$)")


class NothingOfReaders(logging.Filter):
    """Drops what only tells what somebody typed into the address line, and gives the number."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_number = request_number.get()
        is_of_a_request = record.name in {"django.request", "django.security.DisallowedHost"}
        if is_of_a_request and isinstance(record.args, tuple):
            record.args = tuple(map(_without_secret, record.args))
        return not is_of_a_request or getattr(record, "status_code", 400) >= 500


def _without_secret(said: object) -> object:
    return HANDED_OUT.sub(f"/{UNDER}-/", said) if isinstance(said, str) else said


class JsonLines(logging.Formatter):
    """One object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_number", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


class WithoutAddresses(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = ADDRESS.sub("ip=-", record.getMessage()), ()
        return True


class QuietLogger(Logger):
    """Gunicorn's own, which names the address of whoever sends what is no request."""

    def setup(self, cfg: object) -> None:
        super().setup(cfg)
        self.error_log.addFilter(WithoutAddresses())
