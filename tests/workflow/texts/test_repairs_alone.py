"""The house may let an editor approve a text in which they have made safe repairs and no more."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Max

from articles import workflow
from articles.models import Approval, HouseStyle, Revision
from articles.models.clock import database_now
from articles.workflow import Refused
from articles.workflow.texts.content import content_of
from articles.workflow.texts.correcting import safely_repaired
from tests import make

pytestmark = pytest.mark.django_db
# Each has safe repairs: a Latin comma (in Arabic letters), a space before a mark.
WRONG = {
    "ar": "<p>افتتح السوق  اليوم ,وحضر الناس .</p><p>ثم <strong>عاد</strong>  الناس.</p>",
    "ckb": "<p>بازاڕەکە  ئەمڕۆ کرایەوە ,خەڵک هاتن .</p>",
    "kmr": "<p>Sûk  îro vebû ,xelk hat .</p>",
}
EDITOR = {"ar": "salma", "ckb": "zelal", "kmr": "zelal"}


@pytest.fixture
def house(settings):
    settings.SAFE_REPAIRS_COUNT = False


@pytest.fixture(params=WRONG)
def language(request):
    return request.param


@pytest.fixture
def story(people, language):
    return make.submitted(people, language, body=WRONG[language])


@pytest.fixture
def editor(people, language):
    return getattr(people, EDITOR[language])


def repaired(story):
    before = content_of(story.latest_revision)
    style = HouseStyle.current()
    after = safely_repaired(before, story.language, style=style, left=())
    assert after != before
    return after


def save(story, editor, content):
    workflow.save_draft(
        story, actor=editor, content=content, opened_revision=story.latest_revision_id
    )
    return make.fresh(story)


def approve(story, editor):
    make.leave_findings(story, editor)
    workflow.approve(story, actor=editor, opened_revision=story.latest_revision_id)
    return make.fresh(story)


def test_by_default_a_repair_costs_the_right_to_approve(story, editor):
    saved = save(story, editor, repaired(story))
    assert not saved.latest_revision.only_repairs
    with pytest.raises(Refused):
        approve(saved, editor)


def test_safe_repairs_alone_cost_nothing_where_the_house_says_so(house, story, editor):
    saved = save(story, editor, repaired(story))
    assert saved.latest_revision.only_repairs
    made = approve(saved, editor)
    assert (made.status, made.approval.revision) == ("approved", saved.latest_revision)
    assert made.approval.writer == story.latest_revision.writer
    assert not made.approval.waived


def test_some_of_the_repairs_are_repairs_alone_too(house, people):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    some = make.content("ar", body=WRONG["ar"].replace("الناس .", "الناس."))
    saved = save(story, people.salma, some)
    assert saved.latest_revision.only_repairs
    assert approve(saved, people.salma).status == "approved"


def another_word(content):
    return {"body": content.body.replace("</p>", " جديد</p>", 1)}


CHANGES = {
    "a word more": another_word,
    "another headline": lambda content: {"headline": content.headline + "؟"},
    "another kind": lambda content: {"kind": "correction"},
    "a note": lambda content: {"note": "صُحّح"},
    "a paragraph less": lambda content: {"body": content.body.partition("</p>")[0] + "</p>"},
    "other marks": lambda content: {"body": content.body.replace("strong>", "em>")},
}


@pytest.mark.parametrize("change", CHANGES)
def test_anything_more_than_a_repair_counts(house, people, change):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    content = repaired(story)
    more = {**content.__dict__, **CHANGES[change](content)}
    saved = save(story, people.salma, workflow.Content(**more))
    assert not saved.latest_revision.only_repairs
    with pytest.raises(Refused):
        approve(saved, people.salma)


def test_a_repair_undone_counts(house, people):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    clean = save(story, people.idris, repaired(story))
    worse = save(clean, people.salma, make.content("ar", body=WRONG["ar"]))
    assert not worse.latest_revision.only_repairs


def test_who_has_written_before_does_not_approve_after_repairs(house, people):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    wrong = make.content("ar", headline="عنوان المحررة", body=WRONG["ar"])
    written = save(story, people.salma, wrong)
    saved = save(written, people.salma, repaired(written))
    with pytest.raises(Refused):
        approve(saved, people.salma)
    assert approve(saved, people.idris).approval.writer == people.salma


def test_the_first_change_after_a_publication_counts_whatever_it_is(house, people):
    story = make.published(people, "ar", body=WRONG["ar"])
    saved = save(story, people.salma, repaired(story))
    assert not saved.latest_revision.only_repairs
    workflow.submit(saved, actor=people.salma, opened_revision=saved.latest_revision_id)
    with pytest.raises(Refused):
        approve(make.fresh(saved), people.salma)


def test_the_house_may_change_its_mind(house, settings, story, editor):
    saved = save(story, editor, repaired(story))
    settings.SAFE_REPAIRS_COUNT = True
    with pytest.raises(Refused):
        approve(saved, editor)


def approval(revision, *, writer, approver):
    with transaction.atomic():
        Approval.objects.create(
            revision=revision,
            writer=writer,
            approver=approver,
            waived=False,
            created_at=database_now(),
        )


def test_the_database_agrees(house, people):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    reporter = story.latest_revision.writer
    saved = save(story, people.salma, repaired(story)).latest_revision
    # Nobody's name but that of who wrote, or of who repaired last.
    with pytest.raises(DatabaseError):
        approval(saved, writer=people.hevin, approver=people.salma)
    with pytest.raises(DatabaseError):
        approval(saved, writer=people.salma, approver=people.salma)
    with pytest.raises(DatabaseError):
        approval(saved, writer=reporter, approver=reporter)
    approval(saved, writer=reporter, approver=people.salma)


def test_in_the_database_too_a_change_that_counts_is_its_writers(house, people):
    story = make.submitted(people, "ar", body=WRONG["ar"])
    saved = save(story, people.salma, make.content("ar", headline="عنوان المحررة"))
    revision = saved.latest_revision
    assert Revision.objects.aggregate(Max("number"))["number__max"] == 2
    with pytest.raises(DatabaseError):
        approval(revision, writer=story.latest_revision.writer, approver=people.salma)
