from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import rebuild_pages
from articles.models import FinishedPage, ListingRow, Translation
from articles.models.version_moments import astray
from articles.workflow import finished
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(people):
    return [make.published(people) for _ in range(3)]


def run(name):
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


def test_what_was_lost_is_made_anew(client, stories):
    ListingRow.objects.all().delete()
    FinishedPage.objects.all().delete()
    assert 'teaser__headline"' not in client.get("/ar/").content.decode()

    assert run("rebuild_pages") == "3 pages worked out\n"

    assert client.get("/ar/").content.decode().count('teaser__headline"') == 3


def test_stopped_it_says_how_to_go_on(stories, monkeypatch):
    def interrupted():
        yield next(finished.rebuild())
        raise KeyboardInterrupt

    monkeypatch.setattr(rebuild_pages, "rebuild", interrupted)
    with pytest.raises(CommandError, match="to go on") as stopped:
        run("rebuild_pages")
    assert stopped.value.returncode == 130


def test_moments_that_are_not_those_of_the_publications_are_named_and_put_right(stories):
    story = make.fresh(stories[1])
    Translation.objects.filter(pk=story.pk).update(last_from=None, last_out=None)

    named = [(found.version, found.column) for found in astray(Translation.objects.all())]
    assert named == [(story.pk, "last_from"), (story.pk, "last_out")]

    assert "moments of 1 versions put right" in run("rebuild_pages")

    assert not list(astray(Translation.objects.all()))
    assert make.fresh(story).last_from == story.last_from
