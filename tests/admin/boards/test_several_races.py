"""Several texts in two hands at one moment: each text goes one way, once, and both are told."""

from collections import Counter
from functools import partial

import pytest

from articles.models import JournalEntry, Publication
from articles.states import Move, Status
from tests import make
from tests.admin.pages import at_the_desk, form, move_address, screen
from tests.threads import at_once, won
from tests.together import in_hours

from .test_several import SEVERAL, bar, chosen

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 3
REFUSED, DONE = 'id="refused"', 'id="done"'


def made(people, of):
    return [of(people) for _each in range(MANY)]


def send(person, texts, button, **more):
    """Presses a button of the bar under a queue, as a browser sends it."""
    client = at_the_desk(person)
    queue = "review" if button == "approve" else "ready"
    sent = {**bar(client, queue), "text": chosen(*texts), button: "1", **more}
    return partial(client.post, SEVERAL, sent)


def entries(move):
    rows = JournalEntry.objects.filter(move=move).values_list("translation", flat=True)
    return Counter(rows)


def pages(results):
    answers = won(results)
    assert {answer.status_code for answer in answers} == {200}
    return [answer.content.decode() for answer in answers]


def told(page):
    """How many texts were refused with a reason, and how many are said to be done."""
    refused = page.partition(REFUSED)[2].partition("</section>")[0]
    done = page.partition(DONE)[2].partition("</section>")[0]
    return refused.count('<p class="row-reason">'), done.count('<li class="row">')


def test_two_who_approve_the_same_texts_approve_each_once(people):
    texts = made(people, make.submitted)

    shown = pages(
        at_once(send(people.salma, texts, "approve"), send(people.hevin, texts, "approve"))
    )

    assert entries(Move.APPROVE) == dict.fromkeys([text.pk for text in texts], 1)
    counts = [told(page) for page in shown]
    assert [sum(column) for column in zip(*counts, strict=True)] == [MANY, MANY]
    assert all(refused + done == MANY for refused, done in counts)


def test_the_same_form_twice_at_once_does_nothing_twice_and_says_so_to_nobody(people):
    texts = made(people, make.submitted)
    press = send(people.salma, texts, "approve", token="b" * 32)

    shown = pages(at_once(press, press))

    assert entries(Move.APPROVE) == dict.fromkeys([text.pk for text in texts], 1)
    assert [told(page) for page in shown] == [(0, MANY)] * 2


def test_now_and_later_at_once_end_with_one_publication_of_each(people):
    texts = made(people, make.approved)
    hour = in_hours(30).strftime("%Y-%m-%dT%H:%M")

    shown = pages(
        at_once(
            send(people.hevin, texts, "publish"),
            send(people.zelal, texts, "publish_at", at=hour),
        )
    )

    standing = Publication.objects.visible().values_list("translation", flat=True)
    assert Counter(standing) == dict.fromkeys([text.pk for text in texts], 1)
    # Whoever publishes at once may do so after a schedule, and never the other way round.
    assert not Publication.objects.pending().exists()
    assert told(shown[0]) == (0, MANY)
    assert sum(told(shown[1])) == MANY


def test_an_approval_beside_texts_sent_back_leaves_none_approved_and_tells_each(people):
    texts = made(people, make.submitted)
    editor = at_the_desk(people.hevin)
    back = [partial(editor.post, *sent_back(editor, text)) for text in texts]

    answers = won(at_once(send(people.salma, texts, "approve"), *back))

    assert sum(told(answers[0].content.decode())) == MANY
    # What is approved may still be sent back; what is sent back is approved by nobody.
    assert [answer.status_code for answer in answers[1:]] == [302] * MANY
    assert {make.fresh(text).status for text in texts} == {Status.SENT_BACK}
    assert entries(Move.SEND_BACK) == dict.fromkeys([text.pk for text in texts], 1)


def sent_back(client, text):
    """The address and the fields of the button that sends a text back with a note."""
    address = move_address(text, "send_back")
    return address, {**form(client.get(screen(text)), address).fields, "why": "ينقص المصدر"}
