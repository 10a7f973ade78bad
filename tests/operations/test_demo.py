from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from articles import addresses
from articles.languages import CODES
from articles.models import (
    Approval,
    Article,
    Author,
    DeskMember,
    FinishedPage,
    Outlet,
    Photo,
    Pin,
    Publication,
    Revision,
    Section,
    Spelling,
    Tag,
    Translation,
)
from articles.models.clock import database_now
from articles.models.version_moments import astray
from articles.states import DESK_ROLES, Role, Status
from newsroom.accounts.models import User
from newsroom.operations.demo import loading
from newsroom.operations.demo.people import PASSWORD, PEOPLE
from tests.differences import differences
from tests.figures import unlisted
from tests.public.test_lite import STORY as LITE
from tests.public.test_weight import HOME, STORY, packed

pytestmark = pytest.mark.slow


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

    assert all(live.in_language(language).count() >= 14 for language in CODES)
    assert all(publication.body.startswith("<p>") for publication in live)


def test_they_came_out_over_two_weeks(demo):
    now = database_now()
    for language in CODES:
        live = Publication.objects.visible().in_language(language)
        moments = [row.first_published_at for row in live]
        assert len({moment.date() for moment in moments}) >= 8
        assert timedelta(days=10) < now - min(moments) < timedelta(days=15)
        assert timedelta() < now - max(moments) < timedelta(hours=2)


def test_what_happened_to_a_text_is_told_in_its_order(demo):
    for version in Translation.objects.all():
        entries = list(version.journal.order_by("pk").values_list("created_at", flat=True))
        assert entries == sorted(entries)
        assert all(shown.created_at <= shown.visible_from for shown in version.publications.all())


def test_everything_is_in_step_with_the_moments(demo):
    assert list(differences()) == []
    assert list(astray(Translation.objects.all())) == []


def test_every_photo_among_the_words_has_its_row(demo):
    assert Revision.objects.exists()
    assert unlisted() == []


def test_everything_that_is_stored_agrees(demo):
    out = StringIO()
    call_command("verify", stdout=out)

    assert out.getvalue().endswith("Everything agrees.\n")


def test_there_is_a_story_of_every_genre_and_one_in_every_section(demo):
    for language in CODES:
        live = Publication.objects.visible().listed().in_language(language)
        stories = [row.translation.article for row in live]
        assert {story.section for story in stories} == set(Section.objects.all())
        assert {story.genre for story in stories} == set(Article.Genre.values)


def test_readers_see_a_correction(demo, client):
    bus = Translation.objects.get(article__slugline="bus", language="ar")

    page = client.get(addresses.story("ar", bus.article_id, bus.slug)).content.decode()

    assert "والصحيح في السادسة" in page


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


@pytest.mark.parametrize("language", CODES)
def test_each_front_page_has_a_lead_and_top_stories_that_editors_chose(demo, client, language):
    pins = Pin.objects.filter(front_page__language=language)
    lead = pins.first().translation
    html = client.get(f"/{language}/").content.decode()

    assert pins.count() == 4
    first = html.partition('class="front__lead"')[2].partition('class="front__top"')[0]
    assert f"/{language}/{lead.article_id}/" in first


@pytest.mark.parametrize("language", CODES)
def test_one_story_is_live_with_posts_over_hours_in_every_language(demo, client, language):
    story = Translation.objects.get(article__slugline="rain-day", language=language)
    page = client.get(addresses.story(language, story.article_id, story.slug)).content.decode()

    assert page.count('class="post line"') == 6
    posts = Publication.objects.visible().of_posts().in_language(language)
    first, last = posts.earliest("visible_from"), posts.latest("visible_from")
    assert last.visible_from - first.visible_from > timedelta(hours=1)


@pytest.mark.parametrize("language", CODES)
def test_every_page_of_the_house_is_out_in_every_language(demo, client, language):
    for page in Article.Page:
        path = addresses.house_page(language, page)
        assert client.get(path).status_code == 200
        assert path in client.get(f"/{language}/").content.decode()


def test_one_front_page_has_a_breaking_line(demo, client):
    assert 'class="breaking"' in client.get("/ar/").content.decode()


@pytest.mark.parametrize("language", CODES)
def test_its_pages_are_as_light_as_pages_may_be(demo, client, language):
    pages = FinishedPage.objects.visible().in_language(language).filter(part__gt=0)
    stories = [page.path for page in pages]
    asked = [(addresses.home(language), HOME), *((path, STORY) for path in stories)]
    asked += [(addresses.lite(path), LITE) for path in stories]

    heavy = {
        path: size for path, most in asked if (size := packed(client.get(path).content)) > most
    }

    assert len(stories) >= 14
    assert heavy == {}


@pytest.mark.parametrize("language", CODES)
def test_its_home_tells_what_is_read_most(demo, client, language):
    page = client.get(addresses.home(language)).content.decode()

    assert page.count('<ol class="ranked">') == 1
    assert page.partition('<ol class="ranked">')[2].partition("</ol>")[0].count("<li") == 8
