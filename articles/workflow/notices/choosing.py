"""How somebody wishes to be told: chosen by each for themselves."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.models import JournalEntry, Notice, Wish
from articles.notices.wishes import USUAL, ways_of
from articles.states import Move, Subject
from articles.workflow import notice_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import ask, by_form, hold

Kind, Way = Notice.Kind, Notice.Way

NOT_OWN = Decision(False, "own", notice_reasons.NOT_ONES_OWN)
NO_SUCH_WAY = Decision(False, "way", notice_reasons.NO_SUCH_WAY)


@by_form
def choose_notices(
    person: AbstractBaseUser,
    *,
    actor: AbstractBaseUser,
    ways: Mapping[str, str],
    token: str | None = None,
) -> JournalEntry | None:
    """Hear of these kinds in these ways from now on; None where that was chosen already.

    What waits to be mailed goes by the new choice as well. A kind that is not named stays as it
    was. Raises Refused.
    """
    held = hold(person)
    ask(actor, Move.CHOOSE_NOTICES)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    chosen = {Kind(kind): Way(way) for kind, way in ways.items() if _is_known(kind, way)}
    if len(chosen) != len(ways):
        raise Refused(NO_SUCH_WAY)
    were = ways_of(held.pk)
    changed = {kind: way for kind, way in chosen.items() if were[kind] != way}
    if not changed:
        return None
    _write(held.pk, changed)
    return record(
        Move.CHOOSE_NOTICES,
        Subject.PERSON,
        held.pk,
        actor=actor,
        before={kind.value: were[kind].value for kind in changed},
        after={kind.value: way.value for kind, way in changed.items()},
        token=token,
    )


def _is_known(kind: str, way: str) -> bool:
    return kind in Kind.values and way in Way.values


def _write(person: int, changed: Mapping[Kind, Way]) -> None:
    """The usual way has no row, so that it stays the usual one where that is another some day."""
    mine = Wish.objects.filter(person_id=person, kind__in=changed)
    mine.delete()
    others = {kind: way for kind, way in changed.items() if way != USUAL[kind]}
    Wish.objects.bulk_create(
        Wish(person_id=person, kind=kind, way=way) for kind, way in others.items()
    )
    for kind, way in changed.items():
        waiting = Notice.objects.filter(person_id=person, kind=kind, mailed_at=None).unread()
        waiting.update(way=Way.DESK if way == Way.NOTHING else way)
