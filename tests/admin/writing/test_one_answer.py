"""All findings of one rule and word take one answer, and the history tells it in one line."""

import re

import pytest

from articles import workflow
from articles.proofreading import findings, unanswered
from tests import make
from tests.admin.pages import at_the_desk, filled, save, screen

pytestmark = pytest.mark.django_db
WORD = "الديموقراطية"
THREE = (
    "<p>قالت قوات سوريا الديموقراطية إنها وصلت.</p><p>وأضافت قوات سوريا الديموقراطية أن الطريق"
    " مفتوح.</p><p>وذكرت الإدارة الديمقراطية ذلك، ثم الإدارة الديموقراطية.</p>"
)
CARD = re.compile(
    r"<li class=\"finding finding-.*?</li>\s*(?=<li class=\"finding |</ol>)", re.DOTALL
)


def press(client, story, **button):
    return client.post(screen(story), {**filled(client, story), **button})


def key_of(story, place=0):
    return [entry for entry in findings(story) if entry.finding.text == WORD][place].key


def cards(page):
    return [card for card in CARD.findall(page.content.decode()) if WORD in card]


def test_a_word_has_one_card_that_counts_and_lists_its_places(people):
    story = make.draft(people, body=THREE)
    [card] = cards(at_the_desk(people.rojin).get(screen(story)))

    assert "3 places" in card
    assert card.count('class="position"') == 3
    assert "Repair all</button>" not in card
    assert "Repair all (3): " in card
    assert "Leave all (3)" in card


def test_one_answer_leaves_all_places(people):
    story = make.submitted(people, body=THREE)
    client = at_the_desk(people.salma)
    assert unanswered(story) == 3
    press(client, story, leave_all=key_of(story))

    assert unanswered(make.fresh(story)) == 0
    assert cards(client.get(screen(story))) == []

    press(client, story, ask_all=key_of(story))
    assert unanswered(make.fresh(story)) == 3


def test_one_place_can_still_be_answered_alone(people):
    story = make.submitted(people, body=THREE)
    press(at_the_desk(people.salma), story, leave_now=key_of(story, 1))

    assert [entry.is_left for entry in findings(story) if entry.finding.text == WORD] == [
        False,
        True,
        False,
    ]


def test_a_place_that_comes_later_is_asked(people):
    story = make.draft(people, body=THREE)
    press(at_the_desk(people.rojin), story, leave_all=key_of(story))
    save(
        at_the_desk(people.rojin),
        story,
        body=f"{THREE}<p>ثم عادت الإدارة {WORD} إلى ذلك مساء الأحد.</p>",
        body_format="html",
    )

    assert unanswered(make.fresh(story)) == 1


def test_one_answer_repairs_all_places_in_every_field_but_those_left(people):
    body = "<p>قالوا إن احراز التقدم سهل.</p><p>وتحدثوا عن احراز النصر، ثم عن احراز الهدف.</p>"
    story = make.draft(people, headline="خبر عن احراز الأهداف", body=body)
    client = at_the_desk(people.rojin)
    found = [entry for entry in findings(story) if entry.finding.text == "احراز"]
    assert [entry.field for entry in found] == ["headline", "body", "body", "body"]
    press(client, story, leave_now=found[1].key)
    answer = press(client, story, repair_all=f"{found[2].key}:0").content.decode()

    assert "خبر عن إحراز الأهداف" in answer
    fields = answer.partition('name="body"')[2].partition("</textarea>")[0]
    assert (fields.count("احراز"), fields.count("إحراز")) == (1, 2)
    assert make.fresh(story).latest_revision_id == story.latest_revision_id


def test_all_places_of_unsaved_text_are_left_with_the_save(people):
    story, client = make.draft(people), at_the_desk(people.rojin)
    other = make.draft(people, body=THREE)
    typed = {**filled(client, story), "body": THREE, "body_format": "html"}
    page = client.post(screen(story), {**typed, "leave_all": key_of(other)})
    keys = re.findall(r'name="leave" value="([0-9a-f]{64})"', page.content.decode())
    assert len(keys) == 3

    save(client, story, body=THREE, body_format="html", leave=keys)
    assert unanswered(make.fresh(story)) == 0


def test_the_log_counts_one_answer_for_many_places(people):
    story = make.submitted(people, body=THREE)
    press(at_the_desk(people.salma), story, leave_all=key_of(story))

    assert story.journal.get(move="leave").note == f"C15 {WORD}\t3"
    page = at_the_desk(people.salma).get(screen(story)).content.decode()
    assert "<summary>3 findings</summary>" in page
    assert f'One name in two spellings: <bdi lang="ar">{WORD}</bdi> ×3' in page


def test_answers_that_follow_each_other_are_one_line_until_another_person_comes(people):
    body = "<p>وصل الوفد إلى إلى المدينة ، ثم عاد من من هناك.</p>"
    story = make.submitted(people, body=body)
    for entry in findings(story)[:2]:
        workflow.leave(story, actor=people.salma, keys=[entry.key])
    workflow.leave(story, actor=people.idris, keys=[findings(story)[2].key])
    page = at_the_desk(people.salma).get(screen(story)).content.decode()

    assert story.journal.filter(move="leave").count() == 3
    assert page.count("<b>Leave it</b>") == 2
    assert page.count("<summary>2 findings</summary>") == 1


@pytest.mark.parametrize("name", ["leave_all", "ask_all", "repair_all"])
@pytest.mark.parametrize("value", ["", "x", "\0", "a" * 64, f"{'a' * 64}:9", ":0"])
def test_a_strange_answer_is_answered(people, name, value):
    story = make.draft(people, body=THREE)

    assert press(at_the_desk(people.rojin), story, **{name: value}).status_code == 200
    assert unanswered(story) == 3


def test_who_may_not_save_cannot_answer_for_all(people):
    story = make.submitted(people, body=THREE)
    sent = {**filled(at_the_desk(people.salma), story), "leave_all": key_of(story)}
    at_the_desk(people.rojin).post(screen(story), sent)

    assert unanswered(make.fresh(story)) == 3
