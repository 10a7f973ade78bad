import pytest
from django.urls import reverse

from articles.models import Translation
from articles.proofreading import findings, unanswered
from tests import make
from tests.admin.pages import at_the_desk

pytestmark = pytest.mark.django_db
WRONG = "<p>قال <strong>سوق</strong> في في المدينة ، ثم عاد.</p>"
PLAIN = "قال سوق في في المدينة ، ثم عاد."
NEW = reverse("admin:translation_proofread_new")


def address(story):
    return reverse("admin:translation_proofread", args=[story.pk])


def ask(client, where, **sent):
    return client.post(where, {"_end": "1", **sent})


def key_of(story, rule):
    return next(entry.key for entry in findings(story) if entry.finding.rule == rule)


def test_typed_texts_are_read_and_nothing_is_stored(people):
    story = make.draft(people)
    sent = {"body": "قال في في المدينة.", "headline": "سوق ، جديد", "_end": "1"}
    answer = at_the_desk(people.rojin).post(address(story), sent)

    found = answer.json()["findings"]
    assert [(each["field"], each["text"]) for each in found] == [
        ("headline", sent["headline"][found[0]["start"] : found[0]["end"]]),
        ("body", sent["body"][found[1]["start"] : found[1]["end"]]),
    ]
    assert unanswered(make.fresh(story)) == 0


@pytest.mark.parametrize("name", ["karim", "stranger", "admin"])
def test_who_may_not_read_a_text_cannot_have_it_read(people, name):
    story = make.draft(people)
    client = at_the_desk(getattr(people, name))
    assert client.post(address(story), {"body": "x", "_end": "1"}).status_code == 404


def test_a_text_that_is_not_a_story_yet_is_read(people):
    answer = ask(at_the_desk(people.rojin), NEW, language="ar", body=PLAIN)

    assert [each["text"] for each in answer.json()["findings"]] == ["في في", " ،"]
    assert [each["safe"] for each in answer.json()["findings"]] == [False, True]
    assert "A word twice in a row" in answer.json()["html"]
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("name", "language"),
    [("rojin", "ckb"), ("rojin", ""), ("rojin", "tr"), ("stranger", "ar"), ("admin", "ar")],
)
def test_who_may_not_begin_a_story_cannot_have_one_read(people, name, language):
    client = at_the_desk(getattr(people, name))
    assert ask(client, NEW, language=language, body=PLAIN).status_code == 404


def test_a_cut_request_is_refused(people):
    client = at_the_desk(people.rojin)
    assert client.post(NEW, {"language": "ar", "body": PLAIN}).status_code == 400
    assert client.post(address(make.draft(people)), {"body": PLAIN}).status_code == 400
    assert client.get(address(make.draft(people))).status_code == 400


def test_leaving_and_asking_again_answer_with_the_list(people):
    story = make.submitted(people, body=WRONG)
    client, key = at_the_desk(people.salma), key_of(story, "C6")
    left = ask(client, address(story), body=PLAIN, leave_now=key)
    assert "Left as they are" in left.json()["html"]
    assert unanswered(make.fresh(story)) == 1

    again = ask(client, address(story), body=PLAIN, leave=key, ask_again=key)
    assert len(again.json()["findings"]) == 2
    assert unanswered(make.fresh(story)) == 2


def test_what_is_left_in_a_new_story_is_carried_by_the_form(people):
    key = key_of(make.draft(people, body=WRONG), "C6")
    answer = ask(at_the_desk(people.rojin), NEW, language="ar", body=PLAIN, leave_now=key)

    assert f'<input type="hidden" name="leave" value="{key}">' in answer.json()["html"]
    assert [each["text"] for each in answer.json()["findings"]] == [" ،"]


def test_who_may_not_save_leaves_nothing(people):
    story = make.submitted(people, body=WRONG)
    answer = ask(
        at_the_desk(people.rojin), address(story), body=PLAIN, leave_now=key_of(story, "C6")
    )

    assert answer.status_code == 403
    assert answer.json()["message"]
    assert unanswered(make.fresh(story)) == 2
