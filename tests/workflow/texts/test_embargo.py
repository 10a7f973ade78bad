"""An embargo stands: who moves it, who shortens it, and what it holds."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.models import Publication
from articles.states import Move
from articles.workflow import StoryDetails
from articles.workflow.people.accounts import change_person
from tests import make
from tests.journal import journal_of

pytestmark = pytest.mark.django_db


def taken_back(people):
    story = make.submitted(people)
    workflow.take_back(story, actor=people.rojin)
    return story


def sent_back(people):
    story = make.approved(people)
    opened = story.latest_revision_id
    workflow.send_back(story, actor=people.salma, opened_revision=opened, note="اسم ناقص")
    return story


def written_over(people):
    story = make.approved(people)
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عنوان آخر"),
        opened_revision=story.latest_revision_id,
    )
    return story


def unspiked(people):
    story = make.submitted(people)
    workflow.spike(story, actor=people.idris, note="خبر قديم")
    workflow.unspike(story, actor=people.idris)
    return story


def withdrawn(people):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note="خطأ")
    return story


# Once submitted, nobody leads it back to where its writer decides.
SUBMITTED_ONCE = {
    "submitted": make.submitted,
    "approved": make.approved,
    "scheduled": lambda people: make.published(people, at=hours(24)),
    "taken back": taken_back,
    "sent back": sent_back,
    "written over": written_over,
    "unspiked": unspiked,
    "withdrawn": withdrawn,
}
STATES = {"draft": make.draft, **SUBMITTED_ONCE}
EDITORS = {"salma", "idris", "hevin", "zelal"}
EVERYBODY = {"rojin", "karim", *EDITORS, "azad", "berfin", "stranger", "admin"}


def hours(number):
    return timezone.now() + timedelta(hours=number)


def details(article, **changes):
    article.refresh_from_db()
    return replace(
        StoryDetails(
            slugline=article.slugline,
            section=article.section,
            genre=article.genre,
            place=article.place,
            source=article.source,
            is_breaking=article.is_breaking,
            embargo_until=article.embargo_until,
            bylines=tuple(article.bylines.order_by("byline_links__position")),
        ),
        **changes,
    )


def edit(article, actor, **changes):
    return workflow.edit_story(
        article,
        actor=actor,
        details=details(article, **changes),
        opened_edit=workflow.last_edit(article),
    )


def under_embargo(article, until):
    type(article).objects.filter(pk=article.pk).update(embargo_until=until)


SHARED = ["slugline", "section", "genre", "source", "bylines", "embargo_until"]


@pytest.mark.parametrize("state", STATES)
def test_from_submission_on_what_is_shared_belongs_to_the_editors(people, state):
    article = STATES[state](people).article
    values = {
        "section": make.section(),
        "genre": "analysis",
        "bylines": (make.author(),),
        "embargo_until": hours(2),
    }
    shown, opened = details(article), workflow.last_edit(article)
    may = {changed: set() for changed in SHARED}
    for changed, name in product(SHARED, sorted(EVERYBODY)):
        wished = replace(shown, **{changed: values.get(changed, f"by {name}")})
        before = transaction.savepoint()
        with suppress(workflow.Refused):
            workflow.edit_story(
                article, actor=getattr(people, name), details=wished, opened_edit=opened
            )
            may[changed].add(name)
        transaction.savepoint_rollback(before)

    assert may == dict.fromkeys(SHARED, EDITORS | {"rojin"} if state == "draft" else EDITORS)


def test_an_editor_of_one_language_does_not_change_what_another_one_has_approved(people):
    source = make.published(people)
    kurdish = make.translated(people, source, "kmr")
    workflow.withdraw(source, actor=people.zelal, note="خطأ")
    workflow.submit(kurdish, actor=people.azad, opened_revision=kurdish.latest_revision_id)
    article = source.article

    with pytest.raises(workflow.Refused, match="editor of each"):
        edit(article, people.salma, source="x")
    assert edit(article, people.zelal, source="x")


@pytest.mark.parametrize("state", SUBMITTED_ONCE)
@pytest.mark.parametrize("until", [None, "earlier"])
def test_a_shorter_embargo_takes_two_people(people, state, until):
    article = STATES[state](people).article
    stands = hours(12)
    under_embargo(article, stands)
    wished = hours(3) if until else None

    asked = edit(article, people.salma, embargo_until=wished, source="agency")

    article.refresh_from_db()
    assert asked.move == Move.ASK_EMBARGO
    assert (article.embargo_until, article.source) == (stands, "agency")
    for name in EVERYBODY - EDITORS | {"salma"}:
        with pytest.raises(workflow.Refused):
            workflow.shorten_embargo(article, actor=getattr(people, name), asked=asked.pk)
    made = workflow.shorten_embargo(article, actor=people.idris, asked=asked.pk)
    article.refresh_from_db()
    assert article.embargo_until == wished
    assert (made.before, made.after) == (asked.before, asked.after)
    with pytest.raises(workflow.Refused):
        workflow.shorten_embargo(article, actor=people.hevin, asked=asked.pk)


def test_asked_by_the_same_person_twice_it_still_stands(people):
    article = make.approved(people).article
    stands = hours(12)
    under_embargo(article, stands)
    edit(article, people.salma, embargo_until=None)
    edit(article, people.salma, embargo_until=None)

    article.refresh_from_db()
    assert article.embargo_until == stands


def test_a_wish_is_void_once_somebody_has_moved_the_embargo(people):
    article = make.approved(people).article
    under_embargo(article, hours(12))
    asked = edit(article, people.salma, embargo_until=None)
    later = hours(48)
    edit(article, people.hevin, embargo_until=later)

    assert workflow.asked_embargo(article) is None
    with pytest.raises(workflow.Refused):
        workflow.shorten_embargo(article, actor=people.idris, asked=asked.pk)
    article.refresh_from_db()
    assert article.embargo_until == later


def test_a_newsroom_of_one_shortens_it_alone(people, settings):
    settings.FOUR_EYES_WAIVED = True
    article = make.approved(people).article
    under_embargo(article, hours(12))

    assert edit(article, people.salma, embargo_until=None).move == Move.EDIT_STORY
    article.refresh_from_db()
    assert article.embargo_until is None


def test_one_moved_past_a_schedule_holds_it(people):
    story = make.published(people, at=hours(5))

    edit(story.article, people.hevin, embargo_until=hours(6))

    held = make.fresh(story)
    assert held.held_publication is not None
    assert not Publication.objects.pending().exists()
    moves = [entry.move for entry in journal_of(story.article)[:2]]
    assert moves == [Move.EDIT_STORY, Move.HOLD]


def test_one_that_ends_before_leaves_the_schedule(people):
    story = make.published(people, at=hours(5))

    edit(story.article, people.hevin, embargo_until=hours(4))

    assert Publication.objects.pending().filter(translation=story).exists()


@pytest.mark.parametrize(("name", "is_held"), [("salma", True), ("zelal", True), ("hevin", False)])
def test_whoever_approved_or_scheduled_holds_it_by_being_suspended(people, name, is_held):
    story = make.published(people, at=hours(5))

    person = getattr(people, name)
    change_person(person, actor=people.admin, values={"is_active": False})

    assert Publication.objects.pending().exists() != is_held
    assert (make.fresh(story).held_publication is not None) == is_held
