"""Suggested wordings: taken by one click, refused, and whose text it is then."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from articles import workflow
from articles.models import Approval, Comment, JournalEntry, Revision
from articles.models.clock import database_now
from articles.models.guards import lifted
from articles.models.invariants import INVARIANTS
from articles.states import Move
from articles.workflow import Passage
from tests import make, moved
from tests.public.photos import photo

from .test_talk import BODY, FIRST, SECOND, WORDS, saved

pytestmark = pytest.mark.django_db
BETTER = "سوق شعبي"
THERE = Passage("body", 0, WORDS)
TAKERS = ("rojin", "salma", "idris", "hevin", "zelal")


@pytest.fixture
def text(people):
    return make.draft(people, body=BODY)


def suggested(text, actor, wording=BETTER, passage=THERE, **more):
    options = {"actor": actor, "wording": wording, "passage": passage, **more}
    return workflow.suggest(text, **options).comment


def test_one_click_makes_a_new_text_with_the_wording_in_its_place(people, text):
    made = suggested(text, people.salma, words="أدق")
    entry = workflow.take_suggestion(made, actor=people.rojin)
    latest = make.fresh(text).latest_revision
    assert latest.body == BODY.replace(WORDS, BETTER)
    assert (latest.number, latest.writer, latest.suggested_by) == (2, people.rojin, people.salma)
    made.refresh_from_db()
    assert (made.state, made.taken_as, made.settled_by) == ("taken", latest, people.rojin)
    assert (entry.move, entry.revision, entry.note) == (Move.TAKE_SUGGESTION, latest, WORDS)
    assert JournalEntry.objects.filter(move=Move.SAVE).get().actor == people.rojin
    assert make.fresh(text).open_comments == 0


@pytest.mark.parametrize("name", [*TAKERS, "karim", "azad", "nergiz", "stranger", "admin"])
def test_who_may_change_the_text_takes_and_refuses(people, text, name):
    actor = getattr(people, name)
    taken, refused = (suggested(text, people.zelal, wording) for wording in (BETTER, "معرض"))
    if name in TAKERS:
        workflow.refuse_suggestion(refused, actor=actor, words="لا")
        workflow.take_suggestion(taken, actor=actor)
        states = set(Comment.objects.beginnings().values_list("state", flat=True))
        assert states == {"taken", "refused"}
        return
    for verb in (workflow.take_suggestion, workflow.refuse_suggestion):
        with pytest.raises(workflow.Refused):
            verb(taken, actor=actor)
    assert Revision.objects.filter(translation=text).count() == 1


@pytest.mark.parametrize(
    ("passage", "wording", "changes"),
    [
        (Passage("body", 1, "البائعون"), "الباعة", {"body": BODY.replace("البائعون", "الباعة")}),
        (Passage("body", 1), "فقرة", {"body": f"<p>{FIRST}</p><p>فقرة</p>"}),
        (THERE, "", {"body": BODY.replace(f"{WORDS} ", "")}),
        (Passage("body", 1), "", {"body": f"<p>{FIRST}</p>"}),
        (
            Passage("body", 0, WORDS),
            "<b>x</b>",
            {"body": BODY.replace(WORDS, "&lt;b&gt;x&lt;/b&gt;")},
        ),
        (Passage("headline", quote=WORDS), BETTER, {"headline": "افتتاح سوق شعبي في المدينة"}),
        (Passage("standfirst", quote="ملخص"), "موجز", {"standfirst": "موجز قصير"}),
        (Passage("lead_alt", quote="باعة"), "بائعون", {"lead_alt": "بائعون في سوق"}),
    ],
)
def test_any_part_of_a_text_is_reworded_and_the_rest_stays(people, passage, wording, changes):
    told = {"standfirst": "ملخص قصير", "lead_alt": "باعة في سوق", "body": BODY}
    text = make.draft(people, lead_photo=photo(people).pk, **told)
    before = workflow.content_of(text.latest_revision)
    workflow.take_suggestion(suggested(text, people.salma, wording, passage), actor=people.rojin)
    assert workflow.content_of(make.fresh(text).latest_revision) == replace(before, **changes)


def test_marks_and_captions_of_the_gallery_are_kept(people):
    body = f'<p>افتتح <strong>اليوم</strong> {WORDS} في <a href="https://example.org/">المدينة</a>.</p>'
    shown = photo(people).pk
    gallery = (workflow.GalleryPhoto(shown, "باعة في السوق"),)
    text = make.draft(people, body=body, gallery=gallery)
    workflow.take_suggestion(suggested(text, people.salma), actor=people.rojin)
    assert make.fresh(text).latest_revision.body == body.replace(WORDS, BETTER)
    passage = Passage(f"gallery_{shown}", quote="باعة")
    workflow.take_suggestion(suggested(text, people.salma, "بائعون", passage), actor=people.rojin)
    content = workflow.content_of(make.fresh(text).latest_revision)
    assert content.gallery == (workflow.GalleryPhoto(shown, "بائعون في السوق"),)


@pytest.mark.parametrize(
    ("wording", "passage", "why"),
    [
        (BETTER, workflow.WHOLE, "Choose the passage"),
        (WORDS, THERE, "already"),
        ("ا" * 2001, THERE, "2000"),
    ],
)
def test_a_suggestion_is_other_words_for_a_passage(people, text, wording, passage, why):
    with pytest.raises(workflow.Refused, match=why):
        suggested(text, people.salma, wording, passage)


def test_a_paragraph_that_is_too_long_is_not_replaced_whole(people):
    text = make.draft(people, body=f"<p>{'كلمة ' * 600}</p>")
    assert workflow.comment(text, actor=people.salma, words="x", passage=Passage("body", 0))
    with pytest.raises(workflow.Refused, match="too long"):
        suggested(text, people.salma, "x", Passage("body", 0))


def test_it_goes_along_with_the_text_and_is_taken_where_its_words_stand_then(people, text):
    made = suggested(text, people.salma)
    saved(text, people.rojin, body=f"<p>مقدمة.</p>{BODY}")
    workflow.take_suggestion(made, actor=people.rojin)
    wanted = f"<p>مقدمة.</p>{BODY.replace(WORDS, BETTER)}"
    assert make.fresh(text).latest_revision.body == wanted


@pytest.mark.parametrize("body", [BODY.replace(WORDS, "معرض"), f"<p>{SECOND}</p>"])
def test_it_is_not_taken_where_its_words_were_changed(people, text, body):
    made = suggested(text, people.salma)
    saved(text, people.rojin, body=body)
    with pytest.raises(workflow.Refused, match="changed meanwhile"):
        workflow.take_suggestion(made, actor=people.rojin)
    assert make.fresh(text).latest_revision.number == 2
    assert Comment.objects.open().get() == made
    workflow.refuse_suggestion(made, actor=people.rojin)


def test_words_that_no_text_may_have_are_not_taken(people, text):
    made = suggested(text, people.salma, "ا " * 150, Passage("headline", quote=WORDS))
    with pytest.raises(ValidationError):
        workflow.take_suggestion(made, actor=people.rojin)
    assert Comment.objects.open().get() == made
    assert make.fresh(text).latest_revision.number == 1


def test_what_is_settled_is_not_taken_and_what_is_taken_is_not_opened_again(people, text):
    made, other = suggested(text, people.salma), suggested(text, people.salma, "معرض")
    workflow.take_suggestion(made, actor=people.rojin, token="one")
    assert workflow.take_suggestion(made, actor=people.rojin, token="one").after["comment"]
    for verb in (workflow.take_suggestion, workflow.refuse_suggestion, workflow.resolve):
        with pytest.raises(workflow.Refused, match="settled this meanwhile"):
            verb(made, actor=people.rojin)
    with pytest.raises(workflow.Refused, match="was taken"):
        workflow.reopen(made, actor=people.salma)
    workflow.refuse_suggestion(other, actor=people.rojin)
    workflow.reopen(other, actor=people.salma)
    plain = workflow.comment(text, actor=people.salma, words="x").comment
    for verb in (workflow.take_suggestion, workflow.refuse_suggestion):
        with pytest.raises(workflow.Refused, match="no suggestion"):
            verb(plain, actor=people.rojin)


def test_a_text_with_the_editors_is_changed_by_an_editor_alone(people):
    text = make.submitted(people, body=BODY)
    made = suggested(text, people.hevin)
    with pytest.raises(workflow.Refused, match="with the editors"):
        workflow.take_suggestion(made, actor=people.rojin)
    workflow.take_suggestion(made, actor=people.idris)
    assert make.fresh(text).status == "submitted"


def test_an_approval_is_voided_and_a_schedule_held_as_by_any_save(people):
    text = make.approved(people, body=BODY)
    workflow.take_suggestion(suggested(text, people.hevin), actor=people.rojin)
    after = make.fresh(text)
    assert (after.status, after.approval_id) == ("draft", None)


def with_a_taken_wording(people):
    """Written by Rojin, with words of Salma's, before the editors."""
    text = make.draft(people, body=BODY)
    workflow.take_suggestion(suggested(text, people.salma), actor=people.rojin)
    text = make.fresh(text)
    moved.submit(text, actor=people.rojin)
    make.leave_findings(text, people.idris)
    return make.fresh(text)


def approval(text, approver):
    return Approval(
        revision=text.latest_revision,
        writer=text.latest_revision.writer,
        approver=approver,
        created_at=database_now(),
    )


def test_who_suggested_counts_as_one_of_the_writers(people):
    text = with_a_taken_wording(people)
    options = {"opened_revision": text.latest_revision_id}
    with pytest.raises(workflow.Refused, match="Somebody else approves"):
        workflow.approve(text, actor=people.salma, **options)
    with pytest.raises(DatabaseError), transaction.atomic():
        approval(text, people.salma).save()
    assert workflow.approve(text, actor=people.idris, **options)


def test_that_lasts_over_later_saves_and_until_the_text_is_published(people):
    text = with_a_taken_wording(people)
    saved(text, people.hevin, body=BODY, headline="عنوان آخر")
    text = make.fresh(text)
    make.leave_findings(text, people.idris)
    assert not workflow.may(people.salma, Move.APPROVE, text)
    with pytest.raises(DatabaseError), transaction.atomic():
        approval(text, people.salma).save()
    workflow.approve(text, actor=people.idris, opened_revision=text.latest_revision_id)
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)
    saved(text, people.rojin, body=BODY, headline="عنوان ثالث")
    text = make.fresh(text)
    moved.submit(text, actor=people.rojin)
    make.leave_findings(make.fresh(text), people.idris)
    assert workflow.may(people.salma, Move.APPROVE, make.fresh(text))


def test_who_suggested_does_not_clear_a_risk_flag_of_the_story_either(people):
    article = with_a_taken_wording(people).article
    workflow.raise_flag(article, actor=people.rojin, flag="minor", note="قاصر")
    with pytest.raises(workflow.Refused, match="written in this story"):
        workflow.clear_flag(article, actor=people.salma, flag="minor", note="حذف")
    assert workflow.clear_flag(article, actor=people.idris, flag="minor", note="حذف")


def test_a_suggestion_that_was_not_taken_makes_nobody_a_writer(people):
    text = make.submitted(people, body=BODY)
    made = suggested(text, people.salma)
    workflow.refuse_suggestion(made, actor=people.idris)
    assert workflow.may(people.salma, Move.APPROVE, text)


def test_a_taken_wording_gives_no_right_of_a_writer(people):
    made = suggested(make.draft(people, "ckb"), people.azad, "x", Passage("headline"))
    workflow.take_suggestion(made, actor=people.berfin)
    assert not workflow.may(people.azad, Move.SAVE, make.fresh(made.translation))


def test_a_newsroom_of_one_takes_its_own_and_its_approval_is_marked(people, settings):
    settings.FOUR_EYES_WAIVED = True
    text = with_a_taken_wording(people)
    workflow.approve(text, actor=people.salma, opened_revision=text.latest_revision_id)
    assert make.fresh(text).approval.waived


def test_verify_knows_who_suggested(people):
    text = with_a_taken_wording(people)
    workflow.approve(text, actor=people.idris, opened_revision=text.latest_revision_id)
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)
    of_writers = next(each for each in INVARIANTS if "one of its writers" in each.what)
    rows = of_writers.model.objects.all()
    assert not of_writers.wrong(rows).exists()
    with lifted(connection):
        Revision.objects.filter(translation=text).update(suggested_by=people.idris)
        assert of_writers.wrong(rows).exists()
        Revision.objects.filter(translation=text).update(suggested_by=people.salma)
