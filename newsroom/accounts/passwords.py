"""Passwords that an administrator gives by hand, since a newsroom may have no mail."""

from django.utils.crypto import get_random_string

from .models import User

# Without letters and digits that are mistaken for each other when read aloud or copied by hand.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def give_temporary_password(person: User) -> str:
    """Replace the person's password by one to be shown once; ends all their sessions.

    They must choose one of their own before they can do anything else.
    """
    password = "-".join(get_random_string(4, LETTERS) for _ in range(4))
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    return password
