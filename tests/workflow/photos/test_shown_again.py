"""A photo that was withdrawn by mistake is shown again: by whom, and where."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import addresses, masthead, workflow
from articles.models import Outlet, Photo
from articles.workflow import Refused
from articles.workflow.photo_files import withdrawn_store
from tests import make
from tests.journal import journal_of
from tests.public.photos import photo, sizes, with_sizes, within_reach
from tests.stores import stores_in

pytestmark = pytest.mark.django_db
EVERYBODY = ("rojin", "karim", "salma", "hevin", "zelal", "azad", "berfin", "stranger", "admin")
EDITORIAL = {"salma", "hevin", "zelal", "berfin"}


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


def test_its_file_and_its_sizes_are_back(people, withdrawn, stored):
    made, picture = withdrawn
    again = stored(workflow.show_photo_again, made, people.zelal)

    assert again.withdrawn_at is None
    assert again in Photo.objects.usable()
    assert within_reach(again) == picture
    assert again.renditions
    assert again.sizes_due_since is None
    assert all(map(default_storage.exists, sizes(again)))
    event = journal_of(again).first()
    assert (event.move, event.note, event.actor) == ("show_photo_again", "خطأ", people.zelal)


def test_stories_show_it_again(client, people, stored):
    made = with_sizes(photo(people))
    Outlet.objects.create(pk=1, name_ar="الجريدة", logo=made)
    story = make.published(people, lead_photo=made.pk)
    path = addresses.story("ar", story.article_id, story.slug)
    stored(workflow.withdraw_photo, made, people.hevin)
    assert made.file.url not in client.get(path).content.decode()
    assert masthead.masthead("ar").logo is None

    again = stored(workflow.show_photo_again, made, people.zelal)

    page = client.get(path).content.decode()
    assert masthead.masthead("ar").logo
    for name in {made.file.name, *sizes(again)}:
        assert default_storage.url(name) in page
        assert client.get(default_storage.url(name)).status_code == 200


def nowhere(people, made):
    make.draft(people, lead_photo=made.pk)


def live(people, made):
    make.published(people, lead_photo=made.pk)


def scheduled(people, made):
    make.published(people, lead_photo=made.pk, at=timezone.now() + timedelta(days=1))


def live_in_two(people, made):
    make.published(people, "kmr", lead_photo=made.pk)
    live(people, made)


def as_logo(people, made):
    Outlet.objects.create(pk=1, name_ar="الجريدة", logo=made)


def live_but_replaced(people, made):
    live_in_two(people, made)
    workflow.replace_photo(made, actor=people.zelal, by=photo(people))


TABLE = {
    nowhere: EDITORIAL,
    live: {"hevin", "zelal"},
    scheduled: {"hevin", "zelal"},
    live_in_two: {"zelal"},
    as_logo: {"zelal"},
    live_but_replaced: EDITORIAL,
}


@pytest.mark.parametrize(("use", "allowed"), TABLE.items(), ids=[use.__name__ for use in TABLE])
def test_who_may(people, stored, use, allowed):
    made = photo(people)
    use(people, made)
    made = stored(workflow.withdraw_photo, made, people.zelal)

    may = {name for name in EVERYBODY if workflow.may_show_photo_again(getattr(people, name), made)}
    assert may == allowed
    for name in set(EVERYBODY) - allowed:
        with pytest.raises(Refused):
            workflow.show_photo_again(made, actor=getattr(people, name), note="خطأ")
    assert Photo.objects.withdrawn().get() == made
    assert workflow.show_photo_again(made, actor=getattr(people, min(allowed)), note="خطأ")


def test_whoever_brought_it_in_and_withdrew_it_asks_an_editor(people, stored):
    made = stored(workflow.withdraw_photo, photo(people), people.rojin)

    with pytest.raises(Refused, match="Only editors"):
        workflow.show_photo_again(made, actor=people.rojin, note="خطأ")


def test_a_closed_account_shows_nothing_again(people, withdrawn):
    people.zelal.is_active = False

    with pytest.raises(Refused, match="closed"):
        workflow.show_photo_again(withdrawn[0], actor=people.zelal, note="خطأ")


def test_a_note_says_why(people, withdrawn):
    with pytest.raises(Refused, match="note"):
        workflow.show_photo_again(withdrawn[0], actor=people.zelal, note=" ")
    assert Photo.objects.withdrawn().exists()


def test_only_a_withdrawn_photo_is_shown_again_and_only_once(people, withdrawn, stored):
    for made in (photo(people), stored(workflow.show_photo_again, withdrawn[0], people.zelal)):
        with pytest.raises(Refused, match="not withdrawn"):
            workflow.show_photo_again(made, actor=people.zelal, note="خطأ")


def test_a_removed_photo_stays_removed(people, withdrawn):
    Photo.objects.update(removed_at=timezone.now())

    with pytest.raises(Refused, match="removed"):
        workflow.show_photo_again(withdrawn[0], actor=people.zelal, note="خطأ")


def test_readers_see_no_photo_without_a_description(people, stored):
    made = photo(people)
    live(people, made)
    made = stored(workflow.withdraw_photo, made, people.zelal)
    Photo.objects.filter(pk=made.pk).update(alt_ar="")

    with pytest.raises(Refused, match="description"):
        workflow.show_photo_again(made, actor=people.zelal, note="خطأ")


def test_one_event_per_change(people, withdrawn, stored):
    stored(workflow.show_photo_again, withdrawn[0], people.zelal)

    assert list(journal_of(Photo).values_list("move", flat=True)) == [
        "show_photo_again",
        "withdraw_photo",
    ]
    assert os.listdir(withdrawn_store().location)
