from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import BreakingLine, FrontPage
from articles.states import Subject
from articles.workflow import Refused
from articles.workflow.front_page.breaking import CHANGES, LONGEST
from articles.workflow.rows import last_entry
from tests import make
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
WORDS = "زلزال شرق المدينة"


def in_hours(number):
    return timezone.now() + timedelta(hours=number)


def set_line(actor, text=WORDS, language="ar", **options):
    options.setdefault("until", in_hours(2))
    return workflow.set_breaking_line(FrontPage.of(language), actor=actor, text=text, **options)


def end_line(actor, language="ar", **options):
    return workflow.end_breaking_line(FrontPage.of(language), actor=actor, **options)


def shown(language="ar"):
    lines = BreakingLine.objects.visible().in_language(language)
    return [(line.text, line.translation_id) for line in lines]


def test_a_publisher_alone_sets_and_ends_it(people):
    set_line(people.hevin)
    assert shown() == [(WORDS, None)]

    end_line(people.hevin)
    assert shown() == []


def test_it_may_lead_to_a_story_and_need_no_words(people):
    story = make.published(people)
    set_line(people.hevin, text="", version=story.pk)

    assert shown() == [("", story.pk)]


def test_the_next_line_takes_its_place_and_both_are_kept(people):
    set_line(people.hevin)
    set_line(people.zelal, text="هزة ثانية")

    assert shown() == [("هزة ثانية", None)]
    assert BreakingLine.objects.count() == 2
    latest, first = journal_of(FrontPage)
    assert (first.actor, latest.actor) == (people.hevin, people.zelal)
    assert first.before is None
    assert latest.before == first.after
    assert latest.after["text"] == "هزة ثانية"


def test_the_journal_says_who_ended_what(people):
    made = set_line(people.hevin)
    ended = end_line(people.zelal)

    assert (ended.move, ended.actor) == ("end_breaking", people.zelal)
    assert (ended.before, ended.after) == (made.after, {})


def test_where_there_is_none_nothing_ends(people):
    assert end_line(people.hevin) is None
    assert not journal_of(FrontPage).exists()


def test_each_language_has_its_own(people):
    set_line(people.zelal)
    set_line(people.zelal, text="Erdhej", language="kmr")
    end_line(people.zelal)

    assert (shown("ar"), shown("kmr")) == ([], [("Erdhej", None)])


@pytest.mark.parametrize("name", ["rojin", "salma", "berfin", "stranger", "admin"])
def test_only_publishers_of_the_language_set_and_end_it(people, name):
    with pytest.raises(Refused):
        set_line(getattr(people, name))
    assert shown() == []

    set_line(people.hevin)
    with pytest.raises(Refused):
        end_line(getattr(people, name))
    assert shown() == [(WORDS, None)]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"text": ""}, "Write"),
        ({"text": "\u200b \u200f"}, "Write"),
        ({"text": "ن" * 141}, "140"),
        ({"text": "a\0b"}, "signs"),
        ({"text": "\ud800"}, "signs"),
        ({"until": in_hours(-1)}, "over"),
        ({"until": timezone.now() + LONGEST + timedelta(hours=1)}, "twelve"),
        ({"version": 999_999}, "readers see now"),
    ],
)
def test_what_cannot_be_is_refused_by_words(people, options, words):
    set_line(people.hevin)
    with pytest.raises(Refused, match=words):
        set_line(people.hevin, **options)

    assert shown() == [(WORDS, None)]


def test_it_leads_to_no_story_that_readers_do_not_see_yet(people):
    for story in (make.approved(people), make.published(people, at=in_hours(1))):
        with pytest.raises(Refused, match="readers see now"):
            set_line(people.hevin, version=story.pk)


def test_a_line_is_one_line(people):
    set_line(people.hevin, text=" زلزال \n شرق\tالمدينة ")

    assert shown() == [(WORDS, None)]


def test_whoever_has_an_older_screen_is_told(people):
    first = set_line(people.hevin)
    screen = last_entry(Subject.FRONT_PAGE, first.subject_id, CHANGES)
    set_line(people.zelal, text="هزة ثانية")

    for act in (set_line, end_line):
        with pytest.raises(Refused) as refused:
            act(people.hevin, opened=screen)
        assert refused.value.decision.code == "stale"
    assert shown() == [("هزة ثانية", None)]


def test_the_same_form_sent_twice_sets_one_line(people):
    sent = {"until": in_hours(1), "opened": 0, "token": "a-form"}

    assert set_line(people.hevin, **sent) == set_line(people.hevin, **sent)
    assert BreakingLine.objects.count() == 1
