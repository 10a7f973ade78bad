"""Several languages at one moment: all of them or none, and whatever holds one holds all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Publication, Translation
from articles.workflow.texts.story import StoryDetails
from tests import make
from tests.together import approved_in, hours_of, in_hours, moves_of, scheduled, texts_of

pytestmark = pytest.mark.django_db
ALL = ("ar", "ckb", "kmr")


@pytest.fixture
def versions(people):
    return approved_in(people)


def only(versions, *codes):
    return {code: versions[code] for code in codes}


def article_of(versions):
    return make.fresh(versions["ar"]).article


def details_of(article, **changes):
    shared = ("slugline", "section", "genre", "place", "source", "is_breaking", "embargo_until")
    said = {name: getattr(article, name) for name in shared}
    bylines = tuple(link.author for link in article.byline_links.all())
    return StoryDetails(**{**said, "bylines": bylines, **changes})


def test_languages_go_out_at_one_moment_each_with_its_entry(people, versions):
    at = in_hours(2)
    entry = scheduled(people, versions, at, token="a-form")

    assert hours_of(versions) == dict.fromkeys(ALL, at)
    assert (entry.move, entry.after["together"]) == ("publish_together", list(ALL))
    for version in versions.values():
        assert moves_of(version)[0] == ("publish", None)
    assert [each.pk for each in workflow.standing_together(article_of(versions)).versions] == [
        version.pk for version in versions.values()
    ]


def test_languages_go_out_now_at_the_very_same_moment(people, versions):
    workflow.publish_together(
        article_of(versions), actor=people.zelal, texts=texts_of(versions), at=None
    )

    visible = Publication.objects.visible().of_story(versions["ar"].article_id)
    assert len(visible) == 3
    assert len({each.visible_from for each in visible}) == 1
    assert workflow.standing_together(article_of(versions)).versions == ()


def test_the_same_form_sent_again_does_nothing_twice_and_another_hour_is_done(people, versions):
    at, later = in_hours(2), in_hours(3)
    entry = scheduled(people, versions, at, token="a-form")

    assert scheduled(people, versions, at, token="a-form") == entry
    assert Publication.objects.count() == 3
    assert scheduled(people, versions, later, token="a-form") != entry
    assert hours_of(versions) == dict.fromkeys(ALL, later)


def test_it_is_refused_as_a_whole_with_the_reason_for_each_language(people, versions):
    workflow.send_back(
        versions["ckb"],
        actor=people.berfin,
        opened_revision=versions["ckb"].latest_revision_id,
        note="کەمە",
    )
    before = JournalEntry.objects.count()
    with pytest.raises(workflow.RefusedTogether) as refused:
        scheduled(people, versions, actor=people.hevin)

    assert set(refused.value.each) == {"ckb", "kmr"}
    assert "You have no role on this desk" in str(refused.value)
    with pytest.raises(workflow.RefusedTogether) as refused:
        scheduled(people, versions)
    assert set(refused.value.each) == {"ckb"}
    assert "has not been approved" in str(refused.value)
    assert hours_of(versions) == {}
    assert JournalEntry.objects.count() == before


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("zelal", {"at": timedelta(hours=-1)}, "has passed"),
        ("zelal", {"only": ("ar",)}, "at least two"),
        ("zelal", {"stranger": True}, "not of this story"),
        ("zelal", {"stale": "kmr"}, "Somebody"),
        ("zelal", {"embargo": timedelta(hours=5)}, "embargo"),
        ("zelal", {"flag": "minor"}, "Risk flags"),
        ("zelal", {"kill": True}, "killed"),
        ("berfin", {}, "Only a publisher"),
        ("nergiz", {}, "Only a publisher"),
        ("stranger", {}, "Only a publisher"),
    ],
)
def test_what_forbids_one_forbids_all(people, versions, name, options, words):
    article = article_of(versions)
    at = timezone.now() + options.get("at", timedelta(hours=2))
    texts = texts_of(only(versions, *options.get("only", ALL)))
    if "stranger" in options:
        texts |= texts_of({"ar": make.approved(people)})
    if "stale" in options:
        texts[versions["kmr"].pk] -= 1
    if "embargo" in options:
        type(article).objects.filter(pk=article.pk).update(
            embargo_until=timezone.now() + options["embargo"]
        )
    if "flag" in options:
        workflow.raise_flag(article, actor=people.rojin, flag=options["flag"], note="قاصر")
    if "kill" in options:
        workflow.kill(article, actor=people.zelal, note="خطر")

    with pytest.raises(workflow.Refused) as refused:
        workflow.publish_together(article, actor=getattr(people, name), texts=texts, at=at)
    assert words in str(refused.value)
    assert hours_of(versions) == {}


def edit(people, versions):
    workflow.save_draft(
        versions["kmr"],
        actor=people.berfin,
        content=make.content("kmr", headline="Sernavekî nû"),
        opened_revision=versions["kmr"].latest_revision_id,
    )


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


def test_the_hour_is_moved_and_languages_come_and_go_in_one_act(people, versions):
    scheduled(people, only(versions, "ar", "kmr"), in_hours(2))
    at = in_hours(4)
    entry = scheduled(people, only(versions, "ckb", "kmr"), at)

    assert hours_of(versions) == {"ckb": at, "kmr": at}
    assert moves_of(versions["ar"])[0][0] == "unschedule"
    assert not make.fresh(versions["ar"]).held_publication_id
    assert entry.before["together"] == ["ar", "kmr"]


def test_a_language_is_not_taken_out_by_somebody_who_does_not_publish_in_it(people, versions):
    scheduled(people, versions)
    people.berfin.desk_roles.update(role="publisher")
    with pytest.raises(workflow.RefusedTogether) as refused:
        scheduled(people, only(versions, "ckb", "kmr"), actor=people.berfin)

    assert set(refused.value.each) == {"ar"}
    assert set(hours_of(versions)) == set(ALL)


def test_one_of_them_is_not_published_alone_before_nor_at_another_hour(people, versions):
    scheduled(people, versions)
    text = {"actor": people.zelal, "opened_revision": versions["ar"].latest_revision_id}
    for at in (None, in_hours(5)):
        with pytest.raises(workflow.Refused) as refused:
            workflow.publish(versions["ar"], at=at, **text)
        assert "with other languages" in str(refused.value)

    workflow.unschedule(versions["ar"], actor=people.zelal)
    workflow.publish(versions["ar"], **text)
    assert Publication.objects.visible().of_story(versions["ar"].article_id).count() == 1


def test_one_scheduled_alone_since_is_in_no_group_at_the_same_hour(people, versions):
    at = in_hours(2)
    scheduled(people, versions, at)
    edit(people, versions)
    workflow.publish(
        versions["ar"],
        actor=people.zelal,
        opened_revision=versions["ar"].latest_revision_id,
        at=at,
    )

    assert workflow.standing_together(article_of(versions)).versions == ()
    assert not make.fresh(versions["ar"]).together_at


def test_the_common_schedule_is_cancelled_by_who_publishes_in_all_of_it(people, versions):
    scheduled(people, versions)
    with pytest.raises(workflow.RefusedTogether):
        workflow.unschedule_together(article_of(versions), actor=people.hevin)
    assert set(hours_of(versions)) == set(ALL)

    workflow.unschedule_together(article_of(versions), actor=people.zelal, token="a-form")
    workflow.unschedule_together(article_of(versions), actor=people.zelal, token="a-form")
    assert hours_of(versions) == {}
    assert [moves_of(version)[0][0] for version in versions.values()] == ["unschedule"] * 3
    with pytest.raises(workflow.Refused, match="together"):
        workflow.unschedule_together(article_of(versions), actor=people.zelal)


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
