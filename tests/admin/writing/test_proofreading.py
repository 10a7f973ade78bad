import re

import pytest

from articles import workflow
from articles.proofreading import findings, unanswered
from tests import make
from tests.admin.pages import at_the_desk, filled, save, screen

PLACE = re.compile(r'class="finding-context"[^>]*>(.*?)<mark.*?</mark>(.*?)</p>')

LOGGED = re.compile(
    r'<b>([^<]*)</b></span>\s*<span class="log-who"><bdi>([^<]*)</bdi>[^§]*?'
    r'<p class="log-note">([^<:]*): <bdi lang="ar">([^<]*)</bdi></p>'
)

pytestmark = pytest.mark.django_db
WRONG = "<p>قال <strong>سوق</strong> في في المدينة ، ثم عاد.</p>"


def key_of(story, rule):
    return next(entry.key for entry in findings(story) if entry.finding.rule == rule)


def press(client, story, **button):
    return client.post(screen(story), {**filled(client, story), **button})


def test_the_screen_lists_what_is_found_with_its_rule_and_severity(people):
    page = at_the_desk(people.rojin).get(screen(make.draft(people, body=WRONG))).content.decode()

    assert "A word twice in a row" in page
    assert "Space before punctuation" in page
    assert "2 errors to answer" in page


def test_a_clean_text_says_so(people):
    assert (
        "Nothing found."
        in at_the_desk(people.rojin).get(screen(make.draft(people))).content.decode()
    )


def test_safe_repairs_come_back_in_the_fields_and_are_not_saved(people):
    story = make.draft(people, body=WRONG)
    answer = press(at_the_desk(people.rojin), story, repair_safe="1")

    assert "المدينة، ثم" in answer.content.decode()
    assert "The text is not saved yet" in answer.content.decode()
    assert make.fresh(story).latest_revision_id == story.latest_revision_id


def test_one_finding_is_repaired_by_its_button(people):
    story = make.draft(people, body=WRONG)
    answer = press(at_the_desk(people.rojin), story, repair=f"{key_of(story, 'C2')}:0")

    assert "المدينة، ثم" in answer.content.decode()
    assert "في في" in answer.content.decode()


def test_what_was_left_opens_approval_and_can_be_asked_again(people):
    story = make.submitted(people, body=WRONG)
    client = at_the_desk(people.salma)
    for rule in ("C2", "C6"):
        press(client, story, leave_now=key_of(story, rule))
    assert unanswered(make.fresh(story)) == 0

    press(client, story, ask_again=key_of(story, "C6"))
    assert unanswered(make.fresh(story)) == 1
    press(client, story, leave_now=key_of(story, "C6"))
    assert unanswered(make.fresh(story)) == 0


def test_the_approver_reads_in_the_log_what_was_left_and_taken_back(people):
    story = make.submitted(people, body=WRONG)
    workflow.leave(story, actor=people.idris, keys=[key_of(story, "C6")])
    workflow.ask_again(story, actor=people.idris, keys=[key_of(story, "C6")])
    page = at_the_desk(people.salma).get(screen(story)).content.decode()
    left, asked = LOGGED.findall(page)[1], LOGGED.findall(page)[0]

    assert left == ("Leave it", str(people.idris), "A word twice in a row", "في في")
    assert asked == ("Ask again", str(people.idris), "A word twice in a row", "في في")


def test_a_finding_of_unsaved_text_is_left_when_the_text_is_saved(people):
    story, client = make.draft(people), at_the_desk(people.rojin)
    typed = {**filled(client, story), "body": "وصل في في المساء.", "body_format": "plain"}
    page = client.post(screen(story), {**typed, "leave_now": "0" * 64})
    other = make.draft(people, body="<p>وصل في في المساء.</p>")
    key = key_of(other, "C6")
    assert "Left as they are" not in page.content.decode()

    save(client, story, body="وصل في في المساء.", body_format="plain", leave=[key])
    assert unanswered(make.fresh(story)) == 0


def test_who_may_not_save_sees_the_findings_and_no_buttons(people):
    story = make.submitted(people, body=WRONG)
    page = at_the_desk(people.rojin).get(screen(story)).content.decode()

    assert "2 errors to answer" in page
    assert 'name="leave_now"' not in page


def test_a_message_reads_in_the_direction_of_the_interface_whatever_it_begins_with(people):
    story = make.draft(people, "ckb", body="<p>شارو گوند.</p>")
    people.berfin.interface_language = "kmr"
    people.berfin.save()
    page = at_the_desk(people.berfin).get(screen(story)).content.decode()

    assert '<html lang="kmr" dir="ltr">' in page
    assert '<p class="finding-message">«و» ji peyva' in page


@pytest.mark.parametrize("name", ["rojin", "berfin"])
def test_a_forged_answer_changes_nothing(people, name):
    story = make.submitted(people, body=WRONG)
    sent = {**filled(at_the_desk(people.salma), story), "leave_now": key_of(story, "C6")}
    at_the_desk(getattr(people, name)).post(screen(story), sent)

    assert unanswered(make.fresh(story)) == 2


@pytest.mark.parametrize(
    "button",
    [
        {"repair": "x"},
        {"repair": "\0:9"},
        {"repair": f"{'a' * 64}:99999999"},
        {"leave_now": "\0"},
        {"ask_again": "\0"},
        {"repair_safe": "1", "body": "ا" * 400_000},
        {"repair_safe": "1", "body": "س\0"},
    ],
)
def test_a_strange_button_is_answered(people, button):
    story = make.draft(people, body=WRONG)
    assert press(at_the_desk(people.rojin), story, **button).status_code in {200, 400, 403}


def test_the_words_around_a_finding_are_not_cut(people):
    words = "كانت الطريق طويلة بين المدينة والقرية الصغيرة"
    story = make.draft(people, body=f"<p>{words} ، {words}</p>")
    page = at_the_desk(people.rojin).get(screen(story)).content.decode()
    before, after = PLACE.search(page).groups()

    assert before.startswith("…")
    assert after.endswith("…")
    assert set(before.strip("…").split()) | set(after.strip("…").split()) <= set(words.split())
