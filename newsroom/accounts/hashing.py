"""Passwords are hashed as they look, not as a keyboard happens to put them together."""

import unicodedata

from django.contrib.auth import hashers


class AsItLooks:
    """ê is one sign on one keyboard and two on another (RFC 8265, 4.2: NFC, and plain spaces)."""

    def encode(self, password: str, *args: object, **kwargs: object) -> str:
        return super().encode(as_it_looks(password), *args, **kwargs)

    def verify(self, password: str, encoded: str) -> bool:
        return super().verify(as_it_looks(password), encoded)


class Argon2(AsItLooks, hashers.Argon2PasswordHasher):
    pass


class PBKDF2(AsItLooks, hashers.PBKDF2PasswordHasher):
    pass


def as_it_looks(password: str | bytes) -> str | bytes:
    """A password as it is hashed."""
    if isinstance(password, bytes):
        return password
    spaced = (" " if unicodedata.category(sign) == "Zs" else sign for sign in password)
    return unicodedata.normalize("NFC", "".join(spaced))
