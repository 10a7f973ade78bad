"""A kill: every language at once, and nothing out again until two publishers agree."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from articles import workflow
from articles.models import Kill, Publication, Translation
from articles.states import Move
from tests import make, moved
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
PUBLISHERS = {"hevin", "zelal"}
EVERYBODY = ("rojin", "karim", "salma", "idris", *sorted(PUBLISHERS), "azad", "berfin", "admin")


def made_once(people):
    """A story that is live in Arabic, scheduled in Kurmanji, and a draft in Sorani."""
    source = make.published(people)
    hour = timezone.now() + timedelta(hours=1)
    moved.publish(
        cleared(people, make.translated(people, source, "kmr")), actor=people.zelal, at=hour
    )
    make.translated(people, source, "ckb")
    people.story = source.article


@pytest.fixture
def story(people):
    return people.story


def cleared(people, text):
    moved.submit(text, actor=people.azad)
    moved.approve(text, actor=people.zelal)
    return make.fresh(text)


def version(story, language):
    return story.translations.get(language=language)


def killed(story, actor, **changes):
    return workflow.kill(story, actor=actor, **{"note": "خطر على المصدر", **changes})


def asked(story, actor):
    return workflow.ask_lift(story, actor=actor, note="زال الخطر")


def test_nothing_of_it_is_or_will_be_seen_in_any_language(people, story):
    made = killed(story, people.hevin)

    assert not Publication.objects.visible().of_story(story.pk).exists()
    assert not Publication.objects.pending().of_story(story.pk).exists()
    assert made.before == {"languages": ["ar", "kmr"]}
    moves = journal_of(story).filter(move=Move.KILL)
    assert set(moves.values_list("translation__language", "note")) == {
        (None, "خطر على المصدر"),
        ("ar", "خطر على المصدر"),
        ("kmr", "خطر على المصدر"),
    }


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_publisher_of_any_of_its_languages_kills_and_nobody_else(people, story, name):
    if name in PUBLISHERS:
        assert killed(story, getattr(people, name))
    else:
        with pytest.raises(workflow.Refused, match="publisher"):
            killed(story, getattr(people, name))
        assert not Kill.objects.exists()


def test_it_says_why_and_only_once(people, story):
    with pytest.raises(workflow.Refused, match="note"):
        killed(story, people.hevin, note=" \u200f ")
    assert Publication.objects.visible().of_story(story.pk).count() == 1

    killed(story, people.hevin)
    with pytest.raises(workflow.Refused, match="already"):
        killed(story, people.zelal)


def test_the_same_form_sent_twice_kills_once(people, story):
    first = killed(story, people.hevin, token="one-form")

    assert killed(story, people.hevin, token="one-form") == first


@pytest.mark.parametrize("language", ["ar", "kmr", "ckb"])
def test_while_it_stands_no_language_goes_out(people, story, language):
    killed(story, people.hevin)
    text = version(story, language)
    if language == "ckb":
        cleared(people, text)
        act = workflow.publish
        given = {"opened_revision": text.latest_revision_id}
    elif language == "ar":
        act, given = workflow.republish, {}
    else:
        act, given = workflow.publish, {"opened_revision": text.latest_revision_id}

    with pytest.raises(workflow.Refused, match="killed"):
        act(text, actor=people.zelal, **given)


def test_the_database_lets_nothing_of_it_out_either(people, story):
    killed(story, people.hevin)
    was = Publication.objects.of_story(story.pk).in_language("ar").get()
    was.pk, was.visible_from, was.visible_until = None, timezone.now(), None

    with pytest.raises(DatabaseError, match="killed"), transaction.atomic():
        was.save(force_insert=True)
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Kill.objects.all().delete()
    with pytest.raises(DatabaseError, match="only lifted"), transaction.atomic():
        Kill.objects.update(begun_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Kill.objects.create(article=story, begun_at=timezone.now())


def test_two_publishers_lift_it_and_nothing_goes_out_by_that(people, story):
    killed(story, people.hevin)
    wish = asked(story, people.hevin)

    with pytest.raises(workflow.Refused, match="Another publisher"):
        workflow.lift_kill(story, actor=people.hevin, asked=wish.pk)
    with pytest.raises(workflow.Refused, match="publisher"):
        workflow.lift_kill(story, actor=people.salma, asked=wish.pk)
    with pytest.raises(workflow.Refused, match="since you opened"):
        workflow.lift_kill(story, actor=people.zelal, asked=wish.pk - 1)
    workflow.lift_kill(story, actor=people.zelal, asked=wish.pk)

    assert not Kill.objects.filter(article=story, lifted_at=None).exists()
    assert workflow.asked_lift(story) is None
    assert not Publication.objects.ahead().of_story(story.pk).exists()
    assert workflow.republish(version(story, "ar"), actor=people.zelal)


def test_a_wish_of_before_lifts_no_later_kill(people, story):
    killed(story, people.hevin)
    wish = asked(story, people.hevin)
    workflow.lift_kill(story, actor=people.zelal, asked=wish.pk)
    killed(story, people.hevin)

    with pytest.raises(workflow.Refused):
        workflow.lift_kill(story, actor=people.zelal, asked=wish.pk)


def test_one_person_lifts_it_where_four_eyes_are_waived(people, story, settings):
    settings.FOUR_EYES_WAIVED = True
    killed(story, people.hevin)

    assert workflow.lift_kill(story, actor=people.hevin, asked=asked(story, people.hevin).pk)


def test_a_story_that_is_not_killed_has_nothing_to_lift(people, story):
    with pytest.raises(workflow.Refused, match="No kill"):
        asked(story, people.hevin)


def test_readers_are_told_at_its_address_in_their_language(people, story):
    killed(story, people.hevin, told={"ar": "  سُحب هذا الخبر. ", "ckb": "x"})

    told = dict(Translation.objects.filter(article=story).values_list("language", "gone_note"))
    assert told == {"ar": "سُحب هذا الخبر.", "ckb": "x", "kmr": ""}
    with pytest.raises(workflow.Refused, match="300"):
        workflow.withdraw(make.published(people), actor=people.hevin, note="x", told="ا" * 301)


def test_a_translation_begun_afterwards_is_killed_as_well(people, story):
    source = make.published(people)
    killed(source.article, people.hevin)
    begun = workflow.start_translation(source, actor=people.zelal, language="kmr").translation
    moved.submit(begun, actor=people.zelal)
    moved.approve(begun, actor=people.berfin)
    later = make.fresh(begun)

    with pytest.raises(workflow.Refused, match="killed"):
        workflow.publish(later, actor=people.zelal, opened_revision=later.latest_revision_id)
