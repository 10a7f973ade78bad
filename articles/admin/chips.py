"""The marks that tell where a language version stands: the state of its text, and its life."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import RiskFlag, Translation
from articles.models.risk_flags import in_order
from articles.states import Status

TOGETHER = ("together", _("Goes out together"))


@dataclass(frozen=True)
class Chip:
    """`name` is what the stylesheet knows it by; `moment` or `count` stands behind the words."""

    name: str
    words: str | Promise
    moment: object = None
    count: int = 0


def chips_of(translation: Translation) -> list[Chip]:
    """The marks of a version that was read `with_life`, and with its story's `risk_flags`."""
    chips = [Chip(translation.status, Status(translation.status).label)]
    if translation.is_live:
        chips.append(Chip("live", _("Live")))
    elif translation.is_killed:
        chips.append(Chip("killed", _("Killed")))
    elif translation.was_live:
        chips.append(Chip("withdrawn", _("Withdrawn")))
    if translation.is_scheduled:
        is_together = translation.together_at is not None
        name, words = TOGETHER if is_together else ("scheduled", _("Goes out"))
        chips.append(Chip(name, words, translation.due_at))
    if translation.held_publication_id:
        chips.append(Chip("held", _("Schedule stopped")))
    if translation.wanted_by:
        chips.append(Chip("wanted", _("Wanted by"), translation.wanted_by))
    return chips + chips_of_flags(in_order(translation.risk_flags))


def chips_of_talk(comments: int, musts: int) -> list[Chip]:
    """How many comments are open, and how many of them have to be settled."""
    chips = [Chip("must", _("Must be settled"), count=musts)] if musts else []
    if comments > musts:
        chips.append(Chip("comments", _("Comments"), count=comments - musts))
    return chips


def chips_of_flags(flags: Iterable[RiskFlag]) -> list[Chip]:
    """The marks of risk flags that stand."""
    return [Chip(f"flag-{flag.value}", flag.label) for flag in flags]
