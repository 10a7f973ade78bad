"""Drift: what sets the mark of a translation whose source has moved on, and what clears it.

Each rule is a line of one table: what is done, step by step, and which languages are marked then.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Translation
from articles.models.version_moments import astray

from .drifting import Story

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def restored_source(story):
    """The first words again, as a text of their own."""
    first = story.version("ar").latest_revision.number
    story.change("ar")
    story.follow("kmr")
    story.restore("ar", first)
    assert story.marked == set()
    story.publish("ar")


def restored_target(story):
    """A text made from an older source, brought back over one that had followed the newer."""
    first = story.version("kmr").latest_revision.number
    story.change("ar")
    story.follow("kmr")
    story.restore("kmr", first)
    assert story.marked == set()
    story.publish("kmr")


def restored_over_a_confirmed_text(story):
    """What somebody said of the later text is not said of the one before it."""
    first = story.version("kmr").latest_revision.number
    story.change("kmr")
    story.change("ar")
    story.confirm("kmr")
    assert story.marked == set()
    story.restore("kmr", first)
    story.publish("kmr")


def confirmed_again_after_that(story):
    restored_over_a_confirmed_text(story)
    story.confirm("kmr")


def restored_to_the_confirmed_text(story):
    story.change("ar")
    story.confirm("kmr")
    confirmed = story.version("kmr").latest_revision.number
    story.change("kmr")
    story.restore("kmr", confirmed)
    story.publish("kmr")


def step(name, *args, **options):
    return lambda story: getattr(story, name)(*args, **options)


AR_KMR, CHAIN = ("ar", "kmr"), ("ar", "ckb", "kmr")
RULES = {
    "nothing has happened": (AR_KMR, [], set()),
    "an update sets it": (AR_KMR, [step("change", "ar")], {"kmr"}),
    "a correction sets it": (AR_KMR, [step("change", "ar", "correction")], {"kmr"}),
    "a clarification sets it": (AR_KMR, [step("change", "ar", "clarification")], {"kmr"}),
    "a minor change does not": (AR_KMR, [step("change", "ar", "minor")], set()),
    "a correction sets it though a minor change goes out with it": (
        AR_KMR,
        [step("save", "ar", kind="correction"), step("change", "ar", "minor")],
        {"kmr"},
    ),
    "a minor change after it does not clear it": (
        AR_KMR,
        [step("change", "ar", "correction"), step("change", "ar", "minor")],
        {"kmr"},
    ),
    "a correction sets it though somebody confirmed an update before": (
        AR_KMR,
        [step("change", "ar"), step("confirm", "kmr"), step("change", "ar", "correction")],
        {"kmr"},
    ),
    "saving a draft of the source does not": (AR_KMR, [step("save", "ar", kind="update")], set()),
    "a draft of a correction does not either": (
        AR_KMR,
        [step("save", "ar", kind="correction")],
        set(),
    ),
    "a typo fixed in the target does not clear it": (
        AR_KMR,
        [step("change", "ar"), step("change", "kmr", "minor")],
        {"kmr"},
    ),
    "nor does any change of it that follows no newer source": (
        AR_KMR,
        [step("change", "ar"), step("change", "kmr", "update")],
        {"kmr"},
    ),
    "saving the updated translation does not clear it yet": (
        AR_KMR,
        [
            step("change", "ar"),
            lambda story: story.save(
                "kmr", kind="update", follows=workflow.text_readers_see(story.version("ar"))
            ),
        ],
        {"kmr"},
    ),
    "publishing the updated translation clears it": (
        AR_KMR,
        [step("change", "ar"), step("follow", "kmr")],
        set(),
    ),
    "saying that it is still correct clears it": (
        AR_KMR,
        [step("change", "ar"), step("confirm", "kmr")],
        set(),
    ),
    "a newer update after that sets it again": (
        AR_KMR,
        [step("change", "ar"), step("confirm", "kmr"), step("change", "ar")],
        {"kmr"},
    ),
    "a change of the target never marks its source": (
        AR_KMR,
        [step("change", "kmr", "correction")],
        set(),
    ),
    "any language may be the original: Kurmanji": (
        ("kmr", "ar"),
        [step("change", "kmr", "correction")],
        {"ar"},
    ),
    "any language may be the original: Sorani": (
        ("ckb", "ar"),
        [step("change", "ckb", "correction")],
        {"ar"},
    ),
    "the original restored to its first words sets it": (AR_KMR, [restored_source], {"kmr"}),
    "the translation restored to its first words sets it again": (
        AR_KMR,
        [restored_target],
        {"kmr"},
    ),
    "the translation restored over a text that was confirmed sets it": (
        AR_KMR,
        [restored_over_a_confirmed_text],
        {"kmr"},
    ),
    "saying that the restored one is still correct clears it": (
        AR_KMR,
        [confirmed_again_after_that],
        set(),
    ),
    "the translation restored to the text that was confirmed does not": (
        AR_KMR,
        [restored_to_the_confirmed_text],
        set(),
    ),
    "the original withdrawn sets it": (AR_KMR, [step("withdraw", "ar")], {"kmr"}),
    "a typo fixed after that does not clear it": (
        AR_KMR,
        [step("withdraw", "ar"), step("change", "kmr", "minor")],
        {"kmr"},
    ),
    "saying that it is still correct without its original clears it": (
        AR_KMR,
        [step("withdraw", "ar"), step("confirm", "kmr")],
        set(),
    ),
    "so does a text of its own that is more than minor": (
        AR_KMR,
        [step("withdraw", "ar"), step("change", "kmr", "update")],
        set(),
    ),
    "the original shown again clears it": (
        AR_KMR,
        [step("withdraw", "ar"), step("republish", "ar")],
        set(),
    ),
    "the original withdrawn once more sets it again": (
        AR_KMR,
        [
            step("withdraw", "ar"),
            step("confirm", "kmr"),
            step("republish", "ar"),
            step("withdraw", "ar"),
        ],
        {"kmr"},
    ),
    "the original shown again leaves the mark of an update": (
        AR_KMR,
        [step("change", "ar"), step("withdraw", "ar"), step("republish", "ar")],
        {"kmr"},
    ),
    "the translation withdrawn says nothing of its original": (
        AR_KMR,
        [step("withdraw", "kmr")],
        set(),
    ),
    "a translation of a translation: its own source has not moved": (
        CHAIN,
        [step("change", "ar", "correction")],
        {"ckb"},
    ),
    "a translation of a translation: marked when that one follows": (
        CHAIN,
        [step("change", "ar", "correction"), step("follow", "ckb")],
        {"kmr"},
    ),
    "a translation of a translation: not by what was confirmed": (
        CHAIN,
        [step("change", "ar", "correction"), step("confirm", "ckb")],
        set(),
    ),
    "a translation of a translation: in step at the end of the chain": (
        CHAIN,
        [step("change", "ar"), step("follow", "ckb"), step("follow", "kmr")],
        set(),
    ),
    "a translation of a translation: the first original withdrawn": (
        CHAIN,
        [step("withdraw", "ar")],
        {"ckb"},
    ),
}


def made_once(people):
    """A story of each kind, in which nothing has happened yet."""
    kinds = {languages for languages, _steps, _marked in RULES.values()}
    people.stories = {kind: Story(people, kind) for kind in sorted(kinds)}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_of_drift(people, rule):
    languages, steps, marked = RULES[rule]
    story = people.stories[languages]

    for each in steps:
        each(story)

    assert story.marked == marked
    assert list(astray(Translation.objects.all())) == []


def test_a_correction_that_is_scheduled_sets_it_at_its_hour_and_not_before(people):
    story = people.stories[AR_KMR]
    at = timezone.now() + HOUR
    story.save("ar", kind="correction")
    story.publish("ar", at=at)

    assert story.marked == set()
    assert story.version("kmr").out_of_step_from == at


def test_a_killed_story_marks_what_is_shown_without_its_original_again(people):
    story = people.stories[AR_KMR]
    workflow.kill(story.article, actor=people.hevin, note="خطر")
    wish = workflow.ask_lift(story.article, actor=people.hevin, note="زال الخطر")
    workflow.lift_kill(story.article, actor=people.zelal, asked=wish.pk)
    story.republish("kmr")

    assert story.marked == {"kmr"}
    story.republish("ar")
    assert story.marked == set()
