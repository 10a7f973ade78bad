"""What was published before pages were worked out when publishing."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils.encoding import iri_to_uri

from articles import addresses, workflow
from articles.masthead import forget_masthead
from articles.models import FinishedPage, ListingRow
from articles.workflow import finished
from tests import make
from tests.differences import differences
from tests.public.photos import photo

pytestmark = [pytest.mark.django_db, pytest.mark.stored]
MOMENTS = ("language", "first_published_at", "visible_from", "visible_until")


def rows():
    pages = FinishedPage.objects.order_by("pk").values_list("pk", "article", "path", *MOMENTS)
    listed = ListingRow.objects.values_list("page", "kind", "subject", "language", "visible_from")
    return list(pages), sorted(listed)


@pytest.fixture
def story(people):
    """One of three that are live, after one that was withdrawn."""
    gone = make.published(people)
    workflow.withdraw(gone, actor=people.zelal, note="خطأ في الخبر")
    make.published(people, "kmr", body="<p>#Sûk vebû.</p>")
    made = [
        make.published(people, body="<p>#السوق #المدينة</p>", lead_photo=photo(people).pk)
        for _ in range(2)
    ]
    return made[-1]


@pytest.fixture
def as_before(story, monkeypatch):
    """The rows as they were, and as an upgrade makes them."""
    known = rows()
    ListingRow.objects.all().delete()
    FinishedPage.objects.all().delete()
    migration = import_module("articles.migrations.0052_pages_of_stored_publications")
    monkeypatch.setattr(migration, "BATCH", 2)
    migration.make_rows(apps, connection.schema_editor())
    return known


def test_each_has_its_address_and_stands_in_its_lists(as_before):
    assert rows() == as_before


def test_its_pages_are_right_at_once_and_stored_soon(client, story, as_before):
    tag = story.latest_revision.tags.first()
    paths = [
        addresses.story("ar", story.article_id, story.slug),
        "/ar/",
        addresses.tag("ar", tag.pk, tag.name_ar),
    ]
    assert finished.lacking_pages().count() == 3
    forget_masthead()  # which a page of the set-up has read before there were sections

    before = [client.get(iri_to_uri(path)).content for path in paths]
    assert finished.finish_what_lacks.call() == 3

    assert [client.get(iri_to_uri(path)).content for path in paths] == before
    assert list(differences()) == []
