"""Follows the chain from its beginning and says where it is broken; writes nothing."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from articles.models import JournalEntry, Seal, WaitingEntry

from .links import SEALED, Head, digest

BATCH = 1000
# Between the clock at which an entry came and the one at which others were sealed.
SLACK = timedelta(minutes=10)


@dataclass(frozen=True)
class Step:
    """How far the chain was followed, of how many links; `broken` is said of one link or entry."""

    done: int
    total: int
    broken: str = ""


@dataclass(frozen=True)
class Tail:
    """The entries that are not sealed yet; `since` is when the oldest of them came."""

    entries: int = 0
    since: datetime | None = None


@dataclass
class _Standing:
    """What is known of the links so far.

    `moments` and `reached` tell, batch of seals by batch, when it was made and what the largest
    number of an entry was until then.
    """

    number: int = 0
    digest: str = Head().digest
    reach: int = 0
    moments: list[datetime] = field(default_factory=list)
    reached: list[int] = field(default_factory=list)


def tail() -> Tail:
    """What is not sealed yet; two queries."""
    oldest = WaitingEntry.objects.order_by("came_at").first()
    return Tail(WaitingEntry.objects.count(), oldest.came_at) if oldest else Tail()


def follow(since: Head | None = None) -> Iterator[Step]:
    """Every broken link in the order of the chain, then every entry that is in no link.

    `since` is a head that was kept: the chain has to have it still. Steps without `broken` only
    tell how far it is. Read in short steps, while others write.
    """
    last = Seal.objects.last_first().first()
    total = last.number if last else 0
    standing = _Standing()
    while seals := list(Seal.objects.following(standing.number).filter(number__lte=total)[:BATCH]):
        for broken in _links(seals, standing, since):
            yield Step(standing.number, total, broken)
        yield Step(standing.number, total)
    if since and since.number > total:
        yield Step(total, total, f"link {since.number}, the head that was kept, is gone")
    for broken in _never_sealed():
        yield Step(total, total, broken)


def _links(seals: list[Seal], standing: _Standing, since: Head | None) -> Iterator[str]:
    numbers = [seal.entry_id for seal in seals]
    rows = JournalEntry.objects.filter(pk__in=numbers).values(*SEALED)
    entries = {row["id"]: row for row in rows}
    for seal in seals:
        broken = _broken(seal, entries.get(seal.entry_id), standing)
        if since and seal.number == since.number and seal.digest != since.digest:
            broken = f"link {seal.number} is another than the head that was kept"
        _go_on(seal, standing)
        if broken:
            yield broken


def _broken(seal: Seal, entry: dict[str, object] | None, standing: _Standing) -> str:
    if seal.number != standing.number + 1:
        return f"link {standing.number + 1} is missing"
    if entry is None:
        return f"link {seal.number}: entry {seal.entry_id} is gone"
    made = digest(standing.digest, seal.number, seal.came_at, seal.sealed_at, entry)
    if made != seal.digest:
        return f"link {seal.number}: entry {seal.entry_id} is not what was sealed"
    if seal.entry_id < _largest_before(seal.came_at - SLACK, standing):
        return f"link {seal.number}: entry {seal.entry_id} was put among older ones"
    return ""


def _largest_before(moment: datetime, standing: _Standing) -> int:
    """The largest number of an entry that was sealed by then: those that come later have more."""
    place = bisect_left(standing.moments, moment)
    return standing.reached[place - 1] if place else 0


def _go_on(seal: Seal, standing: _Standing) -> None:
    standing.number, standing.digest = seal.number, seal.digest
    standing.reach = max(standing.reach, seal.entry_id)
    # A clock that was put back makes no moment earlier than the last.
    if not standing.moments or seal.sealed_at > standing.moments[-1]:
        standing.moments.append(seal.sealed_at)
        standing.reached.append(standing.reach)
    else:
        standing.reached[-1] = standing.reach


def _never_sealed() -> Iterator[str]:
    """Entries without a seal that do not wait for one either, and those gone that still wait."""
    for number in WaitingEntry.objects.of_nothing():
        yield f"entry {number} is gone, which was not sealed yet"
    position = 0
    while step := list(JournalEntry.objects.numbers_after(position)[:BATCH]):
        for number in JournalEntry.objects.left_out().filter(pk__gte=step[0], pk__lte=step[-1]):
            yield f"entry {number} was put past the chain: it is in no link"
        position = step[-1]
