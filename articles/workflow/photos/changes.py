"""What is done to a photo once it is here. Nothing is deleted, and every change has its event."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.languages import CODES
from articles.models import JournalEntry, Photo
from articles.models.clock import database_now
from articles.states import Move, Subject
from articles.text.characters import line
from articles.workflow import after as effects
from articles.workflow import reasons
from articles.workflow.decisions import ALLOWED, Decision
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.photo_files import is_file_kept, name_aside, order_return, order_set_aside
from articles.workflow.recording import entry_of, record, said_note
from articles.workflow.renditions import order_sizes

from .decisions import (
    may_change_photo,
    may_change_words,
    may_remove_photo,
    may_show_photo_again,
    may_withdraw_photo,
)
from .uses import where_used

logger = logging.getLogger(__name__)

TRANSLATED = ("alt", "caption", "credit")
# Seen in every language; the others (source, licence) are the desk's own.
SHARED = ("is_decorative", "is_graphic")
INTERNAL = ("source", "licence")
FOCUS = ("focal_x", "focal_y")
NO_WORDS: Mapping[str, str] = {}
WORDS = (*(f"{word}_{code}" for word in TRANSLATED for code in CODES), *SHARED, *INTERNAL)


def edit_photo(
    photo: Photo,
    *,
    actor: AbstractBaseUser,
    words: Mapping[str, object],
    opened: Mapping[str, object] | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change a photo's words, given by column; None where they say what stood there before.

    `opened` is what stood in these columns when the words were written: over newer words nothing
    is stored. The same token again returns what it made before. Raises Refused, also where readers
    would lose a description or a credit that they have.
    """
    with _held(photo) as held:
        if before := entry_of(actor, token):
            return before
        words = _tidy(words)
        changed = [name for name in WORDS if name in words and _differs(held, name, words[name])]
        languages, uses = languages_of(changed), where_used(held)
        refuse_unless(may_change_photo(actor, held, languages=languages, uses=uses))
        refuse_unless(may_change_words(actor, held, changed))
        _refuse_newer(held, changed, opened)
        if not changed:
            return None
        described = {code for code in languages if held.is_described_in(code)}
        was = {name: getattr(held, name) for name in changed}
        for name in changed:
            setattr(held, name, words[name])
        lost = {code for code in described if not held.is_described_in(code)}
        if lost & uses.seen_in:
            raise Refused(Decision(False, "undescribed", reasons.UNDESCRIBED_PHOTO))
        held.save(update_fields=changed)
        effects.photo_described(held)
        entry = _record(
            held,
            actor,
            Move.EDIT_PHOTO,
            note=", ".join(changed),
            before=was,
            after={name: words[name] for name in changed},
            token=token,
        )
        effects.photo_seen_otherwise(held)
        return entry


def focus_token(token: str) -> str:
    """The token of the focal point in a form that changes words as well."""
    return f"{token}-focus"


def was_photo_form_stored(actor: AbstractBaseUser, token: str) -> bool:
    """Whether this very form, sent before, has changed words or the focal point."""
    tokens = (token, focus_token(token))
    return JournalEntry.objects.filter(actor_id=actor.pk, token__in=tokens).exists()


def was_photo_changed_last_by(photo: Photo, actor: AbstractBaseUser, form: str) -> bool:
    """Whether the last change of the photo came with a token that begins as the form's."""
    last = JournalEntry.objects.of(Subject.PHOTO, photo.pk).first()
    return last is not None and last.actor_id == actor.pk and (last.token or "").startswith(form)


def languages_of(names: list[str]) -> set[str]:
    """The languages whose readers would learn of a change to these columns."""
    if set(names) & set(SHARED):
        return set(CODES)
    return {code for code in CODES for name in names if name.endswith(f"_{code}")}


def set_focal_point(
    photo: Photo,
    *,
    actor: AbstractBaseUser,
    across: float,
    down: float,
    opened: Mapping[str, object] | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Say which part stays in every crop, from 0 to 1 each; None where it is that already.

    `opened` and `token` as in `edit_photo`.
    """
    if not (0 <= across <= 1 and 0 <= down <= 1):
        raise Refused(Decision(False, "outside", reasons.FOCUS_OUTSIDE))
    with _held(photo) as held:
        if before := entry_of(actor, token):
            return before
        is_same = (held.focal_x, held.focal_y) == (across, down)
        refuse_unless(may_change_photo(actor, held, languages=() if is_same else CODES))
        if is_same:
            return None
        _refuse_newer(held, FOCUS, opened)
        held.focal_x, held.focal_y = across, down
        held.save(update_fields=FOCUS)
        order_sizes(held)
        note = f"{across:.2f} {down:.2f}"
        return _record(held, actor, Move.FOCUS_PHOTO, note=note, token=token)


def withdraw_photo(photo: Photo, *, actor: AbstractBaseUser, note: str) -> JournalEntry:
    """Take a photo from every page at once; `note` says why. The desk keeps its row.

    Its sizes are deleted, and its file is kept where nobody is given it.
    """
    with _held(photo) as held:
        refuse_unless(may_withdraw_photo(actor, held))
        note = said_note(note)
        held.withdrawn_at, held.set_aside_as = database_now(), ""
        held.save(update_fields=["withdrawn_at", "set_aside_as"])
        order_set_aside(held)
        entry = _record(held, actor, Move.WITHDRAW_PHOTO, note=note)
        effects.photo_seen_otherwise(held)
        return entry


def show_photo_again(photo: Photo, *, actor: AbstractBaseUser, note: str) -> JournalEntry:
    """Show a withdrawn photo again wherever it stands; `note` says why.

    Its file is brought back into reach, and its sizes are made anew.
    """
    current = Photo.objects.get(pk=photo.pk)
    refuse_unless(may_show_photo_again(actor, current))
    refuse_unless(_has_file(current))
    with _held(photo) as held:
        refuse_unless(may_show_photo_again(actor, held))
        note = said_note(note)
        held.withdrawn_at, held.set_aside_as = None, name_aside(held)
        held.renditions = []
        held.save(update_fields=["withdrawn_at", "set_aside_as", "renditions"])
        order_return(held)
        order_sizes(held)
        entry = _record(held, actor, Move.SHOW_PHOTO_AGAIN, note=note)
        effects.photo_seen_otherwise(held)
        return entry


def _tidy(words: Mapping[str, object]) -> dict[str, object]:
    """Words by column as they are stored: a description that shows nothing is none."""
    return {name: line(value) if isinstance(value, str) else value for name, value in words.items()}


def _has_file(photo: Photo) -> Decision:
    """Asked before the row is locked: a store out of reach answers late."""
    try:
        is_kept = is_file_kept(photo)
    except OSError:
        logger.exception("The file of photo %d cannot be looked for", photo.pk)
        is_kept = False
    return ALLOWED if is_kept else Decision(False, "store", reasons.FILE_AWAY)


def replace_photo(
    photo: Photo,
    *,
    actor: AbstractBaseUser,
    by: Photo,
    note: str = "",
    words: Mapping[str, str] = NO_WORDS,
) -> JournalEntry:
    """Let `by` stand wherever `photo`, or one that it had replaced, was chosen.

    Readers who see it need a description and a credit of `by` in their language: `words`, by
    column, fill what it lacks, and leave what it has.
    """
    with _held(photo) as held:
        uses = where_used(held)
        refuse_unless(may_change_photo(actor, held, uses=uses))
        usable = Photo.objects.select_for_update().usable().exclude(pk=held.pk)
        other = usable.filter(pk=by.pk).first()
        if other is None:
            raise Refused(Decision(False, "unusable", reasons.UNUSABLE_PHOTO))
        _fill(other, words, actor)
        if not all(map(other.is_described_in, uses.seen_in)):
            raise Refused(Decision(False, "undescribed", reasons.UNDESCRIBED_PHOTO))
        # Nobody follows a chain: whatever this one stood for goes to the new one too.
        Photo.objects.filter(replaced_by=held).update(replaced_by=other)
        Photo.objects.filter(pk=held.pk).update(replaced_by=other)
        entry = _record(held, actor, Move.REPLACE_PHOTO, note=note, after={"replaced_by": other.pk})
        effects.photo_seen_otherwise(other)
        return entry


def _fill(photo: Photo, words: Mapping[str, str], actor: AbstractBaseUser) -> None:
    """Write down what nothing stands for yet; raises Refused where that is not the actor's."""
    lacking = {
        f"{word}_{code}": text
        for word in TRANSLATED
        for code in CODES
        if (text := line(words.get(f"{word}_{code}", ""))) and not photo.word_in(word, code)
    }
    if not lacking:
        return
    refuse_unless(may_change_photo(actor, photo, languages=languages_of(list(lacking))))
    refuse_unless(may_change_words(actor, photo, lacking))
    was = {name: getattr(photo, name) for name in lacking}
    for name, text in lacking.items():
        setattr(photo, name, text)
    photo.save(update_fields=list(lacking))
    told = ", ".join(lacking)
    _record(photo, actor, Move.EDIT_PHOTO, note=told, before=was, after=lacking)


def remove_photo(photo: Photo, *, actor: AbstractBaseUser, note: str = "") -> JournalEntry:
    """Take a photo that stands nowhere out of the library; its row and its file stay."""
    with _held(photo) as held:
        refuse_unless(may_remove_photo(actor, held))
        held.removed_at = database_now()
        held.save(update_fields=["removed_at"])
        return _record(held, actor, Move.REMOVE_PHOTO, note=note)


@contextmanager
def _held(photo: Photo) -> Iterator[Photo]:
    """The photo's row, locked until the change is made."""
    with transaction.atomic():
        yield Photo.objects.select_for_update().get(pk=photo.pk)


def _differs(photo: Photo, name: str, value: object) -> bool:
    return (getattr(photo, name) or "") != (value or "")


def _refuse_newer(held: Photo, names: Iterable[str], opened: Mapping[str, object] | None) -> None:
    if opened is not None and any(_differs(held, name, opened.get(name)) for name in names):
        raise Refused(Decision(False, "stale", reasons.STALE_PHOTO))


def _record(
    photo: Photo,
    actor: AbstractBaseUser,
    move: Move,
    *,
    note: str = "",
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    token: str | None = None,
) -> JournalEntry:
    effects.photo_changed(photo)
    return record(
        move,
        Subject.PHOTO,
        photo.pk,
        actor=actor,
        note=note,
        before=before,
        after=after,
        token=token,
    )
