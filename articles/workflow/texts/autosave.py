"""The text as it is being typed: kept for its writer alone, overwritten, no part of history."""

import re
from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Translation, WorkingCopy
from articles.states import Move
from articles.text.characters import storable
from articles.text.sanitize import BodyRefused, check_size
from articles.workflow.decisions import may, may_in_language
from articles.workflow.errors import refuse_unless

# More would be a script gone wild; who writes has a handful.
MOST_COPIES = 100
TOO_MANY = _("You have many unsaved texts. Save or discard some of them on the start page.")
NO_FORM = _("Nothing was kept.")
_KEY = re.compile("[0-9a-f]{32}")


def keep(
    translation: Translation | None,
    *,
    actor: AbstractBaseUser,
    language: str,
    content: dict[str, str],
    opened_revision: int | None,
    key: str,
    continues: str = "",
) -> WorkingCopy:
    """Overwrite the working copy of one opened form; `translation` is None while it is unsaved.

    `key` names the form. `continues` is the copy that was restored into it, which becomes this
    one, unless another form has taken it over before. Raises Refused, and ValidationError where
    the text is too large or not text.
    """
    decision = (
        may(actor, Move.SAVE, translation)
        if translation
        else may_in_language(actor, Move.CREATE, language)
    )
    refuse_unless(decision)
    if not _KEY.fullmatch(key):
        raise ValidationError(NO_FORM)
    for text in content.values():
        try:
            check_size(text)
        except BodyRefused as refusal:
            raise ValidationError(refusal.message) from refusal
    values = {
        "translation": translation,
        "language": language,
        "content": {name: storable(text) for name, text in content.items()},
        "opened_revision_id": opened_revision,
    }
    with transaction.atomic():
        _take_over(actor, key, continues)
        copy, _is_new = WorkingCopy.objects.update_or_create(
            person_id=actor.pk, key=key, defaults=values
        )
    return copy


def discard(keys: Collection[str], *, actor: AbstractBaseUser) -> None:
    """Forget what the person was typing in these forms; call it where what was typed is stored."""
    if given := [key for key in keys if key]:
        WorkingCopy.objects.filter(person_id=actor.pk, key__in=given).delete()


def _take_over(actor: AbstractBaseUser, key: str, continues: str) -> None:
    """Give the form the row of the copy that it continues; raises ValidationError at too many."""
    mine = WorkingCopy.objects.filter(person_id=actor.pk)
    if mine.filter(key=key).exists():
        return
    if continues and mine.filter(key=continues).update(key=key):
        return
    if mine.count() >= MOST_COPIES:
        raise ValidationError(TOO_MANY)
