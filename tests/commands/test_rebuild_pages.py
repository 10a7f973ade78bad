from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import rebuild_pages
from articles.models import FinishedPage, ListingRow, Translation
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


def test_all_that_agrees_is_said_to(stories):
    assert "agrees" in run("verify")


def test_what_differs_is_named_and_counted(stories):
    page = FinishedPage.objects.order_by("pk").last()
    FinishedPage.objects.filter(pk=page.pk).update(inside="<p>")

    out = StringIO()
    with pytest.raises(CommandError, match="1 differ"):
        call_command("verify", stdout=out)

    assert out.getvalue() == f"{page.pk}: differs in inside\n"


def test_of_very_many_some_are_named(people, stories, monkeypatch):
    monkeypatch.setattr("articles.management.commands.verify.SHOWN", 2)
    FinishedPage.objects.update(inside="<p>")

    out = StringIO()
    with pytest.raises(CommandError, match="3 differ"):
        call_command("verify", stdout=out)

    assert out.getvalue().endswith("… and 1 more\n")


def test_moments_that_are_not_those_of_the_publications_are_named_and_put_right(stories):
    story = make.fresh(stories[1])
    Translation.objects.filter(pk=story.pk).update(last_from=None, last_out=None)

    out = StringIO()
    with pytest.raises(CommandError, match="2 differ"):
        call_command("verify", stdout=out)
    assert out.getvalue() == (
        f"version {story.pk}: differs in last_from\nversion {story.pk}: differs in last_out\n"
    )

    assert "moments of 1 versions put right" in run("rebuild_pages")

    assert "agrees" in run("verify")
    assert make.fresh(story).last_from == story.last_from
