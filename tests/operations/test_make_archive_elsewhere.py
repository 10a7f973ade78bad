import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, JournalEntry, Publication
from tests import make

from .test_make_archive import make_less_ready


@pytest.fixture(autouse=True)
def _less_ready(monkeypatch):
    make_less_ready(monkeypatch)


def test_it_goes_on_after_the_ids_that_people_have_used(people):
    mine = make.published(people)
    call_command("make_archive", "5")
    after = make.published(people)

    assert Article.objects.count() == 7
    assert mine.pk < after.pk
    assert Publication.objects.visible().filter(translation__in=[mine, after]).count() == 2


@pytest.mark.django_db
def test_sections_of_the_newsroom_are_used_where_they_have_names():
    mine = make.section()
    call_command("make_archive", "5")

    assert set(Article.objects.values_list("section", flat=True)) == {mine.pk}


@pytest.mark.django_db
def test_a_newsroom_on_the_network_is_refused_unless_forced(settings):
    settings.BEHIND_HTTPS = True
    with pytest.raises(CommandError, match="--force"):
        call_command("make_archive", "5")

    assert not JournalEntry.objects.exists()
