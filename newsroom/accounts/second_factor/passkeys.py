"""Passkeys: what a browser is asked for, and whether what it sends proves anything."""

import json
from collections.abc import Callable
from typing import TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from fido2.webauthn import AuthenticationResponse

from articles.text.characters import is_damaged, line
from newsroom.accounts.models import User

LONGEST = 20_000  # characters
LONGEST_NAME = 60
# What allauth, fido2 and their reader of CBOR raise over answers that no browser gives.
WRONG = (ValidationError, ValueError, TypeError, LookupError, AttributeError, RecursionError)

T = TypeVar("T")


def to_be_added(person: User) -> dict[str, object]:
    """What the browser is asked to make: a key that asks for a finger, a face or a number."""
    return auth.begin_registration(person, passwordless=True)


def to_be_proven(person: User | None) -> dict[str, object]:
    """What the browser is asked to sign; without a person, by any key that it has for this site."""
    return auth.begin_authentication(person)


def made(sent: str, name: str) -> dict[str, object] | None:
    """What is stored of a new key; None where what was sent is no proof of one."""
    credential = _once(sent, _made)
    return None if credential is None else {"name": _tidy(name), "credential": credential}


def proven_by(sent: str, person: User | None = None) -> User | None:
    """Whose key has signed; None where it is nobody's, or not that person's."""
    return _once(sent, lambda answer: _proven(answer, person))


def _once(sent: str, check: Callable[[dict], T]) -> T | None:
    """A question is answered once: right or wrong, it is forgotten."""
    try:
        return check(json.loads(sent[:LONGEST]))
    except WRONG:
        return None
    finally:
        auth.clear_state()


def _made(answer: dict) -> dict:
    auth.parse_registration_response(answer)
    auth.complete_registration(answer)
    return answer


def _proven(answer: dict, person: User | None) -> User | None:
    whose = person or auth.extract_user_from_response(answer)
    key = auth.complete_authentication(whose, answer)
    signed = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    return whose if _counts_on(key, signed) else None


def _counts_on(key: Authenticator, signed: int) -> bool:
    """A key that counts has counted on, or it is a copy of the real one (WebAuthn, 6.1.1)."""
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=key.pk)
        if signed and signed <= held.data.get("signed", 0):
            return False
        held.data["signed"] = signed
        held.save(update_fields=["data"])
    return True


def _tidy(name: str) -> str:
    return "" if is_damaged(name) else line(name)[:LONGEST_NAME]
