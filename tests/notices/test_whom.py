"""Kind by kind who is told: a table, in which everybody else of the cast is told nothing."""

from functools import partial

import pytest
from django.db import connection
from django.db.models import F

from articles import notices, workflow
from articles.models import Notice, Publication, ToldPublication
from articles.models.guards import lifted
from articles.workflow import told
from tests import make

from . import acts
from .acts import HOUR, opened, scheduled, with_translation
from .hearing import all_of, heard, newly_heard

Kind = Notice.Kind

pytestmark = pytest.mark.django_db


EDITORS_AND_WRITERS = ("azad", "berfin", "idris", "rojin", "salma", "zelal")
TABLE = {
    "submitting": (
        acts.submitting,
        all_of("to_review", "hevin", "salma", "zelal"),
    ),
    "sending back": (acts.sending_back, all_of("sent_back", "rojin")),
    "approving": (acts.approving, all_of("approved", "idris", "rojin")),
    "publishing": (acts.publishing, all_of("published", "rojin")),
    "scheduling": (acts.scheduling, []),
    "a change": (
        acts.changing("update"),
        [("azad", "source_changed"), ("rojin", "published")],
    ),
    "a minor change": (acts.changing("minor"), []),
    "a correction": (
        acts.changing("correction"),
        [("azad", "correction"), ("berfin", "correction"), ("rojin", "published")]
        + [("zelal", "correction")],
    ),
    "withdrawing": (acts.withdrawing, [("azad", "source_changed"), ("rojin", "withdrawn")]),
    "killing": (acts.killing, all_of("withdrawn", *EDITORS_AND_WRITERS)),
    "an edit of what is scheduled": (
        acts.editing_what_is_scheduled,
        all_of("held", "hevin", "rojin"),
    ),
    "a flag on what is scheduled": (acts.holding_by_flag, all_of("held", "zelal")),
    "an embargo after its hour": (acts.holding_by_embargo, all_of("held", "rojin", "zelal")),
    "the suspension of who scheduled it": (acts.holding_by_suspension, all_of("held", "rojin")),
    "clearing a flag": (acts.clearing_a_flag, all_of("flag_cleared", "rojin")),
    "naming somebody": (acts.naming, all_of("mentioned", "idris", "rojin")),
}


@pytest.mark.parametrize("what", TABLE)
def test_whoever_it_concerns_is_told_and_nobody_else(people, what):
    prepared, expected = TABLE[what]
    act = prepared(people)
    told.tell_what_came_out.enqueue()

    assert newly_heard(act) == expected


def test_every_kind_is_in_the_table_or_told_by_name():
    in_table = {kind for _act, expected in TABLE.values() for _name, kind in expected}

    assert set(Kind.values) - in_table == {Kind.ANSWERED, Kind.TAKEN_OVER}


def test_nobody_is_told_whose_account_is_closed_or_who_has_no_role_left(people):
    for change in (
        {"is_active": False},
        {"is_system": True},
        {"roles": None},
    ):
        text = make.submitted(people)
        if "roles" in change:
            people.rojin.desk_roles.all().delete()
        else:
            type(people.rojin).objects.filter(pk=people.rojin.pk).update(**change)
        note = {"note": "أين المصدر؟", **opened(text)}
        assert newly_heard(partial(workflow.send_back, text, actor=people.salma, **note)) == []
        restored = {"is_active": True, "is_system": False}
        type(people.rojin).objects.filter(pk=people.rojin.pk).update(**restored)


def test_a_scheduled_text_is_told_of_when_readers_see_it_and_once(people):
    text = scheduled(people)
    told.tell_what_came_out.enqueue()
    assert ("rojin", "published") not in heard()

    with lifted(connection):
        Publication.objects.update(visible_from=F("visible_from") - 2 * HOUR)
    for _time in range(2):
        told.tell_what_came_out.enqueue()

    assert heard().count(("rojin", "published")) == 1
    assert ToldPublication.objects.get().publication.translation == text


def test_a_cancelled_schedule_and_an_old_text_are_told_to_nobody(people):
    workflow.unschedule(scheduled(people), actor=people.zelal)
    old = make.published(people)
    with lifted(connection):
        Publication.objects.filter(translation=old).update(
            visible_from=F("visible_from") - told.LATELY
        )

    assert newly_heard(lambda: None) == []


def test_whoever_was_out_of_step_before_is_not_told_again(people):
    source, version = with_translation(people)
    for time in range(2):
        text = make.revised(people, source, headline=f"عنوان {time}", kind="update")
        workflow.publish(text, actor=people.hevin, **opened(text))
        told.tell_what_came_out.enqueue()

    assert heard().count(("azad", "source_changed")) == 1
    assert {each.translation for each in Notice.objects.filter(kind="source_changed")} == {version}


def test_that_a_text_waits_for_review_is_over_when_it_was_reviewed(people):
    text = make.submitted(people)
    assert Notice.objects.unread().count() == 4
    make.leave_findings(text, people.salma)
    workflow.approve(text, actor=people.salma, **opened(text))

    told.tell_what_came_out.enqueue()

    assert {each.kind for each in Notice.objects.unread()} == {"approved"}


def test_what_a_refused_move_would_tell_is_told_to_nobody(people):
    text = make.submitted(people)

    with pytest.raises(workflow.Refused):
        workflow.send_back(text, actor=people.karim, note="x", **opened(text))
    with pytest.raises(workflow.Refused):
        workflow.send_back(text, actor=people.salma, note="", **opened(text))

    assert {kind for _name, kind in heard()} == {"to_review"}


def test_the_same_form_sent_twice_tells_once(people):
    text = make.submitted(people)
    for _time in range(2):
        workflow.send_back(text, actor=people.salma, note="لماذا؟", token="a", **opened(text))

    assert heard().count(("rojin", "sent_back")) == 1


def test_telling_many_costs_as_many_statements_as_telling_few(people, django_assert_num_queries):
    user = type(people.rojin)
    user.objects.bulk_create(user(username=f"u{number}", password="x") for number in range(19))
    text = make.draft(people)
    many = [*user.objects.filter(username__startswith="u").values_list("pk", flat=True)]
    for people_told in ([people.rojin.pk], many):
        with django_assert_num_queries(1):
            notices.tell(
                Kind.ANSWERED,
                people_told,
                actor_id=people.salma.pk,
                translation=text,
                moment=text.created_at,
            )
    with django_assert_num_queries(0):
        notices.tell(Kind.ANSWERED, [], actor_id=1, translation=text, moment=text.created_at)
