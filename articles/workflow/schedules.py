"""Schedules: cancelled, and held by whatever forbids them to go out, in the transaction of that."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Q

from articles.models import Article, Publication, Translation
from articles.models.querysets import PublicationQuerySet
from articles.states import Move

from . import after, informing
from .decisions import situation
from .holding import hold_authors
from .recording import OpenMove


def hold_schedule(current: OpenMove) -> None:
    """Stop what was to go out later, since something forbids it; staff are told by `held`.

    What was to go out together with it is stopped with it. The versions of the story are held.
    """
    _hold_all([current])


def hold_schedules_within(
    versions: Iterable[int], moment: datetime, *, actor: AbstractBaseUser, move: Move
) -> None:
    """Stop what of these versions, which the verb holds, was to go out before `moment`."""
    due = Publication.objects.pending().due_before(moment).filter(translation__in=versions)
    stopped = Translation.objects.filter(publications__in=due).order_by("pk")
    _hold_all([_opened(translation, actor, move) for translation in stopped])


def hold_schedules_among(
    versions: Iterable[int], *, actor: AbstractBaseUser, move: Move
) -> list[str]:
    """Stop what of these versions, which the verb holds, was to go out; in which languages."""
    due = Publication.objects.pending().filter(translation__in=versions)
    stopped = list(Translation.objects.filter(publications__in=due).order_by("pk"))
    _hold_all([_opened(translation, actor, move) for translation in stopped])
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
    # All in one order first, with their other languages; each is then asked for as it stands.
    stories = Article.objects.filter(translations__in=numbers).values("pk")
    together = Translation.objects.filter(article__in=stories).order_by("pk")
    list(together.select_for_update().values_list("pk"))
    _hold_all([_opened(Translation(pk=number), actor, move) for number in numbers])


def _hold_all(moves: Collection[OpenMove]) -> None:
    """Stop all of these at one moment, and what was to go out together with them."""
    due = [current for current in moves if current.situation.is_scheduled]
    along = _partners(due)
    cancelled = cancel_at_one_moment([*due, *(each for each, _because in along)])
    for current in due:
        _say_that_it_is_held(current, cancelled)
    for current, because in along:
        _say_that_it_is_held(current, cancelled, because=because)


def cancel_with_partners(current: OpenMove) -> Publication | None:
    """Cancel what was to go out later of a version; what was to go out together with it is held."""
    along = _partners([current])
    cancelled = cancel_at_one_moment([current, *(each for each, _because in along)])
    for each, because in along:
        _say_that_it_is_held(each, cancelled, because=because)
    return cancelled.get(current.translation.pk)


def _partners(moves: Collection[OpenMove]) -> list[tuple[OpenMove, str]]:
    """What is to go out together with these and is none of them, and the language that holds it."""
    known = {current.translation.pk for current in moves}
    found: list[tuple[OpenMove, str]] = []
    for current in moves:
        if not current.situation.is_together:
            continue
        for version in Translation.objects.together_with(current.translation):
            if version.pk not in known:
                known.add(version.pk)
                along = _opened(version, current.actor, current.move)
                found.append((along, current.translation.language))
    return found


def cancel_at_one_moment(moves: Collection[OpenMove]) -> dict[int, Publication]:
    """Version → its schedule that was cancelled; of several for one hour, all or none.

    What has gone out meanwhile is not among them, and stays.
    """
    for current in moves:
        hold_authors(current.translation.article)
    numbers = [current.translation.pk for current in moves]
    pending = Publication.objects.pending().filter(translation__in=numbers)
    due = {each.translation_id: each for each in pending}
    found = Publication.objects.filter(pk__in=[each.pk for each in due.values()])
    # One statement, so that the clock is read once.
    if not due or not found.pending().update(visible_until=F("visible_from")):
        return {}
    out = set(found.not_cancelled().values_list("translation_id", flat=True))
    cancelled = {number: each for number, each in due.items() if number not in out}
    Publication.objects.visible().filter(translation__in=cancelled).update(visible_until=None)
    return cancelled


def _say_that_it_is_held(
    current: OpenMove, cancelled: Mapping[int, Publication], because: str = ""
) -> None:
    version = current.translation
    if (publication := cancelled.get(version.pk)) is None:
        return
    after.publication_ended(version)
    Translation.objects.filter(pk=version.pk).update(held_publication=publication)
    said = {"held_with": because} if because else None
    held = current.record(to=None, move=Move.HOLD, note="", publication=publication, after=said)
    informing.text_moved(held)


def _opened(translation: Translation, actor: AbstractBaseUser, move: Move) -> OpenMove:
    now = situation(actor, translation)
    return OpenMove(now.version, actor, move, now.moment, situation=now)


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
