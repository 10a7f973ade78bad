"""A photo leaves the library only where it can come to nobody any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Outlet, Photo, Translation, WorkingCopy
from articles.workflow import GalleryPhoto, Refused
from tests import make
from tests.public.photos import photo

FIGURE = '<p>نص</p><figure data-photo="{0}"></figure>'


def as_lead(picture):
    return {"lead_photo": picture.pk}


def in_gallery(picture):
    return {"gallery": (GalleryPhoto(picture.pk),)}


def as_figure(picture):
    return {"body": FIGURE.format(picture.pk)}


PLACES = [as_lead, in_gallery, as_figure]


def in_a_draft(people, content):
    make.draft(people, **content)


def in_a_spiked_text(people, content):
    story = make.draft(people, **content)
    workflow.spike(story, actor=people.salma, note="مكرر")


def live(people, content):
    make.published(people, **content)


def live_but_written_over(people, content):
    make.revised(people, make.published(people, **content))


def scheduled(people, content):
    make.published(people, at=timezone.now() + timedelta(days=1), **content)


def scheduled_over_a_live_text(people, content):
    story = make.revised(people, make.published(people), **content)
    at = timezone.now() + timedelta(days=1)
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id, at=at)


def withdrawn(people, content):
    workflow.withdraw(make.published(people, **content), actor=people.zelal, note="خطأ")


def withdrawn_and_written_over(people, content):
    story = make.published(people, **content)
    workflow.withdraw(story, actor=people.zelal, note="خطأ")
    make.revised(people, story)


def replaced_by_a_later_publication(people, content):
    story = make.revised(people, make.published(people, **content))
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)


def replaced_and_then_withdrawn(people, content):
    replaced_by_a_later_publication(people, content)
    story = Translation.objects.get()
    workflow.withdraw(make.fresh(story), actor=people.zelal, note="خطأ")


def written_over(people, content):
    make.revised(people, make.draft(people, **content))


def scheduled_but_held(people, content):
    at = timezone.now() + timedelta(days=1)
    make.revised(people, make.published(people, at=at, **content))


# What a publisher could show readers without choosing the photo again, and what nobody could.
TABLE = {
    in_a_draft: False,
    in_a_spiked_text: False,
    live: False,
    live_but_written_over: False,
    scheduled: False,
    scheduled_over_a_live_text: False,
    withdrawn: False,
    withdrawn_and_written_over: False,
    replaced_by_a_later_publication: True,
    replaced_and_then_withdrawn: True,
    written_over: True,
    scheduled_but_held: True,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("state", "may"), TABLE.items(), ids=[each.__name__ for each in TABLE])
def test_it_is_removed_where_no_text_can_bring_it_back(people, state, may, place):
    picture = photo(people)
    state(people, place(picture))

    assert bool(workflow.may_remove_photo(people.zelal, picture)) is may
    if may:
        workflow.remove_photo(picture, actor=people.zelal)
    else:
        with pytest.raises(Refused, match="in use"):
            workflow.remove_photo(picture, actor=people.zelal)
    assert Photo.objects.kept().filter(pk=picture.pk).exists() is not may


@pytest.mark.parametrize("place", PLACES)
def test_a_withdrawn_text_comes_back_with_its_photo(client, people, place):
    picture = photo(people)
    withdrawn_and_written_over(people, place(picture))
    (use,) = workflow.where_used(picture).versions
    assert use.may_return

    workflow.republish(use.translation, actor=people.zelal)

    assert client.get(picture.file.url).status_code == 200


def test_as_long_as_it_may_come_back_its_words_are_as_guarded_as_if_it_were_approved(people):
    picture = photo(people)
    withdrawn_and_written_over(people, as_lead(picture))

    with pytest.raises(Refused, match="approved"):
        workflow.edit_photo(picture, actor=people.rojin, words={"alt_ar": "كذب"})
    assert workflow.edit_photo(picture, actor=people.salma, words={"alt_ar": "جسر"})


def test_the_logo_stays(people):
    picture = photo(people)
    Outlet.objects.create(pk=1, name_ar="الجريدة", logo=picture)

    assert not workflow.may_remove_photo(people.zelal, picture)


TYPED = {
    "lead": ({"lead_photo": "{0}"}, True),
    "gallery": ({"gallery": '[["7000", ""], ["#{0}", "باب {0}"]]'}, True),
    "figure": ({"body": FIGURE, "body_format": "html"}, True),
    "figure by hand": ({"body": "<figure class=x data-photo={0}>س</figure>"}, True),
    "another lead": ({"lead_photo": "{0}7"}, False),
    "another in the gallery": ({"gallery": '[["1{0}", ""]]'}, False),
    "another figure": ({"body": FIGURE.replace("{0}", "{0}1")}, False),
    "its number in words": (
        {"body": "<p>{0} data-photo</p>", "gallery": '[["7000", "{0} [\\"{0}\\""]]'},
        False,
    ),
    "nothing": ({}, False),
    "nonsense": ({"gallery": "{{{0}", "lead_photo": "x{0}", "body": "<<figure data-photo"}, False),
}


@pytest.mark.parametrize(("content", "is_held"), TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("whose", ["own", "another's", "new story"])
def test_what_anybody_is_writing_holds_it(
    people, content, is_held, whose, django_assert_max_num_queries
):
    picture = photo(people)
    story = make.draft(people)
    workflow.keep(
        None if whose == "new story" else story,
        actor=people.salma if whose == "own" else people.rojin,
        language="ar",
        content={name: text.format(picture.pk) for name, text in content.items()},
        opened_revision=None,
        key="a" * 32,
    )

    with django_assert_max_num_queries(5):
        assert workflow.where_used(picture).typed == int(is_held)
    assert bool(workflow.may_remove_photo(people.salma, picture)) is not is_held

    WorkingCopy.objects.all().delete()
    assert workflow.may_remove_photo(people.salma, picture)


def test_what_was_chosen_before_it_was_replaced_holds_what_stands_instead(people):
    old, new = photo(people), photo(people)
    workflow.replace_photo(old, actor=people.salma, by=new)
    content = {"lead_photo": str(old.pk)}
    workflow.keep(
        None,
        actor=people.rojin,
        language="ar",
        content=content,
        opened_revision=None,
        key="a" * 32,
    )

    assert not workflow.may_remove_photo(people.salma, new)
