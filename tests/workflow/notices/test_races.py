"""Two workers at once, and two people at once: each is told and mailed once."""

import pytest
from django.core import mail

from articles import workflow
from articles.models import Notice
from articles.workflow import mailing, told
from tests import make
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def test_two_workers_tell_once_of_what_came_out(people):
    for _ in range(ROUNDS):
        make.published(people)
        at_once(told.tell_what_came_out.call, told.tell_what_came_out.call)

    assert Notice.objects.filter(kind="published").count() == ROUNDS


def test_two_workers_mail_a_notice_once(people, settings):
    settings.TELLS_BY_MAIL = True
    people.rojin.email = "rojin@example.org"
    people.rojin.save()
    for _ in range(ROUNDS):
        text = make.submitted(people)
        opened = {"opened_revision": text.latest_revision_id}
        workflow.send_back(text, actor=people.salma, note="لماذا؟", **opened)
        at_once(mailing.send_notices.call, mailing.send_notices.call)

    assert len(mail.outbox) == ROUNDS


def test_of_two_editors_who_send_back_at_once_one_tells(people):
    for number in range(1, ROUNDS + 1):
        text = make.submitted(people)
        sent = {"opened_revision": text.latest_revision_id, "note": "لماذا؟"}
        at_once(
            lambda text=text, sent=sent: workflow.send_back(text, actor=people.salma, **sent),
            lambda text=text, sent=sent: workflow.send_back(text, actor=people.idris, **sent),
        )

        assert Notice.objects.filter(kind="sent_back").count() == number
