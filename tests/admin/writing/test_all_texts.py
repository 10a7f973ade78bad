"""All texts of a version, what readers saw of each, and an earlier one brought back."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Revision
from tests import make
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, form, save, screen

pytestmark = pytest.mark.django_db


def page(story):
    return reverse("admin:translation_texts", args=[story.pk])


def restoring(story, number):
    return reverse("admin:translation_restore", args=[story.pk, number])


def press(client, story, number, asked=None):
    fields = form(asked or client.get(page(story)), restoring(story, number)).fields
    return client.post(restoring(story, number), fields)


def items(answer):
    listed = re.search(r'<ol class="log texts">.*?</ol>', answer.content.decode(), re.S)[0]
    return re.findall(r'<li class="log-entry">.*?</li>', listed, re.S)


@pytest.fixture
def story(people):
    """Published, replaced by a correction, and edited since."""
    made = make.published(people)
    newer = make.revised(people, made, headline="عنوان مصحح", kind="correction", note="صححنا رقما")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    save(at_the_desk(people.rojin), newer, headline="مسودة")
    return make.fresh(newer)


def test_what_readers_saw_and_when_stands_beside_each_text(people, story):
    draft, now, first = items(at_the_desk(people.salma).get(page(story)))
    saw, sees = story.publications.order_by("visible_from")

    assert "the latest" in draft
    assert "Readers" not in draft
    assert "Readers see it now:" in now
    assert "صححنا رقما" in now
    assert "Readers saw it:" in first
    assert (
        re.findall(r'<time[^>]*datetime="([^"]+)"', first)[1:]
        == re.findall(r'<time[^>]*datetime="([^"]+)"', first)[1:3]
    )
    assert saw.visible_until == sees.visible_from


def test_a_text_is_restored_by_one_click_and_the_screen_shows_it(people, story):
    desk = at_the_desk(people.salma)
    answer = press(desk, story, 1)
    assert answer.status_code == 302
    assert answer["Location"] == screen(story)
    shown = desk.get(screen(story)).content.decode()
    assert make.WORDS["ar"][0] in shown
    assert "Text 1 was restored. It is now text 4." in shown
    assert "Earlier text restored" in shown
    assert "the words of text 1" in items(desk.get(page(story)))[0]


def test_it_is_offered_where_an_earlier_text_is_read_and_compared(people, story):
    desk = at_the_desk(people.salma)
    read = desk.get(reverse("admin:translation_revision", args=[story.pk, 1]))
    compared = desk.get(reverse("admin:translation_compare", args=[story.pk, 1, 3]))
    for asked in (read, compared):
        assert form(asked, restoring(story, 1))
    latest = desk.get(reverse("admin:translation_revision", args=[story.pk, 3]))
    with pytest.raises(KeyError):
        form(latest, restoring(story, 3))


def test_sent_twice_it_is_one_text_and_another_button_of_the_page_is_another(people, story):
    desk = at_the_desk(people.salma)
    asked = desk.get(page(story))
    press(desk, story, 1, asked)
    press(desk, story, 1, asked)
    assert make.fresh(story).latest_revision.number == 4
    # Of the same page, which is old by now.
    assert press(desk, story, 2, asked).status_code == 409


def test_a_page_that_is_old_restores_nothing_and_says_so(people, story):
    desk = at_the_desk(people.salma)
    asked = desk.get(page(story))
    save(at_the_desk(people.rojin), story, headline="مسودة أخرى")
    answer = press(desk, story, 1, asked)

    assert answer.status_code == 409
    assert "somebody has saved a newer text" in answer.content.decode()
    assert make.fresh(story).latest_revision.headline == "مسودة أخرى"


def test_bad_requests_restore_nothing(people, story):
    desk = at_the_desk(people.salma)
    fields = form(desk.get(page(story)), restoring(story, 1)).fields
    assert desk.post(restoring(story, 1), {**fields, "_end": ""}).status_code == 400
    assert desk.post(restoring(story, 99), fields).status_code == 403
    assert desk.post(restoring(story, 10**20), fields).status_code in (403, 404)
    assert desk.get(restoring(story, 1)).status_code == 302
    assert at_the_desk(people.karim).post(restoring(story, 1), fields).status_code == 404
    assert at_the_desk(people.nergiz).post(restoring(story, 1), fields).status_code == 403
    assert make.fresh(story).latest_revision.number == 3


def test_names_of_writers_are_for_those_who_may_know(people, story):
    assert "rojin" in at_the_desk(people.salma).get(page(story)).content.decode()
    assert "rojin" not in at_the_desk(people.idris).get(page(story)).content.decode()


def test_many_texts_cost_no_more_queries_and_come_page_by_page(people, story):
    desk = at_the_desk(people.idris)
    few = len(queries(desk, page(story)))
    Revision.objects.bulk_create(
        Revision(
            translation=story,
            number=number,
            writer=people.rojin,
            headline="ن",
            created_at=story.latest_revision.created_at,
        )
        for number in range(4, 100)
    )
    answer = desk.get(page(story))
    assert len(queries(desk, page(story))) == few <= 8
    assert len(items(answer)) == 40
    older = re.search(r'href="(\?before=\d+)"', answer.content.decode())[1]
    assert len(items(desk.get(f"{page(story)}{older}"))) == 40
    assert len(items(desk.get(f"{page(story)}?before=3"))) == 2
    assert desk.get(f"{page(story)}?before=x").status_code == 200
