"""Who talks about a text, and what talk has to do with decisions; pure."""

from collections.abc import Collection
from dataclasses import replace

from articles.states import EDITORS, Move, Role

from . import talk_reasons
from .decisions import ALLOWED, Decision, Situation, decide

MUST_STAYS = Decision(False, "own", talk_reasons.MUST_STAYS)


def talking(now: Situation, memberships: Collection[tuple[str, Role]]) -> Situation:
    """The situation of somebody who talks: whoever has written in the text reads it with any role.

    `memberships` are all their roles, as (language, role).
    """
    if now.roles or not now.has_written:
        return now
    return replace(now, language="", roles=frozenset(role for code, role in memberships if code))


def may_settle(now: Situation, move: Move, *, must: bool, is_own: bool) -> Decision:
    """Whether somebody may settle a comment by this move; of a "must" not everybody may.

    `is_own` is for whoever began the thread. Who takes a wording that has to be taken, may: it is
    done then.
    """
    decision = decide(move, now)
    if not decision or not must or move == Move.TAKE_SUGGESTION:
        return decision
    return ALLOWED if is_own or now.roles & EDITORS.keys() else MUST_STAYS
