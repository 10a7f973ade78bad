"""Texts are found at the desk by every word of their newest state, as soon as it is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import DeskEntry, Translation
from articles.search import search
from articles.search.desk import Kind, found_among
from articles.workflow.texts.story import StoryDetails, edit_story, last_edit
from tests import make

pytestmark = pytest.mark.django_db


def found(words):
    rows = found_among(Translation.objects.all(), Kind.TEXT, words)
    return set(rows.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("ar", "الادارة", "أعلنت الإدارة موعداً"),
        ("ar", "عبد الرحمن", "وصل عبدالرحمن أمس"),
        ("ar", "شئ", "هذا شيء جديد"),
        ("ckb", "گوند", "خەڵکی گوندەکانیان"),
        ("ckb", "كورد", "کوردێکی گەنج"),
        ("kmr", "qamislo", "Civîn li Qamişloyê çêbû"),
        ("kmr", "mamoste", "Mamosteyekî got"),
    ],
)
def test_a_draft_is_found_by_folded_words_of_its_body(people, language, words, text):
    story = make.draft(people, language, body=f"<p>{text}</p>")
    make.draft(people, language)

    assert found(words) == {story.pk}


@pytest.mark.parametrize(
    "column", ["headline", "kicker", "standfirst", "lead_caption", "lead_alt", "body"]
)
def test_a_draft_is_found_by_every_part_of_it(people, column):
    story = make.draft(people, **{column: "فراشة"})
    assert found("فراشة") == {story.pk}


def test_words_that_were_written_over_find_nothing(people):
    story = make.draft(people, headline="فراشة زرقاء")
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عصفور صغير"),
        opened_revision=story.latest_revision_id,
    )
    assert found("فراشة") == set()
    assert found("عصفور") == {story.pk}


def test_a_save_that_fails_leaves_the_index_as_it_was(people, monkeypatch):
    story = make.approved(people, headline="فراشة زرقاء")

    def fail(current):
        raise ArithmeticError

    monkeypatch.setattr(workflow.texts.drafting, "hold_schedule", fail)
    with pytest.raises(ArithmeticError):
        workflow.save_draft(
            story,
            actor=people.rojin,
            content=make.content(headline="عصفور صغير"),
            opened_revision=story.latest_revision_id,
        )
    assert found("عصفور") == set()
    assert found("فراشة") == {story.pk}


def test_a_word_that_is_not_written_to_its_end_finds_what_begins_so(people):
    story = make.draft(people, "kmr", headline="Civîn li Qamişlo")
    arabic = make.draft(people, headline="أعلنت المدينة موعداً")

    assert found("Qam") == {story.pk}
    assert found("civin qami") == {story.pk}
    assert found("Qa") == set()
    assert found("qami civin") == set()
    assert found("مدي") == {arabic.pk}


def test_readers_find_no_word_of_a_draft(people):
    make.draft(people, headline="فراشة زرقاء")
    assert search("فراشة", language="ar").hits == ()


def test_a_new_slugline_finds_its_story_and_the_old_one_does_not(people):
    article = make.draft(people).article
    details = StoryDetails(slugline="harvest", section=article.section)
    edit_story(article, actor=people.salma, details=details, opened_edit=last_edit(article))

    rows = article.__class__.objects.all()
    assert set(found_among(rows, Kind.STORY, "Harvest")) == {article}
    assert not found_among(rows, Kind.STORY, article.slugline)


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_leave_every_row(people, words):
    story = make.draft(people)
    assert found(words) == {story.pk}


@pytest.mark.parametrize(
    "words", ["؟!", "🙂", '"', "' OR 1=1", "a\0b", "*", "NEAR(", "\ud800", "(" * 90]
)
def test_any_string_may_be_asked(people, words):
    make.draft(people)
    assert found(words) == set()


def test_a_question_takes_few_queries_whatever_its_words(people):
    for number in range(4):
        make.draft(people, headline=f"فراشة {number}")
    for words in ("فراشة", "فراشة زرقاء على الزهرة", "Qamişlo", " ".join(map(str, range(12)))):
        with CaptureQueriesContext(connection) as captured:
            found(words)
        assert len(captured) <= 8


def test_a_save_writes_one_entry(people):
    story = make.draft(people)
    before = DeskEntry.objects.count()
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عصفور صغير"),
        opened_revision=story.latest_revision_id,
    )
    assert DeskEntry.objects.count() == before
    assert (
        str(DeskEntry.objects.get(pk=DeskEntry.number_of("text", story.pk))) == f"text {story.pk}"
    )
