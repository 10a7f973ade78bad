"""Where the log goes; classes are named, since nothing of Django is there yet when this is read."""

PLAIN = {"format": "{levelname} {name} {request_number}: {message}", "style": "{"}
JSON_LINES = {"()": "newsroom.logs.JsonLines"}
REPORTS = "newsroom.operations.error_reports.Reports"


def logging_to_stderr(*, as_json: bool, reports_to: str) -> dict[str, object]:
    """Django's LOGGING; `reports_to` is the address of a collector of faults, or ""."""
    handlers = {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["ours"]}
    }
    if reports_to:
        handlers["reports"] = {"class": REPORTS, "dsn": reports_to, "filters": ["ours"]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"ours": {"()": "newsroom.logs.NothingOfReaders"}},
        "formatters": {"line": JSON_LINES if as_json else PLAIN},
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        # Django's own would write what is only a reader's, and mail.
        "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
    }
