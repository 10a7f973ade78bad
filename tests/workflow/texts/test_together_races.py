"""Languages that are scheduled together, beside whatever else is done to one of them meanwhile."""

from functools import partial

import pytest
from django.db import transaction

from articles import workflow
from articles.models import JournalEntry, Publication
from tests import make
from tests.threads import at_once, won
from tests.together import approved_in, hours_of, in_hours, scheduled

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def together(people, versions, at, **options):
    return partial(scheduled, people, versions, at, **options)


def edit(people, versions, code):
    return partial(
        workflow.save_draft,
        versions[code],
        actor=people.salma if code == "ar" else people.berfin,
        content=make.content(code, headline=f"{code} 2"),
        opened_revision=versions[code].latest_revision_id,
    )


def alone(people, versions, code):
    text = versions[code].latest_revision_id
    return partial(workflow.publish, versions[code], actor=people.hevin, opened_revision=text)


def test_one_hour_for_all_whoever_says_it_last(people):
    for _ in range(ROUNDS):
        versions = approved_in(people)
        hours = in_hours(2), in_hours(3)
        won(at_once(*(together(people, versions, at) for at in hours)))

        found = hours_of(versions)
        assert set(found) == set(versions)
        assert len(set(found.values())) == 1


def test_the_same_form_twice_at_once_is_done_once(people):
    for number in range(ROUNDS):
        versions = approved_in(people)
        send = together(people, versions, in_hours(2), token=f"form {number}")
        first, second = won(at_once(send, send))

        assert first.pk == second.pk
        assert Publication.objects.of_story(versions["ar"].article_id).count() == 3


def test_one_is_out_alone_or_all_are_scheduled_and_never_both(people):
    for _ in range(ROUNDS):
        versions = approved_in(people)
        results = at_once(together(people, versions, in_hours(2)), alone(people, versions, "ar"))

        assert len(won(results)) == 1
        visible = Publication.objects.visible().of_story(versions["ar"].article_id).count()
        assert (len(hours_of(versions)), visible) in {(3, 0), (0, 1)}


def test_an_edit_at_the_same_moment_leaves_nothing_scheduled(people):
    for _ in range(ROUNDS):
        versions = approved_in(people)
        won(at_once(together(people, versions, in_hours(2)), edit(people, versions, "kmr")))

        assert hours_of(versions) == {}


def test_edits_of_two_and_a_suspension_at_once_hold_all_and_wait_for_nobody(people):
    for _ in range(ROUNDS):
        versions = approved_in(people)
        scheduled(people, versions)
        suspend = transaction.atomic(
            partial(
                workflow.hold_schedules_of, people.berfin, actor=people.admin, move="change_person"
            )
        )
        acts = (edit(people, versions, "ar"), edit(people, versions, "ckb"), suspend)
        assert len(won(at_once(*acts))) == 3

        assert hours_of(versions) == {}
        entries = JournalEntry.objects.filter(subject_id=versions["ar"].article_id, move="hold")
        assert sorted(entries.values_list("translation__language", flat=True)) == [
            "ar",
            "ckb",
            "kmr",
        ]


def test_a_cancel_beside_another_hour_ends_with_all_or_none(people):
    for _ in range(ROUNDS):
        versions = approved_in(people)
        scheduled(people, versions)
        cancel = partial(workflow.unschedule_together, versions["ar"].article, actor=people.zelal)
        won(at_once(cancel, together(people, versions, in_hours(3))))

        assert len(hours_of(versions)) in {0, 3}
