"""Passwords that an administrator gives by hand, since a newsroom may have no mail."""

from django.utils.crypto import get_random_string

# Without letters and digits that are mistaken for each other when read aloud or copied by hand.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """A password to be shown once; whoever is given it chooses one of their own at once."""
    return "-".join(get_random_string(4, LETTERS) for _ in range(4))
