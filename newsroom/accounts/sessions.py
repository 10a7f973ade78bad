from datetime import datetime

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

CAME_IN = "came_in"
"""Where a session says when it began, on what device, and when it was used last."""


class SessionStore(db.SessionStore):
    """Sessions in the database, which is asked only for what can be a key.

    A cookie can carry any character; PostgreSQL refuses a whole query for one NUL in it.
    """

    @classmethod
    def get_model_class(cls) -> type:
        return apps.get_model("accounts", "DeskSession")

    def create_model_instance(self, data: dict) -> object:
        row = super().create_model_instance(data)
        said = data.get(CAME_IN, {})
        row.person_id = data.get(SESSION_KEY)
        row.device = said.get("device", "")
        row.began_at = _moment(said.get("at"))
        row.seen_at = _moment(said.get("seen"))
        return row

    def _validate_session_key(self, key: str | None) -> bool:
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else timezone.make_aware(datetime.fromtimestamp(seconds))
