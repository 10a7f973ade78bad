"""Whatever holds one of the languages that go out together holds all, at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Publication, Translation
from articles.workflow.texts.story import StoryDetails
from tests import make
from tests.together import approved_in, edit, hours_of, in_hours, moves_of, scheduled, texts_of

pytestmark = pytest.mark.django_db
ALL = ("ar", "ckb", "kmr")


@pytest.fixture
def versions(people):
    return approved_in(people)


def article_of(versions):
    return make.fresh(versions["ar"]).article


def details_of(article, **changes):
    shared = ("slugline", "section", "genre", "place", "source", "is_breaking", "embargo_until")
    said = {name: getattr(article, name) for name in shared}
    bylines = tuple(link.author for link in article.byline_links.all())
    return StoryDetails(**{**said, "bylines": bylines, **changes})


def later_embargo(people, versions):
    article = article_of(versions)
    workflow.edit_story(
        article,
        actor=people.zelal,
        details=details_of(article, embargo_until=in_hours(9)),
        opened_edit=workflow.last_edit(article),
    )


def flag(people, versions):
    workflow.raise_flag(article_of(versions), actor=people.rojin, flag="source", note="خطر")


def suspension(people, versions):
    """Of whoever approved two of them."""
    workflow.hold_schedules_of(people.berfin, actor=people.admin, move="change_person")


def unschedule_one(people, versions):
    workflow.unschedule(versions["kmr"], actor=people.zelal)


HOLDS = {
    # What was done → language → the move that ends its schedule, and the language that held it.
    edit: {"kmr": ("hold", ""), "ar": ("hold", "kmr"), "ckb": ("hold", "kmr")},
    later_embargo: dict.fromkeys(ALL, ("hold", "")),
    flag: dict.fromkeys(ALL, ("hold", "")),
    suspension: {"ar": ("hold", "ckb"), "ckb": ("hold", ""), "kmr": ("hold", "")},
    unschedule_one: {"kmr": ("unschedule", ""), "ar": ("hold", "kmr"), "ckb": ("hold", "kmr")},
}


@pytest.mark.parametrize("act", HOLDS, ids=lambda act: act.__name__)
def test_whatever_holds_one_holds_all_in_its_own_verb_and_says_which(people, versions, act):
    scheduled(people, versions)
    act(people, versions)

    assert hours_of(versions) == {}
    for code, (move, because) in HOLDS[act].items():
        said = {"held_with": because} if because else None
        assert (move, said) in moves_of(versions[code])[:2], code
        assert bool(make.fresh(versions[code]).held_publication_id) == (move == "hold")
    assert workflow.standing_together(article_of(versions)).versions == ()


def test_a_kill_cancels_all_and_holds_none(people, versions):
    scheduled(people, versions)
    workflow.kill(article_of(versions), actor=people.zelal, note="خطر")

    assert hours_of(versions) == {}
    assert not Translation.objects.held().exists()


def test_a_withdrawal_of_what_one_was_to_replace_holds_the_others(people, versions):
    everything = texts_of(versions)
    workflow.publish_together(article_of(versions), actor=people.zelal, texts=everything)
    newer = {code: make.revised(people, versions[code], headline=f"{code} 2") for code in ALL}
    scheduled(people, newer)
    workflow.withdraw(newer["ar"], actor=people.zelal, note="خطأ")

    assert hours_of(versions) == {}
    assert moves_of(newer["kmr"])[0] == ("hold", {"held_with": "ar"})
    visible = Publication.objects.visible().of_story(newer["ar"].article_id)
    assert visible.languages() == {"ckb", "kmr"}


def test_what_is_live_goes_on_until_the_common_moment_and_after_it_is_cancelled(people, versions):
    workflow.publish_together(article_of(versions), actor=people.zelal, texts=texts_of(versions))
    newer = {code: make.revised(people, versions[code], headline=f"{code} 2") for code in ALL}
    at = in_hours(2)
    scheduled(people, newer, at)
    live = Publication.objects.visible().of_story(newer["ar"].article_id)
    assert {each.visible_until for each in live} == {at}

    workflow.unschedule_together(article_of(versions), actor=people.zelal)
    assert {each.visible_until for each in live.all()} == {None}
    assert hours_of(versions) == {}


def test_what_has_gone_out_meanwhile_is_not_held(people, versions):
    scheduled(people, versions, timezone.now() + timedelta(milliseconds=150))
    held = {version.pk: make.fresh(version) for version in versions.values()}
    while Publication.objects.pending().exists():
        pass
    edit(people, versions)

    assert Publication.objects.visible().count() == len(held)
    assert not Translation.objects.held().exists()
    assert not JournalEntry.objects.filter(move="hold").exists()


def test_posts_of_a_live_story_are_held_in_the_languages_that_stay(people):
    story = approved_in(people, "ar", "kmr")
    workflow.publish_together(story["ar"].article, actor=people.zelal, texts=texts_of(story))
    workflow.begin_live(story["ar"].article, actor=people.zelal)
    post = {"ar": make.submitted_post(people, make.fresh(story["ar"]))}
    workflow.approve(post["ar"], actor=people.salma, opened_revision=post["ar"].latest_revision_id)
    begun = workflow.start_translation(post["ar"], actor=people.zelal, language="kmr").translation
    workflow.save_draft(
        begun,
        actor=people.zelal,
        content=make.content("kmr"),
        opened_revision=begun.latest_revision_id,
    )
    begun = make.fresh(begun)
    workflow.submit(begun, actor=people.zelal, opened_revision=begun.latest_revision_id)
    make.leave_findings(begun, people.berfin)
    workflow.approve(begun, actor=people.berfin, opened_revision=begun.latest_revision_id)
    post |= {"ar": make.fresh(post["ar"]), "kmr": make.fresh(begun)}
    scheduled(people, post)
    workflow.withdraw(make.fresh(story["ar"]), actor=people.zelal, note="خطأ")

    assert hours_of(post) == {}
    assert moves_of(post["kmr"])[0] == ("hold", {"held_with": "ar"})
