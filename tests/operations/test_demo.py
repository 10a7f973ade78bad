import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from articles.languages import CODES
from articles.models import (
    Approval,
    Author,
    DeskMember,
    Outlet,
    Photo,
    Publication,
    Section,
    Spelling,
    Tag,
    Translation,
)
from articles.states import DESK_ROLES, Role, Status
from newsroom.accounts.models import User
from newsroom.operations.demo import loading
from newsroom.operations.demo.people import PASSWORD, PEOPLE


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, loaded once for all tests here and rolled back after them."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(loading, "PICTURE_SIZE", (120, 80))
        call_command("load_demo")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """Each test's own changes are undone."""


def test_every_login_opens_the_desk(demo, client):
    for person in PEOPLE:
        assert client.login(username=person.username, password=PASSWORD)
        assert client.get(reverse("admin:index")).status_code == 200


def test_there_is_a_login_for_every_role_of_people(demo):
    assert set(DeskMember.objects.values_list("role", flat=True)) == set(DESK_ROLES) - {
        Role.IMPORTER
    }
    assert User.objects.filter(is_superuser=True).count() == 1


def test_everything_has_a_name_in_every_language(demo):
    for model in (Outlet, Section, Author, Tag):
        for thing in model.objects.all():
            assert all(thing.name_in(language) for language in CODES)


def test_every_hashtag_means_a_tag_that_the_demo_names(demo):
    assert Tag.objects.count() == 12
    assert set(Spelling.objects.values_list("language", flat=True)) == set(CODES)


def test_stories_are_live_in_every_language(demo):
    live = Publication.objects.visible()

    assert live.in_language("ar").count() == 8
    assert live.in_language("ckb").count() == 3
    assert live.in_language("kmr").count() == 4
    assert all(publication.body.startswith("<p>") for publication in live)


def test_there_is_an_example_of_every_state(demo):
    statuses = set(Translation.objects.values_list("status", flat=True))
    lived = Translation.objects.with_life()

    assert statuses >= {Status.DRAFT, Status.SUBMITTED, Status.SENT_BACK, Status.APPROVED}
    assert lived.filter(is_scheduled=True).exists()
    assert lived.filter(was_live=True, is_live=False).exists()
    assert lived.filter(is_live=True).in_draft().exists()
    assert Translation.objects.ready_to_publish().exists()
    assert Translation.objects.out_of_step().exists()


def test_stories_have_photos_described_in_every_language(demo):
    photos = Photo.objects.all()

    assert photos.count() == 9
    assert all(photo.is_described_in(language) for photo in photos for language in CODES)


def test_one_story_is_in_kurdish_alone(demo):
    songs = Translation.objects.get(article__slugline="songs")

    assert songs.language == "kmr"


def test_nobody_approves_a_text_of_their_own(demo):
    assert Approval.objects.exists()
    assert not Approval.objects.filter(waived=True).exists()


def test_subheads_stand_between_paragraphs(demo):
    harvest = Translation.objects.get(article__slugline="harvest", language="ar")

    assert "<h2>النقل والتخزين</h2>" in harvest.latest_revision.body
