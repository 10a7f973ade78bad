"""A password is long and not made of what everybody takes; signs and capitals are free."""

import re
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.languages import CODES
from articles.models import Outlet
from articles.text.fold import fold

from .common_words import ROWS, words
from .models import User

# Letters and figures of one's own that are left beside what everybody takes.
OWN_SIGNS = 8
SHORTEST_ROW = 4
SHORTEST_NAME = 3
REPEATED = re.compile(r"(.{1,4}?)\1{2,}")
INSTEAD = str.maketrans("0134579@$!", "oieastgasi")


class NotOfCommonWords:
    """Refuses prayers, slogans, names and rows of keys, with figures or without."""

    def validate(self, password: str, user: User | None = None) -> None:
        names = _names(user)
        for language in CODES:
            for written in (password, password.casefold().translate(INSTEAD)):
                if _own_signs(written, language, names) < OWN_SIGNS:
                    raise ValidationError(self.get_error_message(), "password_of_common_words")

    def get_error_message(self) -> Promise:
        return _("Many people take these words or rows of keys. Put others beside them.")

    def get_help_text(self) -> Promise:
        return _(
            "Four words that have nothing to do with each other are good and easy to keep. No "
            "prayer, no slogan, no name that everybody knows."
        )


def _own_signs(password: str, language: str, names: list[str]) -> int:
    """How many signs are left of a password without what everybody takes and figures beside it."""
    left = _key(password, language)
    keys = {_key(name, language) for name in names}
    for name in sorted(keys, key=len, reverse=True):
        left = left.replace(name, " ") if len(name) >= SHORTEST_NAME else left
    left = REPEATED.sub(" ", _known(language).sub(" ", left))
    return sum(len(piece.strip("0123456789")) for piece in left.split())


def _key(text: str, language: str) -> str:
    return fold(text, language).replace(" ", "")


def _names(user: User | None) -> list[str]:
    """What the person and the outlet are called; one query."""
    own = [user.get_username(), user.display_name] if user else []
    columns = [f"name_{code}" for code in CODES]
    called = [name for row in Outlet.objects.values_list(*columns) for name in row if name]
    return [name for name in [*own, *called] if name]


@cache
def _known(language: str) -> re.Pattern:
    """What everybody takes, as it is folded in a language; the longest is looked for first."""
    found = {_key(word, language) for word in words()} | set(_pieces_of_rows(language))
    kept = sorted((key for key in found if len(key) >= SHORTEST_NAME), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, kept)))


def _pieces_of_rows(language: str) -> list[str]:
    rows = [_key(row, language) for row in ROWS]
    return [
        row[start:end]
        for row in [*rows, *(row[::-1] for row in rows)]
        for start in range(len(row))
        for end in range(start + SHORTEST_ROW, len(row) + 1)
    ]
