"""The moves between statuses that do not touch what readers see."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from articles.models import Approval, JournalEntry, Publication, Revision, Translation
from articles.states import Move, Status
from articles.workflow import after, informing
from articles.workflow.recording import change_status, once, open_move
from articles.workflow.schedules import hold_schedule


@once(Move.SUBMIT)
def submit(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    token: str | None = None,
) -> JournalEntry:
    """Hand the text to the editors of its language."""
    return _move(translation, Move.SUBMIT, actor, opened_revision=opened_revision, token=token)


@once(Move.TAKE_BACK)
def take_back(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Take a submitted text back to go on writing."""
    return _move(translation, Move.TAKE_BACK, actor, token=token)


@once(Move.SEND_BACK)
def send_back(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    note: str,
    token: str | None = None,
) -> JournalEntry:
    """Return the text to its writers with a note; an approval is voided with it."""
    return _move(
        translation,
        Move.SEND_BACK,
        actor,
        opened_revision=opened_revision,
        note=note,
        token=token,
        approval=None,
    )


@once(Move.SPIKE)
def spike(
    translation: Translation, *, actor: AbstractBaseUser, note: str, token: str | None = None
) -> JournalEntry:
    """Drop a text that was never published."""
    return _move(translation, Move.SPIKE, actor, note=note, token=token, approval=None)


@once(Move.UNSPIKE)
def unspike(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Take a text off the spike, as a draft."""
    return _move(translation, Move.UNSPIKE, actor, token=token)


@once(Move.CONFIRM)
def confirm(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Say that a translation still agrees with what readers see of its source now."""
    published = Publication.objects.filter(translation__derived=translation).once_visible()
    revision = published.order_by("-revision__number").values_list("revision_id", flat=True).first()
    entry = _move(translation, Move.CONFIRM, actor, token=token, confirmed_source_id=revision)
    after.source_followed(translation)
    return entry


@once(Move.APPROVE)
def approve(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    token: str | None = None,
) -> JournalEntry:
    """Clear exactly the revision that was read; a waived second pair of eyes is marked."""
    current = open_move(
        translation, actor=actor, move=Move.APPROVE, opened_revision=opened_revision, token=token
    )
    revision = current.translation.latest_revision
    approval = Approval.objects.create(
        revision=revision,
        writer_id=_writer_of(revision),
        approver_id=actor.pk,
        waived=current.situation.wrote_since_publication,
        created_at=current.now,
    )
    entry = current.record(to=change_status(current, approval=approval))
    informing.text_moved(entry)
    return entry


def _writer_of(revision: Revision) -> int:
    """Whoever wrote the text that was approved, under the repairs that do not count."""
    if settings.SAFE_REPAIRS_COUNT or not revision.only_repairs:
        return revision.writer_id
    written = Revision.objects.filter(
        translation=revision.translation_id, number__lt=revision.number, only_repairs=False
    )
    return written.values_list("writer_id", flat=True).first()


def _move(
    translation: Translation,
    move: Move,
    actor: AbstractBaseUser,
    *,
    opened_revision: int | None = None,
    note: str = "",
    token: str | None = None,
    **changes: object,
) -> JournalEntry:
    current = open_move(
        translation,
        actor=actor,
        move=move,
        opened_revision=opened_revision,
        note=note,
        token=token,
    )
    entry = current.record(to=change_status(current, **changes))
    informing.text_moved(entry)
    if current.translation.status == Status.APPROVED and changes.get("approval", 0) is None:
        hold_schedule(current)
    return entry
