"""Several languages at one moment: all of them or none, and whatever holds one holds all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Publication
from tests import make
from tests.together import approved_in, edit, hours_of, in_hours, moves_of, scheduled, texts_of

pytestmark = pytest.mark.django_db
ALL = ("ar", "ckb", "kmr")


@pytest.fixture
def versions(people):
    return approved_in(people)


def only(versions, *codes):
    return {code: versions[code] for code in codes}


def article_of(versions):
    return make.fresh(versions["ar"]).article


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
