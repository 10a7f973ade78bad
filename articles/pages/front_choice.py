"""Which story stands where on a home page: what editors pinned, and what fills itself. Pure.

No story stands twice. Stories are the numbers of publications.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .teasers import Teaser

# Under the lead, by how many stories there are: of few, some are left for the latest.
TOP = {21: 6, 11: 3, 0: 2}
LATEST = 12
LEAST_LATEST = 4
# So few stand better under the lead than beside it.
TOO_FEW = 3
OPINION = 4
# Beside the lead and its cards there is room for so many headlines and the most read below them.
FEW_BESIDE = 8
# Of the latest, among how many the lead is looked for, and the stories that stand under it.
LOOKED_FOR_LEAD = 12
LOOKED_FOR_TOP = 24
HEADLINES = 48
LEAST_HEADLINES = 40
IN_BLOCK = range(2, 6)


@dataclass(frozen=True)
class Choice:
    """The stories over the sections, by where they stand."""

    lead: int | None
    top: Sequence[int]
    opinion: Sequence[int]
    latest: Sequence[int]

    @property
    def shown(self) -> list[int]:
        lead = [] if self.lead is None else [self.lead]
        return [*lead, *self.top, *self.opinion, *self.latest]


def choose(
    *,
    pinned: Sequence[int],
    latest: Sequence[int],
    opinion: Sequence[int],
    teasers: Mapping[int, Teaser],
    sections: Sequence[int],
) -> Choice:
    """Pins first, in their order; then news by the weight of its section; then by the hour.

    `sections` are numbers in the outlet's order.
    """
    lead, *top = [*pinned] or [*_lead(latest, teasers)] or [None]
    wanted = max(_room_on_top(len(latest)), len(top))
    shown = {lead, *top}
    fitting = _by_weight(
        [number for number in latest[:LOOKED_FOR_TOP] if number not in shown],
        teasers,
        sections,
        [teasers[number]["section_id"] for number in (lead, *top) if number is not None],
    )
    top = [*top, *fitting][:wanted]
    shown.update(top)
    said = [number for number in opinion if number not in shown][:OPINION]
    shown.update(said)
    rest = [number for number in latest if number not in shown]
    if len(rest) < TOO_FEW:
        return Choice(lead, [*top, *rest], said, [])
    return Choice(lead, top, said, rest[: _room_for_latest(len(rest))])


def in_a_block(blocks: int, shown: int) -> int:
    """How many stories a section's block has, for a page with enough headlines."""
    fair = (HEADLINES - shown) // blocks if blocks else 0
    return min(max(fair, IN_BLOCK.start), IN_BLOCK.stop - 1)


def most_blocks(shown: int) -> int:
    """For how many sections there is room."""
    return max((HEADLINES - shown) // IN_BLOCK.start, 0)


def rest(latest: Sequence[int], shown: Sequence[int]) -> list[int]:
    """What else stands on the page where the sections leave it short of headlines."""
    if len(shown) >= LEAST_HEADLINES:
        return []
    left = [number for number in latest if number not in shown]
    return left[: HEADLINES - len(shown)]


def _lead(latest: Sequence[int], teasers: Mapping[int, Teaser]) -> list[int]:
    """The latest news with a picture, without one, or whatever there is."""
    news = [number for number in latest if not teasers[number]["is_opinion"]]
    pictured = [number for number in news[:LOOKED_FOR_LEAD] if any(teasers[number]["picture"])]
    return [*pictured, *news, *latest][:1]


def _by_weight(
    numbers: Sequence[int],
    teasers: Mapping[int, Teaser],
    sections: Sequence[int],
    sections_shown: Iterable[int],
) -> list[int]:
    """The latest news of each section in the outlet's order, then the rest by the hour.

    Sections that stand higher up already come with the rest.
    """
    news = [number for number in numbers if not teasers[number]["is_opinion"]]
    first: dict[int, int] = {}
    for number in news:
        first.setdefault(teasers[number]["section_id"], number)
    apart = set(sections_shown)
    weighty = [first[each] for each in sections if each in first and each not in apart]
    return [*weighty, *(number for number in news if number not in weighty)]


def _room_on_top(stories: int) -> int:
    return next(most for least, most in TOP.items() if stories >= least)


def _room_for_latest(left: int) -> int:
    """A third of what is left, so that the sections have the most; all where that is little."""
    return left if left <= LEAST_LATEST + 2 else min(max(left // 3, LEAST_LATEST), LATEST)
