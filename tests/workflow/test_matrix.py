"""Every move × status × role × own or other's text × own or other language."""

from itertools import product

import pytest

from articles.models import RiskFlag
from articles.states import BUTTONS, Move, Role, Status
from articles.workflow.decisions import Situation, decide

D, S, B, A, X = Status.DRAFT, Status.SUBMITTED, Status.SENT_BACK, Status.APPROVED, Status.SPIKED
EVERY = {D, S, B, A, X}
WRITERS = {"reporter own", "translator own", "editor own", "editor other"}
WRITERS |= {"publisher own", "publisher other"}
EDITORS = {"editor own", "editor other", "publisher own", "publisher other"}
PUBLISHERS = {"publisher own", "publisher other"}

# Written by hand from the newsroom's rules, not derived from the table that it checks.
EXPECTED = {
    Move.SAVE: [(WRITERS | {"importer own"}, {D, B, A}), (EDITORS, {S})],
    Move.SUBMIT: [(WRITERS, {D, B})],
    Move.TAKE_BACK: [(WRITERS, {S})],
    Move.SEND_BACK: [(EDITORS, {S, A})],
    Move.APPROVE: [({"editor other", "publisher other"}, {S})],
    Move.PUBLISH: [(PUBLISHERS, {A})],
    Move.UNSCHEDULE: [(PUBLISHERS, EVERY)],
    Move.WITHDRAW: [(PUBLISHERS, EVERY)],
    Move.REPUBLISH: [(PUBLISHERS, EVERY)],
    Move.SPIKE: [(EDITORS, {D, S, B, A})],
    Move.UNSPIKE: [(EDITORS, {X})],
    Move.CONFIRM: [(EDITORS | {"translator own", "translator other"}, {D, S, B, A})],
    Move.RESTORE: [(WRITERS, {D, B, A}), (EDITORS, {S})],
    Move.CLAIM: [(EDITORS, {S})],
    Move.TAKE_OVER: [(EDITORS, {S})],
    Move.RELEASE: [(EDITORS, {S})],
    Move.SHARE: [(WRITERS, {D, S, B, A})],
    Move.UNSHARE: [(WRITERS, EVERY)],
}
# What must be true beside the status for the move to make sense at all.
FITTING = {
    Move.UNSCHEDULE: {"is_scheduled": True},
    Move.WITHDRAW: {"is_live": True, "was_live": True},
    Move.REPUBLISH: {"was_live": True},
    Move.CONFIRM: {"is_translation": True},
}
# Without a button among those of a text: it is pressed elsewhere on the screen.
ELSEWHERE = [Move.SAVE, Move.RESTORE, Move.CLAIM, Move.TAKE_OVER, Move.RELEASE]
ELSEWHERE += [Move.SHARE, Move.UNSHARE]
CELLS = list(product(Status, Role, ("own", "other"), (True, False)))


def situation(move, status, roles, *, own):
    return Situation(
        language="ar",
        roles=frozenset(roles),
        status=status,
        has_written=own,
        wrote_since_publication=own,
        **FITTING.get(move, {}),
    )


def is_expected(move, status, role, whose, own_language):
    person = f"{role} {whose}"
    return own_language and any(
        person in people and status in statuses for people, statuses in EXPECTED[move]
    )


@pytest.mark.parametrize("move", [*ELSEWHERE, *BUTTONS])
def test_each_cell_of_the_matrix(move):
    wrong = []
    for status, role, whose, own_language in CELLS:
        roles = [role] if own_language else []
        decision = decide(move, situation(move, status, roles, own=whose == "own"))
        expected = is_expected(move, status, role, whose, own_language)
        if decision.allowed != expected or bool(str(decision.reason)) == expected:
            wrong.append((status, role, whose, own_language, decision))

    assert wrong == []


def test_the_matrix_covers_every_button():
    assert set(EXPECTED) == {*ELSEWHERE, *BUTTONS}


@pytest.mark.parametrize("move", EXPECTED)
def test_a_closed_account_may_do_nothing(move):
    now = situation(move, S, [Role.PUBLISHER, Role.EDITOR], own=False)
    closed = Situation(**{**now.__dict__, "is_active": False})

    assert not decide(move, closed)


@pytest.mark.parametrize(
    ("move", "status", "unmet", "words"),
    [
        (Move.SUBMIT, D, {"is_complete": False}, "headline"),
        (Move.APPROVE, S, {"is_complete": False}, "headline"),
        (Move.SUBMIT, D, {"is_explained": False}, "note on the change"),
        (Move.APPROVE, S, {"is_explained": False}, "note on the change"),
        (Move.APPROVE, S, {"wrote_since_publication": True}, "Somebody else"),
        (Move.APPROVE, S, {"unanswered_errors": 2}, "copy desk"),
        (Move.SEND_BACK, A, {"latest_is_out": True}, "already"),
        (Move.PUBLISH, A, {"latest_is_live": True}, "already"),
        (Move.PUBLISH, A, {"missing_names": ("a section",)}, "a section"),
        (Move.UNSCHEDULE, A, {"is_scheduled": False}, "Nothing"),
        (Move.WITHDRAW, A, {"is_live": False}, "not see"),
        (Move.REPUBLISH, A, {"is_live": True}, "already"),
        (Move.REPUBLISH, A, {"was_live": False}, "never"),
        (Move.REPUBLISH, A, {"is_scheduled": True}, "scheduled"),
        (Move.PUBLISH, A, {"is_killed": True}, "killed"),
        (Move.REPUBLISH, A, {"is_killed": True}, "killed"),
        (Move.PUBLISH, A, {"flags": (RiskFlag.MINOR, RiskFlag.SOURCE)}, "minor · Source"),
        (Move.REPUBLISH, A, {"flags": (RiskFlag.SOURCE,)}, "Source at risk"),
        (Move.SHARE, D, {"is_killed": True}, "killed"),
        (Move.SHARE, D, {"flags": (RiskFlag.SOURCE,)}, "Source at risk"),
        (Move.SPIKE, D, {"was_live": True}, "withdrawn"),
        (Move.SPIKE, D, {"is_scheduled": True}, "schedule"),
        (Move.CONFIRM, D, {"is_translation": False}, "not a translation"),
    ],
)
def test_each_condition_refuses_with_its_own_reason(move, status, unmet, words):
    now = situation(move, status, [Role.PUBLISHER, Role.EDITOR], own=False)

    assert decide(move, now)
    refusal = decide(move, Situation(**{**now.__dict__, **unmet}))
    assert not refusal
    assert words in str(refusal.reason)
