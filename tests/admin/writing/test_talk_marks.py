"""From a passage to what is said of it and back; and what is typed beside it is never lost."""

import re

import pytest

from articles import workflow
from articles.models import Comment, WorkingCopy
from articles.text.plain import to_plain
from articles.workflow import Passage
from tests import make
from tests.admin.pages import at_the_desk, form, screen

pytestmark = pytest.mark.django_db
BODY = '<p>افتتح <a href="https://example.org/">السوق الجديد</a> اليوم.</p><p>جاء الناس باكرا.</p>'
TYPED = "عنوان لم يحفظ بعد"


def talk(text):
    return f"/admin/articles/translation/{text.pk}/talk/"


def said_of(people, text, quote):
    passage = Passage(quote=quote)
    return workflow.comment(text, actor=people.salma, words="من؟", passage=passage).comment


def marks(page):
    """Thread → the attributes of its mark in the line under the text."""
    found = re.findall(r'<a id="at-(\d+)" href="#said-\1"([^>]*)>', page)
    return {int(number): dict(re.findall(r'data-(\w+)="([^"]*)"', rest)) for number, rest in found}


def page_of(person, text):
    return at_the_desk(person).get(screen(text)).content.decode()


def press(client, text, **typed):
    """Comments with the form of the text, as a browser without a script sends it."""
    return client.post(talk(text), {**form(client.get(screen(text)), talk(text)).fields, **typed})


def test_what_is_typed_beside_a_comment_stands_in_the_fields_again(people):
    text, client = make.draft(people), at_the_desk(people.rojin)

    answer = press(client, text, headline=TYPED, words="أتأكد من الاسم", comment="1")

    assert Comment.objects.get().words == "أتأكد من الاسم"
    assert WorkingCopy.objects.get().content["headline"] == TYPED
    assert make.fresh(text).latest_revision.headline != TYPED
    shown = client.get(answer.url.partition("#")[0])
    assert form(shown, screen(text)).fields["headline"] == [TYPED]
    assert f"#said-{Comment.objects.get().pk}" in answer.url


def test_a_reply_keeps_it_too_and_a_text_as_it_was_leaves_no_copy(people):
    text, client = make.draft(people), at_the_desk(people.rojin)
    said = said_of(people, make.fresh(text), "")
    act = f"{talk(text)}{said.pk}/"
    fields = form(client.get(screen(text)), act).fields
    told = {**fields, f"words-{said.pk}": "روجين", "act": "reply"}

    assert "restore" not in client.post(act, told).url
    assert not WorkingCopy.objects.exists()
    again = {**form(client.get(screen(text)), act).fields, "headline": TYPED, "act": "resolve"}
    assert "restore=" in client.post(act, again).url
    assert Comment.objects.filter(thread=said).get().words == "روجين"
    assert WorkingCopy.objects.get().content["headline"] == TYPED


def test_a_cut_form_says_nothing_and_a_refusal_keeps_what_was_typed(people):
    text, client = make.draft(people), at_the_desk(people.rojin)
    fields = form(client.get(screen(text)), talk(text)).fields
    cut = {name: value for name, value in fields.items() if name != "_talk_end"}

    assert client.post(talk(text), {**cut, "words": "نص", "comment": "1"}).status_code == 400
    refused = client.post(talk(text), {**fields, "headline": TYPED, "words": "", "comment": "1"})
    assert refused.status_code == 400
    assert not Comment.objects.exists()
    assert WorkingCopy.objects.get().content["headline"] == TYPED


def test_a_mark_leads_to_what_is_said_and_back_where_the_text_is_written(people):
    text = make.draft(people, body=BODY)
    second, first = (said_of(people, text, quote) for quote in ("الناس", "السوق الجديد"))

    page = page_of(people.rojin, text)

    found = marks(page)
    assert list(found) == [first.pk, second.pk]
    plain = to_plain(text.latest_revision.body)
    for said in (first, second):
        place = found[said.pk]
        assert plain[int(place["start"]) : int(place["end"])] == said.quote
        assert f'href="#at-{said.pk}"' in page
        assert f'id="said-{said.pk}"' in page
    workflow.resolve(first, actor=people.salma)
    assert list(marks(page_of(people.rojin, text))) == [second.pk]


def test_where_the_text_is_read_the_prose_carries_the_marks_outside_of_its_links(people):
    text = make.draft(people, body=BODY)
    within, other = said_of(people, text, "الجديد"), said_of(people, text, "الناس")

    page = page_of(people.nergiz, text)

    prose = page.partition('<article class="prose"')[2].partition("</article>")[0]
    mark = '<a class="talk-mark" id="in-{0}" href="#said-{0}" dir="ltr">[{1}]</a>'
    assert f"{mark.format(within.pk, 1)}<a href=" in prose
    assert f"جاء {mark.format(other.pk, 2)}الناس" in prose
    assert f'href="#in-{other.pk}"' in page
    assert "⁅" not in page
