"""What every saving form carries beside its fields: proof that it is whole, new and not stale."""

import re
import uuid
from dataclasses import dataclass
from secrets import token_hex

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.text.numbers import ascii_digits

TOKEN = re.compile("[0-9a-f]{32}")
AUTOSAVE_HEADER = "X-Autosave"

CUT = _(
    "The form did not arrive whole, so nothing was stored. Your text is below: check its end and "
    "send it again."
)


@dataclass(frozen=True)
class Envelope:
    """`opened` is the id of the revision (or event) that the form was made from."""

    token: str
    opened: int | None
    is_whole: bool


def new_token() -> str:
    return token_hex(16)


def number(typed: object) -> int | None:
    """The row's id that a field or an address carries; None for anything else."""
    digits = ascii_digits(str(typed or ""))
    is_id = digits.isascii() and digits.isdecimal() and len(digits) < 19
    return int(digits) if is_id else None


def token_for(token: str, row: int | str) -> str:
    """What of a form that does something to several rows stands for one of them; always the same.

    `token` is the form's, whole.
    """
    return uuid.uuid5(uuid.UUID(token), str(row)).hex


def texts_in(request: HttpRequest) -> dict[int, int]:
    """Version → the revision that stood beside it, of the boxes `text`; what is neither is not."""
    found: dict[int, int] = {}
    for value in request.POST.getlist("text"):
        version, _dash, revision = value.partition("-")
        numbers = number(version), number(revision)
        if all(numbers):
            found[numbers[0]] = numbers[1]
    return found


def envelope_of(request: HttpRequest) -> Envelope:
    """Read the hidden fields; `_end` stands last, so that it is missing from a cut form."""
    token = request.POST.get("token", "")
    opened = number(request.POST.get("opened"))
    is_readable = bool(TOKEN.fullmatch(token)) and opened is not None
    return Envelope(token, opened, request.POST.get("_end") == "1" and is_readable)
