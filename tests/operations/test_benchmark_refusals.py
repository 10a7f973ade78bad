import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from newsroom.operations.archive.setting import SLUGLINE
from tests import make


def refused(*options):
    with pytest.raises(CommandError) as refusal:
        call_command("benchmark", *options)
    return str(refusal.value)


@pytest.mark.django_db
def test_a_newsroom_without_an_archive_is_refused():
    assert "no archive here" in refused()


def test_stories_that_people_have_written_are_left_alone(people):
    make.published(people)
    Article.objects.filter(pk=make.published(people).article_id).update(slugline=SLUGLINE)

    assert "make_archive has not made" in refused()
    assert "too small" in refused("--force")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--rounds", "1"), "Two rounds"),
        (("--make", "0"), "one story or more"),
        (("--out", "/nowhere/at/all.json"), "no folder"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_asked(options, told):
    assert told in refused(*options)
