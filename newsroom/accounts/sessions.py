from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Sessions in the database, which is asked only for what can be a key.

    A cookie can carry any character; PostgreSQL refuses a whole query for one NUL in it.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
