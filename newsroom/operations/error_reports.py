"""Faults, told to a collector: of what kind, where in the code, in which request; no values.

What an exception says may be of a text or a person (a database names the row that it refuses), so
that stays here, in the log, where it is found by the number of the request.
"""

import logging

from sentry_sdk import Client
from sentry_sdk.utils import event_from_exception

from newsroom.logs import request_number

OWN = "sentry_sdk"


class Reports(logging.Handler):
    """Sends what is logged as an error to the collector at `dsn`, by the protocol of Sentry."""

    def __init__(self, dsn: str, **options: object) -> None:
        super().__init__(logging.ERROR)
        self.client = Client(
            dsn=dsn,
            default_integrations=False,
            auto_enabling_integrations=False,
            auto_session_tracking=False,
            send_client_reports=False,
            include_local_variables=False,
            max_breadcrumbs=0,
            server_name="newsroom",
            **options,
        )

    def emit(self, record: logging.LogRecord) -> None:
        # Its own trouble with the line would bring more of the same.
        if record.name.startswith(OWN):
            return
        try:
            self.client.capture_event(self._event(record))
        # As every handler of the log: nothing fails because it could not be told.
        except Exception:
            self.handleError(record)

    def _event(self, record: logging.LogRecord) -> dict[str, object]:
        event: dict[str, object] = {}
        if record.exc_info and record.exc_info[0]:
            event, _hint = event_from_exception(record.exc_info, self.client.options)
            for each in event["exception"]["values"]:
                each["value"] = ""
        return {
            **event,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": str(record.msg),
            "tags": {"request": request_number.get()},
        }
