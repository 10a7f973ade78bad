from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import FrontPage, Pin
from articles.states import Subject
from articles.workflow import Pinned, Refused, arrange_front_page
from articles.workflow.front_page.arranging import CHANGES, MOST_PINS
from articles.workflow.rows import last_entry
from tests import make
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=1)


@pytest.fixture
def stories(people):
    return [make.published(people) for _ in range(3)]


def arrange(actor, *stories, language="ar", **options):
    pins = [each if isinstance(each, Pinned) else Pinned(each.pk) for each in stories]
    return arrange_front_page(FrontPage.of(language), actor=actor, pins=pins, **options)


def pinned(language="ar"):
    pins = Pin.objects.filter(front_page__language=language)
    return list(pins.values_list("translation", flat=True))


def opened(language="ar"):
    return last_entry(Subject.FRONT_PAGE, FrontPage.of(language).pk or 0, CHANGES)


def test_stories_stand_in_the_order_that_was_sent(people, stories):
    first, second, third = stories
    arrange(people.hevin, first, second)
    arrange(people.zelal, third, Pinned(first.pk, LATER))

    assert pinned() == [third.pk, first.pk]
    assert Pin.objects.get(translation=first).until == LATER


def test_the_journal_says_who_pinned_what_instead_of_what(people, stories):
    first, second, _third = stories
    arrange(people.hevin, first)
    arrange(people.zelal, Pinned(second.pk, LATER))

    latest, earliest = journal_of(FrontPage)
    assert (earliest.actor, latest.actor) == (people.hevin, people.zelal)
    assert earliest.before == {"pins": []}
    assert latest.before == earliest.after == {"pins": [[first.pk, None]]}
    assert latest.after == {"pins": [[second.pk, LATER.astimezone(UTC).isoformat()]]}


def test_each_language_has_its_own_order(people, stories):
    other = make.published(people, "kmr")
    arrange(people.zelal, stories[0])
    arrange(people.zelal, other, language="kmr")
    arrange(people.zelal)

    assert (pinned("ar"), pinned("kmr")) == ([], [other.pk])


def test_the_same_order_again_is_no_change(people, stories):
    arrange(people.hevin, *stories)

    assert arrange(people.zelal, *stories) is None
    assert journal_of(FrontPage).count() == 1


def test_a_scheduled_story_may_wait_there(people):
    story = make.published(people, at=LATER)

    assert arrange(people.hevin, story)
    assert pinned() == [story.pk]


@pytest.mark.parametrize("name", ["rojin", "salma", "berfin", "stranger", "admin"])
def test_only_publishers_of_the_language_arrange_it(people, stories, name):
    with pytest.raises(Refused):
        arrange(getattr(people, name), *stories)

    assert pinned() == []
    assert not journal_of(FrontPage).exists()


def test_a_publisher_of_another_language_is_refused(people):
    story = make.published(people, "kmr")
    with pytest.raises(Refused):
        arrange(people.hevin, story, language="kmr")

    assert arrange(people.zelal, story, language="kmr")


def test_a_closed_account_arranges_nothing(people, stories):
    people.hevin.is_active = False
    with pytest.raises(Refused):
        arrange(people.hevin, *stories)


def draft(people):
    return make.draft(people)


def cleared(people):
    return make.approved(people)


def withdrawn(people):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note="خطأ")
    return story


def of_another_language(people):
    return make.published(people, "kmr")


def of_none(people):
    return Pinned(999_999)


@pytest.mark.parametrize("unseen", [draft, cleared, withdrawn, of_another_language, of_none])
def test_what_readers_will_not_see_is_not_pinned(people, stories, unseen):
    arrange(people.hevin, stories[0])
    with pytest.raises(Refused) as refused:
        arrange(people.hevin, stories[1], unseen(people))

    assert "Take it out" in str(refused.value)
    assert pinned() == [stories[0].pk]


def test_a_story_is_not_pinned_twice(people, stories):
    with pytest.raises(Refused, match="once"):
        arrange(people.hevin, stories[0], stories[0])


def test_an_end_that_has_passed_is_refused(people, stories):
    with pytest.raises(Refused, match="over"):
        arrange(people.hevin, Pinned(stories[0].pk, timezone.now() - timedelta(minutes=1)))


def test_there_is_room_for_so_many(people):
    stories = [make.published(people) for _ in range(MOST_PINS + 1)]
    with pytest.raises(Refused, match=str(MOST_PINS)):
        arrange(people.hevin, *stories)

    assert arrange(people.hevin, *stories[1:])


def test_whoever_has_an_older_screen_is_told(people, stories):
    screen = opened()
    arrange(people.zelal, stories[0])
    with pytest.raises(Refused) as refused:
        arrange(people.hevin, stories[1], opened=screen)

    assert refused.value.decision.code == "stale"
    assert pinned() == [stories[0].pk]
    assert arrange(people.hevin, stories[1], opened=opened())


def test_a_line_set_meanwhile_is_another_matter(people, stories):
    arrange(people.zelal, stories[0])
    screen = opened()
    until = timezone.now() + timedelta(hours=1)
    workflow.set_breaking_line(FrontPage.of("ar"), actor=people.zelal, text="زلزال", until=until)

    assert arrange(people.hevin, stories[1], opened=screen)


def test_the_same_form_sent_twice_is_one_change(people, stories):
    screen = opened()
    sent = {"opened": screen, "token": "a-form"}

    assert arrange(people.hevin, stories[0], **sent) == arrange(people.hevin, stories[0], **sent)
    assert journal_of(FrontPage).count() == 1
