"""After an upgrade that changes what texts are found by, somebody is told to run `reindex`."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db.models.signals import post_migrate

from articles.checks import REINDEX, is_index_outdated
from articles.models import SearchEntry

from .stories import found, tell


@pytest.fixture
def old(people):
    """A story indexed before the last change of shape."""
    story = tell(people, "ar", "وصل المطر إلى الحقول")
    SearchEntry.objects.update(shape=SearchEntry.SHAPE - 1)
    return story


def warnings():
    return [found.msg for found in run_checks(tags=[Tags.database], databases=["default"])]


def after_migrate(verbosity=1):
    out = StringIO()
    articles = apps.get_app_config("articles")
    post_migrate.send(
        articles,
        app_config=articles,
        using="default",
        verbosity=verbosity,
        interactive=False,
        stdout=out,
        plan=[],
        apps=apps,
    )
    return out.getvalue()


def test_what_is_indexed_now_is_up_to_date(people):
    tell(people, "ar", "وصل المطر إلى الحقول")

    assert not is_index_outdated()
    assert REINDEX not in warnings()
    assert after_migrate() == ""


def test_old_words_are_told_of_by_check_migrate_and_search(old):
    err = StringIO()
    call_command("search", "المطر", "--language", "ar", stdout=StringIO(), stderr=err)

    assert REINDEX in warnings()
    assert REINDEX in after_migrate()
    assert REINDEX in err.getvalue()
    assert after_migrate(verbosity=0) == ""


def test_old_words_are_found_meanwhile(old):
    assert found("المطر", "ar") == [old.pk]


def test_reindex_brings_them_up_to_date(old):
    call_command("reindex", stdout=StringIO())

    assert not is_index_outdated()
