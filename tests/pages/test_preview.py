from django.utils import translation

from articles.models import Publication
from articles.pages import documents
from articles.pages.fetching import with_parts
from articles.pages.story import from_publication, from_revision
from tests import make

ORIGIN = "https://example.org"


def test_a_preview_is_the_page_that_readers_will_see(people):
    story = make.published(people, body="<p>عاد الناس إلى #السوق.</p>", standfirst="تقرير")

    shown = from_publication(with_parts(Publication.objects.visible()).get())
    previewed = from_revision(story.latest_revision)

    assert previewed.body == shown.body
    assert 'class="hashtag"' in previewed.body
    assert previewed.headline == shown.headline
    assert previewed.bylines == shown.bylines
    assert previewed.tags == shown.tags


def test_a_draft_can_be_previewed_and_no_search_engine_keeps_it(people):
    draft = make.draft(people, "kmr")

    with translation.override("ar"):
        html = documents.story_preview(from_revision(draft.latest_revision), origin=ORIGIN)

    assert draft.latest_revision.headline in html
    assert '<html lang="kmr" dir="ltr">' in html
    assert '<meta name="robots" content="noindex">' in html
    with translation.override("kmr"):
        assert translation.gettext("Copy the link") in html


def test_a_preview_is_no_way_to_what_is_not_live(people):
    draft = make.draft(people)

    html = documents.story_preview(from_revision(draft.latest_revision), origin=ORIGIN)

    assert "hreflang" not in html
