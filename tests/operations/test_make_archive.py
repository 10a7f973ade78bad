from collections import Counter, deque
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, F

from articles.languages import CODES
from articles.models import (
    Approval,
    Article,
    DeskMember,
    FinishedPage,
    ListingRow,
    Publication,
    Revision,
    SearchEntry,
    Section,
    Translation,
)
from articles.models.clock import database_now
from articles.models.linking import linked_body
from articles.models.version_moments import astray
from articles.search import rebuild, search
from articles.search.desk import Kind, rebuild_kind
from articles.states import Role, Status
from articles.text.plain import to_plain, word_count
from articles.text.sanitize import clean
from articles.text.slugs import slug
from articles.workflow import withdraw
from articles.workflow.finished import lacking_pages
from articles.workflow.finished import rebuild as rebuild_pages
from articles.workflow.hashtags import tags_in
from articles.workflow.readiness import missing_names
from newsroom.operations.archive import moulds, photos, pieces
from tests.differences import differences

STORIES = 50
MOMENTS = ("language", "first_published_at", "visible_from", "visible_until")


def make_less_ready(patch):
    """Fewer pictures, names, paragraphs and moulds to choose from than a large archive needs."""
    patch.setattr(moulds, "MOULDS", 40)
    patch.setattr(photos, "SUBJECTS", photos.SUBJECTS[:2])
    patch.setattr(photos, "SIZE", (300, 200))
    for name, number in {"PARAGRAPHS": 60, "LINES": 60, "NAMES": 600}.items():
        patch.setattr(pieces, name, number)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """An archive made once for all tests here and rolled back after them; what was printed."""
    printed = StringIO()
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        make_less_ready(patch)
        call_command("make_archive", str(STORIES), stdout=printed)
        yield printed.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def archive(made, db):
    """Each test's own changes are undone."""
    return made


def test_that_many_stories_are_made_in_every_language(archive):
    assert Article.objects.count() == STORIES
    assert set(Translation.objects.values_list("language", flat=True)) == set(CODES)
    assert f"{STORIES} of {STORIES} stories" in archive


def test_readers_see_what_was_not_withdrawn(archive):
    lived = Translation.objects.with_life()
    visible = Publication.objects.visible()

    assert visible.count() == lived.filter(is_live=True).count()
    assert visible.count() > STORIES
    assert lived.filter(was_live=False).exists()
    assert {publication.translation_id for publication in visible} == set(
        lived.filter(is_live=True).values_list("pk", flat=True)
    )


def test_readers_find_what_they_see(archive):
    visible = Publication.objects.visible()

    assert SearchEntry.objects.count() == visible.count() + Publication.objects.pending().count()
    found = search("القامشلي", language="ar")
    assert {hit.publication.pk for hit in found.hits} <= set(visible.values_list("pk", flat=True))
    assert found.hits


def indexed():
    """What both indexes hold, by table."""
    names = {
        "sqlite": ["articles_searchwords", "articles_deskwords"],
        "postgresql": ["articles_searchentry", "articles_deskentry"],
    }
    number = {"sqlite": "rowid, words"}.get(connection.vendor, "*")
    with connection.cursor() as cursor:
        for name in names[connection.vendor]:
            cursor.execute(f"SELECT {number} FROM {name} ORDER BY 1")  # noqa: S608
            yield cursor.fetchall()


def test_what_is_found_is_what_the_verbs_would_index(archive):
    before = list(indexed())

    for code in CODES:
        deque(rebuild(code), maxlen=0)
    for kind in (Kind.TEXT, Kind.STORY):
        deque(rebuild_kind(kind), maxlen=0)

    assert list(indexed()) == before


def finished():
    """All that pages and lists are read from."""
    listed = ListingRow.objects.order_by("page", "kind", "subject")
    pages = FinishedPage.objects.order_by("pk")
    return list(pages.values()), list(listed.values("page", "kind", "subject", *MOMENTS))


def test_pages_and_lists_are_what_they_would_be_for_any_story(archive):
    before = finished()
    list(rebuild_pages())

    assert finished() == before
    assert list(differences()) == []


def test_stories_of_every_kind_are_among_them(archive):
    pages = FinishedPage.objects
    versions = Translation.objects.with_life()

    assert not lacking_pages().exists()
    assert {page.language for page in pages.all()} == set(CODES)
    assert pages.filter(inside__contains='class="story__lead"').exists()
    assert pages.exclude(inside__contains='class="story__lead"').exists()
    assert pages.filter(inside__contains='<figure class="figure"><picture><source').exists()
    assert pages.filter(head__contains="article:modified_time").exists()
    assert Publication.objects.pending().filter(finished_page__isnull=False).exists()
    withdrawn = versions.filter(was_live=True, is_live=False)
    assert withdrawn.exists()
    assert not pages.filter(publication__translation__in=withdrawn).exists()
    assert max(row["n"] for row in pages.values("article").annotate(n=Count("pk"))) > 1


def test_versions_tell_the_moments_of_their_publications(archive):
    assert list(astray(Translation.objects.all())) == []


def test_some_words_are_everywhere_and_most_are_rare(archive):
    texts = [to_plain(body).split() for body in Revision.objects.values_list("body", flat=True)]
    seen = Counter(word for text in texts for word in set(text))

    assert sum(1 for times in seen.values() if times < 10) > len(seen) / 2
    assert max(seen.values()) > len(texts) / 4


def test_three_years_are_filled_and_only_schedules_lie_ahead(archive):
    now = database_now()
    published = Publication.objects.exclude(pk__in=Publication.objects.pending())
    times = list(published.values_list("first_published_at", flat=True))

    assert max(times) < now
    assert now - timedelta(days=3 * 366) < min(times) < now - timedelta(days=2 * 365)
    assert all(
        version.created_at == version.revisions.earliest("number").created_at
        for version in Translation.objects.all()
    )


def test_every_published_text_was_approved_by_another_person(archive):
    assert Publication.objects.exclude(approval__revision=F("revision")).count() == 0
    assert Approval.objects.filter(waived=True).count() == 0
    assert Approval.objects.filter(approver=F("writer")).count() == 0


def test_a_text_is_what_saving_would_have_stored(archive):
    for revision in Revision.objects.select_related("translation"):
        language = revision.translation.language
        assert clean(revision.body) == revision.body
        assert revision.headline
        assert {link.tag_id for link in revision.tag_links.all()} == tags_in(
            revision.body, language
        )


def test_a_publication_is_what_publishing_would_have_stored(archive):
    for publication in Publication.objects.select_related("revision", "translation"):
        body = publication.revision.body
        assert publication.body == linked_body(
            body, publication.language, publication.revision.tags.all()
        )
        assert publication.word_count == word_count(body)
        assert publication.translation.slug == slug(
            publication.revision.headline, publication.language
        )
        first = publication.translation.publications.earliest("visible_from")
        assert publication.first_published_at == first.visible_from
        assert publication.translation.first_published_at == first.visible_from
    assert Publication.objects.filter(body__contains="<a ").exists()


def test_a_version_stands_at_its_last_revision(archive):
    for version in (
        Translation.objects.with_life()
        .with_nameless_byline()
        .select_related("latest_revision", "approval")
    ):
        assert version.latest_revision == version.revisions.latest("number")
        assert missing_names(version) == ()
        if version.was_live:
            assert version.status == Status.APPROVED
            assert version.approval.revision_id == version.latest_revision_id
    numbers = Revision.objects.values("translation").annotate(n=Count("pk"))
    assert all(
        Revision.objects.filter(translation=row["translation"]).latest("number").number == row["n"]
        for row in numbers
    )


def test_history_leads_to_the_status(archive):
    for version in Translation.objects.all():
        events = list(version.journal.order_by("pk"))
        assert events[0].from_status == ""
        assert events[-1].to_status == version.status
        for before, after in zip(events, events[1:], strict=False):
            assert after.from_status == before.to_status
            assert after.created_at >= before.created_at


def test_a_translation_follows_a_text_of_its_source(archive):
    translations = Translation.objects.exclude(source=None)

    assert translations.exists()
    for version in translations.select_related("latest_revision__source_revision"):
        assert version.latest_revision.source_revision.translation_id == version.source_id


def test_the_accounts_behind_it_can_neither_sign_in_nor_move_anything(archive):
    accounts = get_user_model().objects.all()

    assert {account.is_system for account in accounts} == {True}
    assert not any(account.has_usable_password() or account.is_staff for account in accounts)
    (role,) = DeskMember.objects.values_list("role", flat=True)
    assert role == Role.IMPORTER


def test_the_verbs_go_on_from_there(archive, people):
    live = Publication.objects.visible().in_language("ar").first().translation
    withdraw(live, actor=people.zelal, note="wrong")

    assert not Publication.objects.visible().filter(translation=live).exists()


def test_a_second_run_adds_to_the_first(archive, monkeypatch):
    make_less_ready(monkeypatch)
    sections = Section.objects.count()
    call_command("make_archive", "10", "--seed", "2")

    assert Article.objects.count() == STORIES + 10
    assert Section.objects.count() == sections
