"""Every move has its row in the table, and every way in which it can be refused has its words."""

import pytest

from articles.states import RULES, Condition, Move, Status, rules_for
from articles.workflow import reasons
from articles.workflow.decisions import CONDITIONS, Situation


def refusals(move):
    """The words of every refusal that the table can lead to."""
    yield reasons.no_role(move, ())
    yield reasons.not_own(move)
    begun_from = {status for rule in rules_for(move) for status in rule.steps}
    if begun_from != {None}:
        yield from (reasons.status(move, status) for status in set(Status) - begun_from)
    for rule in rules_for(move):
        for condition in rule.conditions:
            yield reasons.condition(condition, move, Situation("ar", frozenset()))


@pytest.mark.parametrize("move", Move)
def test_a_move_has_its_row(move):
    assert rules_for(move)


@pytest.mark.parametrize("move", Move)
def test_whatever_refuses_a_move_has_its_words(move):
    for words in refusals(move):
        assert str(words).endswith(".")


@pytest.mark.parametrize("condition", Condition)
def test_a_condition_of_the_table_is_judged(condition):
    assert condition in CONDITIONS
    assert any(condition in rule.conditions for rule in RULES)
