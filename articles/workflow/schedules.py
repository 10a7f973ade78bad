"""Schedules: cancelled, and held by whatever forbids them to go out, in the transaction of that."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from articles.models import Publication, Translation
from articles.models.querysets import PublicationQuerySet
from articles.states import Move

from . import after
from .decisions import situation
from .holding import hold_authors
from .recording import OpenMove, hold


def hold_schedule(current: OpenMove) -> None:
    """Stop what was to go out later, since something forbids it; staff are told by `held`."""
    if not current.situation.is_scheduled:
        return
    hold_authors(current.translation.article)
    cancelled = cancel_pending(current)
    after.publication_ended(current.translation)
    Translation.objects.filter(pk=current.translation.pk).update(held_publication=cancelled)
    after.text_moved(current.record(to=None, move=Move.HOLD, note="", publication=cancelled))


def hold_schedules_within(
    versions: Iterable[int], moment: datetime, *, actor: AbstractBaseUser, move: Move
) -> None:
    """Stop what of these versions, which the verb holds, was to go out before `moment`."""
    due = Publication.objects.pending().due_before(moment).filter(translation__in=versions)
    for translation in Translation.objects.filter(publications__in=due).order_by("pk"):
        _hold(translation, actor, move)


def hold_schedules_among(
    versions: Iterable[int], *, actor: AbstractBaseUser, move: Move
) -> list[str]:
    """Stop what of these versions, which the verb holds, was to go out; in which languages."""
    due = Publication.objects.pending().filter(translation__in=versions)
    stopped = list(Translation.objects.filter(publications__in=due).order_by("pk"))
    for translation in stopped:
        _hold(translation, actor, move)
    return [translation.language for translation in stopped]


def hold_schedules_flagged(flags: Collection[str], *, actor: AbstractBaseUser, move: Move) -> None:
    """Stop what was to go out of stories with one of these risk flags, and of their posts."""
    own = Q(article__risk_flags__has_any_keys=list(flags))
    flagged = own | Q(article__part_of__risk_flags__has_any_keys=list(flags))
    rows = Translation.objects.filter(flagged).order_by("pk").select_for_update(of=("self",))
    numbers = list(rows.values_list("pk", flat=True))
    hold_schedules_among(numbers, actor=actor, move=move)


def hold_schedules_of(person: AbstractBaseUser, *, actor: AbstractBaseUser, move: Move) -> None:
    """Stop what this person has approved or scheduled, since nobody answers for it any more."""
    due = Publication.objects.pending().answered_for_by(person.pk)
    hold_schedules(due, actor=actor, move=move)


def hold_schedules(due: PublicationQuerySet, *, actor: AbstractBaseUser, move: Move) -> None:
    """Stop these, whose versions nobody holds yet."""
    versions = Translation.objects.filter(publications__in=due).values_list("pk", flat=True)
    numbers = sorted(set(versions))
    # All in one order first; each is then asked for again as it stands.
    together = Translation.objects.filter(Q(pk__in=numbers) | Q(source__in=numbers)).order_by("pk")
    list(together.select_for_update().values_list("pk"))
    for number in numbers:
        _hold(hold(number), actor, move)


def _hold(translation: Translation, actor: AbstractBaseUser, move: Move) -> None:
    now = situation(actor, translation)
    hold_schedule(OpenMove(now.version, actor, move, now.moment, situation=now))


def cancel_pending(current: OpenMove) -> Publication | None:
    """End a scheduled publication where it would begin, and let the live one run on."""
    publications = current.translation.publications
    pending = publications.pending().first()
    if pending is None:
        return None
    end(pending, pending.visible_from)
    publications.visible().update(visible_until=None)
    return pending


def end(publication: Publication, moment: datetime) -> None:
    publication.visible_until = moment
    publication.save(update_fields=["visible_until"])
