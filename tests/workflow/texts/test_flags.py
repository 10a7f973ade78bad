"""Risk flags: who sets and clears them, and what they stop."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from articles import workflow
from articles.models import Article, Outlet, Publication, RiskFlag
from articles.states import Move
from articles.workflow.names import outlet as outlets
from tests import make, moved
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
WHY = "الطفلة تعرف من اسم المدرسة"
EDITORS = {"salma", "idris", "hevin", "zelal", "berfin"}
WARN = EDITORS | {"rojin", "azad"}
EVERYBODY = (*sorted(WARN), "karim", "admin", "stranger")
BLOCKING = ("minor", "source", "operation")
OTHERS = ("face", "place")


def made_once(people):
    """A story that is live in Arabic with a newer text approved, and a draft in Kurmanji."""
    source = make.published(people)
    workflow.start_translation(source, actor=people.berfin, language="kmr")
    people.story = make.revised(people, source, headline="عنوان أحدث").article


@pytest.fixture
def story(people):
    return people.story


@pytest.fixture
def house(people):
    made = Outlet(name_ar="صوت")
    outlets.set_up_outlet(made, actor=people.admin)
    return made


def flagged(story, actor, flag="minor", **changes):
    return workflow.raise_flag(story, actor=actor, flag=flag, **{"note": WHY, **changes})


def cleared(story, actor, flag="minor", **changes):
    return workflow.clear_flag(story, actor=actor, flag=flag, **{"note": "حذف الاسم", **changes})


def standing(story):
    return Article.objects.get(pk=story.pk).risk_flags


def text_of(story, language="ar"):
    return make.fresh(story.translations.get(language=language))


def published(people, text, **options):
    options.setdefault("opened_revision", text.latest_revision_id)
    return workflow.publish(text, actor=people.zelal, **options)


@pytest.mark.parametrize("name", EVERYBODY)
def test_whoever_reads_a_text_of_the_story_and_writes_at_its_desk_warns(people, story, name):
    if name in WARN:
        entry = flagged(story, getattr(people, name))
        assert standing(story) == {"minor": WHY}
        assert (entry.move, entry.note, entry.after) == (Move.RAISE_FLAG, WHY, {"flag": "minor"})
    else:
        with pytest.raises(workflow.Refused):
            flagged(story, getattr(people, name))
        assert standing(story) == {}


@pytest.mark.parametrize("name", EVERYBODY)
def test_an_editor_who_has_not_written_in_the_story_clears_it(people, story, name):
    flagged(story, people.rojin)
    if name in EDITORS - {"berfin"}:
        entry = cleared(story, getattr(people, name))
        assert standing(story) == {}
        assert (entry.move, entry.before) == (Move.CLEAR_FLAG, {"flag": "minor"})
    else:
        with pytest.raises(workflow.Refused) as refused:
            cleared(story, getattr(people, name))
        assert ("written in this story" in str(refused.value)) == (name == "berfin")
        assert standing(story) == {"minor": WHY}


def test_who_has_written_long_before_the_last_publication_does_not_clear_it_either(people):
    text = make.published(people)
    newer = make.revised(people, text, headline="عنوان أحدث")
    flagged(newer.article, people.salma)
    saved = workflow.save_draft(
        newer,
        actor=people.salma,
        content=make.content(headline="عنوان ثالث"),
        opened_revision=newer.latest_revision_id,
    ).translation
    moved.submit(saved, actor=people.salma)
    moved.approve(make.fresh(saved), actor=people.idris)

    with pytest.raises(workflow.Refused, match="written in this story"):
        cleared(newer.article, people.salma)


def test_a_newsroom_of_one_clears_its_own_and_it_is_marked(people, settings):
    text = make.draft(people)
    flagged(text.article, people.salma)
    workflow.save_draft(
        text,
        actor=people.salma,
        content=make.content(headline="عنوان أوضح"),
        opened_revision=text.latest_revision_id,
    )
    settings.FOUR_EYES_WAIVED = True

    assert cleared(text.article, people.salma).after == {"flag": "", "waived": True}


@pytest.mark.parametrize("flag", RiskFlag.values)
def test_what_the_house_lets_block_blocks_and_nothing_else(people, story, flag):
    flagged(story, people.rojin, flag)
    if flag in BLOCKING:
        with pytest.raises(workflow.Refused, match=str(RiskFlag(flag).label)):
            published(people, text_of(story))
        cleared(story, people.salma, flag)
    assert published(people, text_of(story))


@pytest.mark.parametrize("flag", BLOCKING)
def test_a_withdrawn_story_is_not_published_again_under_it(people, flag):
    text = make.published(people)
    workflow.withdraw(text, actor=people.zelal, note="خطأ")
    flagged(text.article, people.rojin, flag)

    with pytest.raises(workflow.Refused, match="Risk flags"):
        workflow.republish(text, actor=people.zelal)
    cleared(text.article, people.salma, flag)
    assert workflow.republish(text, actor=people.zelal)


@pytest.mark.parametrize("flag", RiskFlag.values)
def test_it_holds_every_schedule_at_once_and_takes_nothing_from_readers(people, flag):
    live = make.published(people)
    at = timezone.now() + timedelta(hours=1)
    newer = make.revised(people, live, headline="عنوان أحدث")
    published(people, newer, at=at)
    other = make.translated(people, live, "kmr")
    moved.submit(other, actor=people.azad)
    moved.approve(make.fresh(other), actor=people.zelal)
    published(people, make.fresh(other), at=at)

    entry = flagged(live.article, people.rojin, flag)

    pending = Publication.objects.pending().of_story(live.article_id)
    assert pending.count() == (0 if flag in BLOCKING else 2)
    assert Publication.objects.visible().of_story(live.article_id).get().visible_until == (
        None if flag in BLOCKING else at
    )
    held = {text.language for text in live.article.translations.all() if text.held_publication_id}
    assert held == ({"ar", "kmr"} if flag in BLOCKING else set())
    assert set(entry.after.get("stopped", ())) == held
    assert journal_of(live.article).filter(move=Move.HOLD).count() == len(held)


def test_an_outlet_chooses_which_block(people, story, house):
    outlets.change_outlet(house, actor=people.admin, values={"blocking_flags": ["face"]})
    flagged(story, people.rojin, "minor")
    assert workflow.may(people.zelal, Move.PUBLISH, text_of(story))
    flagged(story, people.rojin, "face")
    assert not workflow.may(people.zelal, Move.PUBLISH, text_of(story))

    outlets.change_outlet(house, actor=people.admin, values={"blocking_flags": []})
    assert published(people, text_of(story))


def test_what_an_outlet_lets_block_from_now_on_holds_what_is_scheduled_at_once(
    people, story, house
):
    flagged(story, people.rojin, "face")
    other = make.approved(people)
    at = timezone.now() + timedelta(hours=1)
    for text in (text_of(story), other):
        published(people, text, at=at)

    outlets.change_outlet(house, actor=people.admin, values={"blocking_flags": ["face", "minor"]})

    assert Publication.objects.pending().get().translation == other
    assert text_of(story).held_publication_id
    entry = journal_of(story).filter(move=Move.HOLD).get()
    assert entry.actor == people.admin


@pytest.mark.parametrize("flags", [["x"], "minor", [1], {"minor": 1}])
def test_an_outlet_names_only_flags_that_there_are(people, house, flags):
    with pytest.raises(Exception, match="no risk flag"):
        outlets.change_outlet(house, actor=people.admin, values={"blocking_flags": flags})


@pytest.mark.parametrize("flag", ["", "x", "minor ", "MINOR"])
def test_a_flag_that_is_none_is_refused(people, story, flag):
    with pytest.raises(workflow.Refused, match="Choose a risk flag"):
        flagged(story, people.rojin, flag)
    with pytest.raises(workflow.Refused, match="Choose a risk flag"):
        cleared(story, people.salma, flag)


def test_both_say_why_and_nothing_is_done_twice(people, story):
    with pytest.raises(workflow.Refused, match="note"):
        flagged(story, people.rojin, note=" \u200f ")
    flagged(story, people.rojin)
    with pytest.raises(workflow.Refused, match="already"):
        flagged(story, people.salma, note="سبب آخر")
    assert standing(story) == {"minor": WHY}
    with pytest.raises(workflow.Refused, match="note"):
        cleared(story, people.salma, note="")
    cleared(story, people.salma)
    with pytest.raises(workflow.Refused, match="meanwhile"):
        cleared(story, people.idris)


def test_the_same_form_sent_twice_is_one(people, story):
    first = flagged(story, people.rojin, token="one-form")
    assert flagged(story, people.rojin, token="one-form") == first
    done = cleared(story, people.salma, token="another")
    assert cleared(story, people.salma, token="another") == done
    assert journal_of(story).filter(move__in=(Move.RAISE_FLAG, Move.CLEAR_FLAG)).count() == 2


def test_the_database_lets_nothing_out_under_it_either(people):
    text = make.published(people)
    workflow.withdraw(text, actor=people.zelal, note="خطأ")
    flagged(text.article, people.rojin, "place")
    again()
    Publication.objects.visible().get(translation=text)
    workflow.withdraw(text, actor=people.zelal, note="خطأ")
    flagged(text.article, people.rojin, "source")
    with pytest.raises(DatabaseError, match="risk flag"), transaction.atomic():
        again()
    Outlet.objects.create(pk=1, name_ar="صوت", blocking_flags=["place"])
    with pytest.raises(DatabaseError, match="risk flag"), transaction.atomic():
        again()
    Outlet.objects.update(blocking_flags=["face"])
    again()


def again():
    """Show the last text again past the verbs."""
    was = Publication.objects.latest("pk")
    was.pk, was.visible_from, was.visible_until = None, timezone.now(), None
    was.save(force_insert=True)
    was.translation.__class__.objects.filter(pk=was.translation_id).keep_moments()
