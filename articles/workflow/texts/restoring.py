"""An earlier text of a version, made its latest again: a text of its own, by who brings it back."""

from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import JournalEntry, Revision, RevisionKind, Translation
from articles.states import Move
from articles.workflow import desk_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused, StaleCopy
from articles.workflow.recording import entry_of, hold, open_move

from .content import Content, Prepared, content_of, prepare
from .drafting import Saved, make_latest, stored_before, with_hashtags
from .revising import make_revision

NO_TEXT = Decision(False, "text", desk_reasons.NO_TEXT)
REMOVED_PHOTO = Decision(False, "removed", desk_reasons.REMOVED_PHOTO)


def restore(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    number: int,
    opened_revision: int,
    token: str | None = None,
) -> Saved:
    """Save the words of the text of that number once more, over the latest one.

    It follows the text of its source that it was made from, so that it is as far behind that as it
    was. Whoever wrote it is one of its writers, and so is `actor`. Raises Refused, and StaleCopy
    where somebody has saved since `opened_revision`. An approval is voided and a schedule held.
    """
    with transaction.atomic():
        held = hold(translation.pk)
        if before := entry_of(actor, token):
            return stored_before(before)
        current = open_move(held, actor=actor, move=Move.RESTORE, token=token)
        held = current.translation
        earlier = held.revisions.filter(number=number).select_related("source_revision").first()
        if earlier is None:
            raise Refused(NO_TEXT)
        latest, follows = held.latest_revision, earlier.source_revision
        if latest.pk != opened_revision:
            raise StaleCopy(latest)
        prepared = _prepared(earlier, held.language)
        content = with_hashtags(prepared.content, held.language)
        if _says(latest) == content and latest.source_revision_id == earlier.source_revision_id:
            return Saved(held, latest, prepared.repairs, prepared.losses, is_new=False)
        first = earlier.restored_number or earlier.number
        revision = make_revision(current, content, follows, restored_number=first)
        make_latest(current, revision, said={"restored": number}, **_unconfirmed(held, earlier))
    return Saved(translation, revision, prepared.repairs, prepared.losses)


def _says(revision: Revision) -> Content:
    """What a text says, as a change of no kind of its own."""
    return replace(content_of(revision), kind=RevisionKind.TEXT, note="")


def _prepared(earlier: Revision, language: str) -> Prepared:
    """By the rules of today, which may be younger than the text."""
    try:
        return prepare(_says(earlier), language)
    except ValidationError as problem:
        if {"lead_photo", "gallery"}.intersection(problem.message_dict):
            raise Refused(REMOVED_PHOTO) from problem
        reason = " ".join(problem.messages)
        raise Refused(Decision(False, "text", reason)) from problem


def _unconfirmed(held: Translation, earlier: Revision) -> dict[str, None]:
    """That a later text still agrees with its source was said of that one alone."""
    if held.confirmed_source_id is None:
        return {}
    said = JournalEntry.objects.filter(translation=held, move=Move.CONFIRM).order_by("-pk")
    number = said.values_list("revision__number", flat=True).first() or 0
    return {"confirmed_source": None} if number > earlier.number else {}
