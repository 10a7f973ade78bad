"""What is on the screen and not saved is never left out of a step that is about the text."""

import pytest

from articles.models import Publication, Translation
from articles.states import Status
from tests import make
from tests.admin.pages import at_the_desk, form, forms, move, move_address, screen

pytestmark = pytest.mark.django_db
TYPED = {
    "ar": "عنوان لم يُحفظ بعد",
    "ckb": "سەردێڕێک کە پاشەکەوت نەکراوە",
    "kmr": "Sernavek ku nehatiye tomarkirin",
}
# The step, the state in which it is next, and who makes it.
STEPS = {
    "approve": (make.submitted, "zelal"),
    "send_back": (make.submitted, "zelal"),
    "publish": (make.approved, "zelal"),
}


@pytest.fixture(params=TYPED)
def language(request):
    return request.param


@pytest.fixture(params=STEPS)
def step(request):
    return request.param


@pytest.fixture
def story(people, language, step):
    return STEPS[step][0](people, language)


def press(client, story, step, **typed):
    return move(client, story, step, **({"why": "سبب"} | typed))


def test_unsaved_words_stop_the_step_and_stay_on_the_screen(people, story, step, language):
    before = (story.status, story.latest_revision_id)
    answer = press(at_the_desk(people.zelal), story, step, headline=TYPED[language])

    assert answer.status_code == 409
    assert form(answer, screen(story)).fields["headline"] == [TYPED[language]]
    assert "not saved" in answer.content.decode()
    now = Translation.objects.get(pk=story.pk)
    assert (now.status, now.latest_revision_id) == before
    assert not Publication.objects.filter(translation=story).exists()


def test_what_was_typed_for_the_step_itself_stays_too(people, story, step, language):
    if step != "send_back":
        pytest.skip("only sending back needs a note")
    answer = press(at_the_desk(people.zelal), story, step, headline=TYPED[language])
    assert form(answer, move_address(story, step)).fields["why"] == ["سبب"]


def test_an_untouched_screen_makes_the_step(people, story, step):
    answer = press(at_the_desk(people.zelal), story, step)
    assert answer.status_code == 302
    made = {"approve": Status.APPROVED, "send_back": Status.SENT_BACK, "publish": Status.APPROVED}
    assert Translation.objects.get(pk=story.pk).status == made[step]
    assert Publication.objects.filter(translation=story).exists() == (step == "publish")


CHANGES = {
    "body": "نص آخر",
    "note": "ملاحظة",
    "kicker": "تمهيد",
    "lead_alt": "وصف",
    "photo_credit": "هيفين",
    "slugline": "اسم آخر",
    "tag_names": "وسم لا وجود له",
}


@pytest.mark.parametrize("field", CHANGES)
def test_every_field_that_was_typed_in_counts(people, field):
    story = make.submitted(people)
    answer = press(at_the_desk(people.salma), story, "approve", **{field: CHANGES[field]})
    assert answer.status_code == 409
    assert make.fresh(story).status == Status.SUBMITTED


def test_an_editors_untouched_html_is_no_change(people):
    body = "<h2>عنوان فرعي</h2><p>نص <strong>مهم</strong>.</p>"
    story = make.submitted(people, body=body)
    assert press(at_the_desk(people.salma), story, "approve").status_code == 302


def test_a_text_older_than_a_rule_can_still_be_approved(people, monkeypatch):
    story = make.submitted(people)
    newer = "articles.workflow.texts.content.one_line"
    monkeypatch.setattr(newer, lambda text: text.strip().upper() + "!" if text else text)
    assert press(at_the_desk(people.salma), story, "approve").status_code == 302


def test_what_was_restored_and_not_saved_counts_as_unsaved(people):
    story = make.submitted(people)
    client = at_the_desk(people.salma)
    sent = form(client.get(screen(story)), screen(story)).fields
    keeping = f"/admin/articles/translation/{story.pk}/autosave/"
    client.post(keeping, {**sent, "headline": TYPED["ar"]})
    restored = client.get(f"{screen(story)}?restore={sent['copy'][0]}")
    approve = form(restored, move_address(story, "approve"))
    assert client.post(approve.action, approve.fields).status_code == 409


def test_submitting_takes_the_typed_words_along(people, language):
    story = make.draft(people, language)
    client = at_the_desk(story.latest_revision.writer)
    move(client, story, "submit", headline=TYPED[language])
    now = make.fresh(story)
    assert (now.status, now.latest_revision.headline) == (Status.SUBMITTED, TYPED[language])


def test_steps_that_are_not_about_the_text_are_forms_of_their_own(people):
    story = make.published(people)
    page = at_the_desk(people.zelal).get(screen(story))
    withdraw = form(page, move_address(story, "withdraw"))
    assert withdraw in [found for found in forms(page) if "body" not in found.fields]


@pytest.mark.parametrize(
    ("state", "name", "is_told"),
    [
        (make.submitted, "salma", True),
        (make.submitted, "zelal", True),
        (make.draft, "rojin", False),
        (make.draft, "salma", True),
    ],
)
def test_an_editor_learns_before_saving_that_somebody_else_will_have_to_approve(
    people, state, name, is_told
):
    page = at_the_desk(getattr(people, name)).get(screen(state(people))).content.decode()
    assert ("somebody else has to approve this text" in page) == is_told


def test_who_has_written_in_it_already_is_not_told_again(people):
    story = make.submitted(people)
    client = at_the_desk(people.salma)
    sent = form(client.get(screen(story)), screen(story)).fields
    client.post(screen(story), {**sent, "headline": "عنوان المحررة"})
    page = client.get(screen(story)).content.decode()
    assert "somebody else has to approve this text" not in page
