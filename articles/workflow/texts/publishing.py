"""What readers see: the only code that opens and closes publications."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from articles.models import JournalEntry, PreviewLink, Translation
from articles.states import Move, Status
from articles.text.characters import line, storable
from articles.workflow import after, informing, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.holding import hold_shown
from articles.workflow.links import end_links
from articles.workflow.recording import once, open_move
from articles.workflow.schedules import cancel_pending, cancel_with_partners, end

from .opening import open_publication
from .posts import show_posts_again, take_posts_along

TOO_LONG_FOR_READERS = Decision(False, "told", reasons.GONE_NOTE_TOO_LONG)
IN_THE_PAST = Decision(False, "past", _("That time has passed. Choose a later one."))


@once(Move.PUBLISH)
def publish(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    opened_revision: int,
    at: datetime | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Let readers see the approved text, now or from `at` on.

    A live text stays until that moment and ends in it, so that readers always see one of the two.
    One that is to go out together with others is not published alone.
    Raises Refused, also where `at` has passed by the database's clock.
    """
    current = open_move(
        translation,
        actor=actor,
        move=Move.PUBLISH,
        opened_revision=opened_revision,
        token=token,
        visible_from=at,
    )
    if at is not None and at <= current.now:
        raise Refused(IN_THE_PAST)
    held = current.translation
    hold_shown(held.article, held.latest_revision)
    if current.situation.is_scheduled:
        cancel_pending(current)
    text, approval = held.latest_revision, held.approval_id
    publication = open_publication(current, text, approval, at or current.now)
    return current.record(to=Status(held.status), publication=publication)


@once(Move.UNSCHEDULE)
def unschedule(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Cancel what was to go out later; what readers see now stays.

    What was to go out together with it is held.
    """
    current = open_move(translation, actor=actor, move=Move.UNSCHEDULE, token=token)
    cancelled = cancel_with_partners(current)
    after.publication_ended(current.translation)
    return current.record(to=Status(current.translation.status), publication=cancelled)


@once(Move.WITHDRAW)
def withdraw(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    note: str,
    told: str = "",
    token: str | None = None,
) -> JournalEntry:
    """Take the story from readers at once, and cancel what was to replace it.

    `note` says why, and stays inside; `told` is what readers are told at its address. The posts of
    a live story go with it, and the links by which somebody outside reads any text of them end.
    """
    current = open_move(translation, actor=actor, move=Move.WITHDRAW, note=note, token=token)
    told = told_at_address(told)
    cancel_with_partners(current)
    live = current.translation.publications.visible().get()
    end(live, current.now)
    after.publication_ended(current.translation, gone_note=told)
    take_posts_along(current)
    end_links(PreviewLink.objects.along_with(current.translation))
    after.taken_from_readers(current.translation)
    entry = current.record(to=Status(current.translation.status), publication=live)
    informing.text_moved(entry)
    return entry


@once(Move.REPUBLISH)
def republish(
    translation: Translation, *, actor: AbstractBaseUser, token: str | None = None
) -> JournalEntry:
    """Show readers again the text that was withdrawn, whatever has been drafted since.

    With it come the posts of a live story that went with it.
    """
    current = open_move(translation, actor=actor, move=Move.REPUBLISH, token=token)
    last = current.translation.publications.once_visible().latest("visible_from")
    hold_shown(current.translation.article, last.revision)
    publication = open_publication(current, last.revision, last.approval_id, current.now)
    show_posts_again(current, gone_since=last.visible_until)
    return current.record(
        to=Status(current.translation.status),
        revision=last.revision,
        publication=publication,
    )


def told_at_address(told: str) -> str:
    """What readers are told where the story is gone, as it is stored.

    Raises Refused where it is too long.
    """
    told = line(storable(told))
    if len(told) > Translation._meta.get_field("gone_note").max_length:
        raise Refused(TOO_LONG_FOR_READERS)
    return told
