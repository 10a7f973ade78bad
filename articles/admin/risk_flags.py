"""The risk flags of a story as its screens show them: those that stand, and how to set one more."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from articles.models import Article, RiskFlag
from articles.models.risk_flags import blocking, in_order
from articles.states import Move
from articles.workflow.decisions import Decision, Situation, decide

from .chips import Chip, chips_of_flags
from .envelope import new_token


@dataclass(frozen=True)
class StandingFlag:
    """One that stands; `blocks` where it stops a publication."""

    flag: RiskFlag
    chip: Chip
    note: str
    blocks: bool
    token: str


@dataclass(frozen=True)
class FlagPanel:
    """`choices` are the flags that do not stand; `version` is the text whose screen this is."""

    article: Article
    standing: list[StandingFlag]
    choices: list[RiskFlag]
    may_raise: Decision
    may_clear: Decision
    token: str
    version: int | None = None

    @property
    def is_shown(self) -> bool:
        return bool(self.standing or self.may_raise)


def flag_panel(
    article: Article,
    now: Situation,
    blocks: Collection[str] | None,
    *,
    version: int | None = None,
) -> FlagPanel:
    """By what is true of the story and what the outlet lets stop a publication; no query."""
    now = replace(now, status=None)
    stopping = blocking(article.risk_flags, blocks)
    flags = in_order(article.risk_flags)
    return FlagPanel(
        article=article,
        standing=[
            StandingFlag(flag, chip, article.risk_flags[flag], flag in stopping, new_token())
            for flag, chip in zip(flags, chips_of_flags(flags), strict=True)
        ],
        choices=[flag for flag in RiskFlag if flag not in flags],
        may_raise=decide(Move.RAISE_FLAG, now),
        may_clear=decide(Move.CLEAR_FLAG, now),
        token=new_token(),
        version=version,
    )
