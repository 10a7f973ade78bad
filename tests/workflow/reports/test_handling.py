import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Report
from articles.states import Move, Subject
from articles.workflow import Refused
from tests import make

pytestmark = pytest.mark.django_db


def report(people, language="ar", text="اسم النهر هو الخابور."):
    version = make.published(people, language)
    return Report.objects.create(
        translation=version,
        publication=version.publications.get(),
        language=language,
        key=text,
        text=text,
        created_at=timezone.now(),
    )


def entries(row):
    told = JournalEntry.objects.of(Subject.REPORT, row.pk).order_by("pk")
    return list(told.values_list("move", "actor__username", "note"))


def test_an_editor_takes_it_up_and_closes_it(people):
    row = report(people)

    workflow.take_up_report(row, actor=people.salma)
    assert workflow.take_up_report(row, actor=people.salma) is None
    workflow.close_report(row, actor=people.salma, note="صُحّح الاسم.")

    row.refresh_from_db()
    assert row.taken_by == people.salma
    assert row.closed_at is not None
    assert entries(row) == [
        (Move.TAKE_UP_REPORT, "salma", ""),
        (Move.CLOSE_REPORT, "salma", "صُحّح الاسم."),
    ]


@pytest.mark.parametrize("verb", [workflow.take_up_report, workflow.close_report])
@pytest.mark.parametrize("name", ["rojin", "azad", "berfin", "stranger", "admin"])
def test_nobody_else_does(people, verb, name):
    row = report(people)

    with pytest.raises(Refused):
        verb(row, actor=getattr(people, name))

    row.refresh_from_db()
    assert (row.taken_by, row.closed_at, entries(row)) == (None, None, [])


def test_two_do_not_take_up_the_same_and_either_may_close_it(people):
    row = report(people)
    workflow.take_up_report(row, actor=people.salma)

    with pytest.raises(Refused):
        workflow.take_up_report(row, actor=people.idris)
    workflow.close_report(row, actor=people.idris)

    for verb in (workflow.take_up_report, workflow.close_report):
        with pytest.raises(Refused):
            verb(row, actor=people.salma)
    assert [move for move, _who, _note in entries(row)] == [Move.TAKE_UP_REPORT, Move.CLOSE_REPORT]


def test_the_same_form_closes_once(people):
    row = report(people)

    first = workflow.close_report(row, actor=people.salma, token="a" * 32)

    assert workflow.close_report(row, actor=people.salma, token="a" * 32) == first
