"""The house style: who may change it, and the record of every change."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F

from articles.copydesk import House
from articles.copydesk.table import TABLE
from articles.models import HouseStyle
from articles.states import Move, Subject
from articles.text.characters import storable_values
from articles.workflow.decisions import Decision, may_anywhere
from articles.workflow.errors import StaleHouseStyle, refuse_unless
from articles.workflow.recording import record


def may_change_house_style(actor: AbstractBaseUser) -> Decision:
    """Whether `actor` may change it: editors and publishers of any language; one query."""
    return may_anywhere(actor, Move.CHANGE_HOUSE_STYLE)


@transaction.atomic
def change_house_style(
    *,
    actor: AbstractBaseUser,
    choices: Mapping[str, Any],
    optional_rules: Iterable[str],
    opened_version: int,
) -> HouseStyle:
    """Put new choices in place of those of `opened_version`, and return the style that stands.

    The same choices again change nothing, whatever version they were made from. Raises Refused,
    StaleHouseStyle where somebody was first, and ValueError for choices that can't be.
    """
    refuse_unless(may_change_house_style(actor))
    after = _checked(choices, optional_rules)
    HouseStyle.objects.bulk_create([HouseStyle(pk=1)], ignore_conflicts=True)
    current = HouseStyle.objects.select_for_update().get(pk=1)
    before = {"choices": current.choices, "optional_rules": sorted(current.optional_rules)}
    if after == before:
        return current
    same = HouseStyle.objects.filter(pk=1, version=opened_version)
    if not same.update(**after, version=F("version") + 1):
        raise StaleHouseStyle(current)
    version = opened_version + 1
    record(
        Move.CHANGE_HOUSE_STYLE,
        Subject.HOUSE_STYLE,
        1,
        actor=actor,
        before={**before, "version": opened_version},
        after={**after, "version": version},
    )
    return HouseStyle(pk=1, version=version, **after)


def _checked(choices: Mapping[str, Any], optional_rules: Iterable[str]) -> dict[str, Any]:
    choices = storable_values(choices)
    House.from_dict(choices)
    rules = sorted(set(optional_rules))
    if unknown := [rule for rule in rules if rule not in TABLE]:
        raise ValueError(f"optional_rules: there is no rule {unknown[0]!r}.")
    return {"choices": dict(choices), "optional_rules": rules}
