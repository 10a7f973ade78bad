"""The text as it is being typed: kept for its writer alone, overwritten, no part of history."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from articles.models import Translation, WorkingCopy
from articles.states import Move
from articles.text.characters import storable
from articles.text.sanitize import BodyRefused, check_size
from articles.workflow.decisions import may, may_in_language
from articles.workflow.errors import Refused


def keep(
    translation: Translation | None,
    *,
    actor: AbstractBaseUser,
    language: str,
    content: dict[str, str],
    opened_revision: int | None,
) -> WorkingCopy:
    """Overwrite the person's working copy; `translation` is None while the story is unsaved.

    Raises Refused, and ValidationError where the text is too large or not text.
    """
    decision = (
        may(actor, Move.SAVE, translation)
        if translation
        else may_in_language(actor, Move.CREATE, language)
    )
    if not decision:
        raise Refused(decision)
    for text in content.values():
        try:
            check_size(text)
        except BodyRefused as refusal:
            raise ValidationError(refusal.message) from refusal
    copy, _ = WorkingCopy.objects.update_or_create(
        person_id=actor.pk,
        translation=translation,
        language=language,
        defaults={
            "content": {name: storable(text) for name, text in content.items()},
            "opened_revision_id": opened_revision,
        },
    )
    return copy


def discard(translation: Translation | None, *, actor: AbstractBaseUser, language: str) -> None:
    """Forget what the person was typing."""
    WorkingCopy.objects.filter(
        person_id=actor.pk, translation=translation, language=language
    ).delete()
