import pytest
from django.core.management import CommandError, call_command

from articles.models import DeskMember, Outlet, Photo, Section, Translation
from articles.workflow.people.second_factors import needs_second_factor
from articles.workflow.renditions import missing_sizes
from newsroom.accounts.models import User
from newsroom.operations.demo import loading, town
from newsroom.operations.demo.people import PASSWORD, PEOPLE

STORIES = (town.LIBRARY, town.SONGS)


@pytest.fixture
def load(db, capsys, monkeypatch):
    monkeypatch.setattr(loading, "STORIES", STORIES)
    monkeypatch.setattr(loading, "PICTURE_SIZE", (120, 80))

    def load(*options):
        call_command("load_demo", *options)
        return capsys.readouterr().out

    return load


def test_every_login_is_printed_and_comes_in_without_a_second_factor_which_is_said(load):
    said = load()

    assert all(f"{person.username:<14} {PASSWORD}" in said for person in PEOPLE)
    assert "without a second factor" in said
    assert all(not needs_second_factor(person) for person in User.objects.all())


@pytest.mark.slow
def test_its_photos_get_every_size_from_the_queue(load, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        load()

    assert Photo.objects.exists()
    assert not any(missing_sizes(photo) for photo in Photo.objects.all())


@pytest.mark.slow
def test_a_second_run_leaves_everything_as_people_left_it(load):
    load()
    User.objects.filter(username="editor").update(is_active=False)
    reporter = User.objects.get(username="reporter")
    reporter.set_password("another password of hers")
    reporter.save()
    Outlet.objects.update(name_ar="اسم آخر")
    DeskMember.objects.filter(person__username="translator").delete()
    said = load()

    assert "left as it is" in said
    assert "editor " not in said
    assert f"reporter       {PASSWORD}" not in said
    assert Outlet.objects.get().name_in("ar") == "اسم آخر"
    assert not DeskMember.objects.filter(person__username="translator").exists()
    told = Translation.objects.filter(article__page=None)
    assert told.count() == sum(len(story.versions) for story in STORIES)


@pytest.mark.django_db
def test_nothing_is_loaded_beside_what_people_have_entered(load):
    Section.objects.create(name_ar="محليات")
    load()

    assert not User.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_newsroom_on_the_network_is_refused_unless_forced(load, settings):
    settings.BEHIND_HTTPS = True
    with pytest.raises(CommandError, match="--force"):
        load()

    assert not User.objects.exists()
    load("--force")
    assert User.objects.exists()
