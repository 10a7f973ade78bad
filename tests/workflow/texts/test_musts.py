"""What an open comment stops that is marked as a must, and who settles it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import workflow
from articles.models import Approval, JournalEntry, Publication
from articles.models.clock import database_now
from articles.states import Move
from tests import make

from .test_talk import said

pytestmark = pytest.mark.django_db


def test_an_open_must_stops_approval_in_the_verb_and_in_the_database(people):
    text = make.submitted(people)
    said(text, people.hevin, must=False)
    must = said(text, people.hevin, must=True)
    approving = {"actor": people.salma, "opened_revision": text.latest_revision_id}
    assert not workflow.may(people.salma, Move.APPROVE, text)
    with pytest.raises(workflow.Refused, match="has to be settled first"):
        workflow.approve(text, **approving)
    past = Approval(
        revision=text.latest_revision,
        writer=people.rojin,
        approver=people.salma,
        created_at=database_now(),
    )
    with pytest.raises(DatabaseError, match="settled"), transaction.atomic():
        past.save()
    workflow.resolve(must, actor=people.salma)
    assert workflow.approve(text, **approving)
    assert make.fresh(text).open_comments == 1


def test_it_stops_publication_and_holds_what_is_scheduled_at_once(people):
    live = make.published(people)
    text = make.revised(people, live, headline="عنوان أحدث")
    options = {"actor": people.zelal, "opened_revision": text.latest_revision_id}
    workflow.publish(text, at=timezone.now() + timedelta(hours=1), **options)

    must = said(text, people.salma, passage=workflow.WHOLE, must=True)

    assert make.fresh(text).held_publication_id
    assert not Publication.objects.pending().exists()
    assert Publication.objects.visible().get().visible_until is None
    hold = JournalEntry.objects.get(move=Move.HOLD)
    assert (hold.actor, hold.translation) == (people.salma, text)
    with pytest.raises(workflow.Refused, match="has to be settled first"):
        workflow.publish(make.fresh(text), **options)
    workflow.resolve(must, actor=people.idris)
    workflow.publish(make.fresh(text), at=timezone.now() + timedelta(hours=1), **options)
    workflow.reopen(must, actor=people.idris)
    assert not Publication.objects.pending().exists()

    workflow.withdraw(make.fresh(text), actor=people.zelal, note="خطأ")
    with pytest.raises(workflow.Refused, match="has to be settled first"):
        workflow.republish(make.fresh(text), actor=people.zelal)
    was = Publication.objects.latest("pk")
    was.pk, was.visible_from, was.visible_until = None, timezone.now(), None
    with pytest.raises(DatabaseError, match="settled"), transaction.atomic():
        was.save(force_insert=True)


def test_a_comment_that_is_no_must_stops_nothing(people):
    text = make.approved(people)
    options = {"actor": people.zelal, "opened_revision": text.latest_revision_id}
    workflow.publish(text, at=timezone.now() + timedelta(hours=1), **options)
    said(text, people.salma, passage=workflow.WHOLE)
    assert Publication.objects.pending().exists()
    assert workflow.publish(make.fresh(text), **options)


def test_a_must_is_settled_by_whoever_set_it_or_an_editor(people):
    text = make.draft(people, "kmr")
    by_azad = workflow.comment(text, actor=people.azad, words="Kî got?", must=True).comment
    by_berfin = workflow.comment(text, actor=people.berfin, words="Kî got?", must=True).comment
    with pytest.raises(workflow.Refused, match="Whoever said so"):
        workflow.resolve(by_berfin, actor=people.azad)
    workflow.resolve(by_azad, actor=people.azad)
    workflow.reopen(by_azad, actor=people.azad)
    people.azad.is_active = False
    people.azad.save()
    workflow.resolve(by_azad, actor=people.zelal)
    workflow.resolve(by_berfin, actor=people.zelal)
    assert make.fresh(text).open_musts == 0
