"""Codes of an app, and recovery codes: read as people type them, and each taken once."""

import re
import secrets

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.db import transaction
from django.http import HttpRequest

from articles.text.numbers import ascii_digits
from newsroom.accounts.models import User

SECRET = "new_app_secret"  # noqa: S105  the name of a key of the session
BETWEEN = re.compile(r"[\s.,:/-]")
APP, RECOVERY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES


def typed_code(text: str) -> str:
    """A code as it is compared: digits of any keyboard as ASCII, nothing between them."""
    return BETWEEN.sub("", ascii_digits(text))


def new_secret(request: HttpRequest) -> str:
    """The secret of an app that is being set up in this session; the same until it is proven."""
    return request.session.setdefault(SECRET, generate_totp_secret())


def new_app(request: HttpRequest, text: str) -> dict[str, object] | None:
    """What is stored of the app that is being set up, once it has given a code; None if wrong."""
    secret = request.session.get(SECRET)
    step = _step_of(secret, typed_code(text), after=0) if secret else None
    return None if step is None else {"secret": secret, "last_step": step}


def app_address(request: HttpRequest, person: User) -> str:
    """What the picture says to an app."""
    return get_adapter().build_totp_url(person, new_secret(request))


def is_right(person: User, text: str) -> bool:
    """Whether it is a code of the person's app, or one of their recovery codes; uses it up."""
    code = typed_code(text)
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().filter(user_id=person.pk)
        for row in held.filter(type__in=[APP, RECOVERY]):
            if row.type == APP and _takes(row, code):
                return True
            if row.type == RECOVERY and row.wrap().validate_code(code):
                return True
    return False


def codes_left(person: User) -> int:
    """How many recovery codes of a person are unused."""
    row = Authenticator.objects.filter(user_id=person.pk, type=RECOVERY).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def _takes(row: Authenticator, code: str) -> bool:
    """allauth keeps used codes in a cache, which may be emptied; here the last step is stored."""
    step = _step_of(row.data["secret"], code, after=row.data.get("last_step", 0))
    if step is None:
        return False
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    return True


def _step_of(secret: str, code: str, *, after: int) -> int | None:
    """The step of time whose code this is, if it is later than one that was taken before."""
    for step in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, step))
        if step > after and secrets.compare_digest(expected.encode(), code.encode()):
            return step
    return None
