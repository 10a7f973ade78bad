"""The moves between statuses that do not touch what readers see."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Approval, Publication, Translation, WorkflowEvent
from articles.states import Move, Status
from articles.workflow.decisions import situation
from articles.workflow.recording import change_status, once, turn

from .publishing import hold_schedule


@once
def submit(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    token: str | None = None,
) -> WorkflowEvent:
    """Hand the text to the editors of its language."""
    return _move(translation, Move.SUBMIT, actor, opened_revision=opened_revision, token=token)


@once
def take_back(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> WorkflowEvent:
    """Take a submitted text back to go on writing."""
    return _move(translation, Move.TAKE_BACK, actor, token=token)


@once
def send_back(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    note: str,
    token: str | None = None,
) -> WorkflowEvent:
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


@once
def spike(
    translation: Translation, *, actor: AbstractBaseUser, note: str, token: str | None = None
) -> WorkflowEvent:
    """Drop a text that was never published."""
    return _move(translation, Move.SPIKE, actor, note=note, token=token, approval=None)


@once
def unspike(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> WorkflowEvent:
    """Take a text off the spike, as a draft."""
    return _move(translation, Move.UNSPIKE, actor, token=token)


@once
def confirm(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> WorkflowEvent:
    """Say that a translation still agrees with what readers see of its source now."""
    published = Publication.objects.filter(translation__derived=translation).once_visible()
    revision = published.order_by("-revision__number").values_list("revision_id", flat=True).first()
    return _move(translation, Move.CONFIRM, actor, token=token, confirmed_source_id=revision)


@once
def approve(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    token: str | None = None,
) -> WorkflowEvent:
    """Clear exactly the revision that was read; a waived second pair of eyes is marked."""
    with turn(
        translation, actor=actor, move=Move.APPROVE, opened_revision=opened_revision, token=token
    ) as current:
        revision = current.translation.latest_revision
        approval = Approval.objects.create(
            revision=revision,
            writer_id=revision.writer_id,
            approver_id=actor.pk,
            waived=situation(actor, current.translation).wrote_since_publication,
            created_at=current.now,
        )
        return current.record(to=change_status(current, approval=approval))


def _move(
    translation: Translation,
    move: Move,
    actor: AbstractBaseUser,
    *,
    opened_revision: int | None = None,
    note: str = "",
    token: str | None = None,
    **changes: object,
) -> WorkflowEvent:
    with turn(
        translation,
        actor=actor,
        move=move,
        opened_revision=opened_revision,
        note=note,
        token=token,
    ) as current:
        event = current.record(to=change_status(current, **changes))
        if current.translation.status == Status.APPROVED and changes.get("approval", 0) is None:
            hold_schedule(current)
        return event
