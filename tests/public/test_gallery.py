"""A story's gallery, told in the page's language."""

import pytest
from django.utils import timezone

from articles import addresses
from articles.models import Photo
from articles.workflow import GalleryPhoto
from tests import make

from .photos import photo, with_sizes
from .walk import elements, main, page

WORDS = {"ar": "سوق مزدحم", "ckb": "بازاڕێکی قەرەباڵغ", "kmr": "Sûkeke qerebalix"}


def gallery_in(client, story):
    """The part of a story's page that is its gallery, or nothing."""
    html = main(page(client, addresses.story(story.language, story.article_id, story.slug)))
    return html.partition('<section class="gallery"')[2].partition("</section>")[0]


@pytest.mark.parametrize("language", WORDS)
def test_photos_stand_in_order_in_the_words_of_their_language(client, people, language):
    first, second = with_sizes(photo(people)), photo(people, **{f"caption_{language}": "Pir / جسر"})
    chosen = (GalleryPhoto(second.pk), GalleryPhoto(first.pk, "Sûk / سوق"))
    shown = gallery_in(client, make.published(people, language, gallery=chosen))

    images = elements(shown, "img")
    assert [image["alt"] for image in images] == [WORDS[language]] * 2
    assert [image["loading"] for image in images] == ["lazy", "lazy"]
    assert images[0]["src"] == second.file.url
    assert shown.index("Pir / جسر") < shown.index("Sûk / سوق")
    assert shown.count('<span class="credit">') == 2
    assert len(elements(shown, "source")) == 2


def test_a_graphic_picture_is_covered(client, people):
    grim = photo(people, is_graphic=True)
    shown = gallery_in(client, make.published(people, gallery=(GalleryPhoto(grim.pk),)))

    assert elements(shown, "details") == [{"class": "graphic"}]


def test_a_story_without_one_has_no_empty_frame(client, people):
    withdrawn = photo(people)
    story = make.published(people, gallery=(GalleryPhoto(withdrawn.pk),))
    assert gallery_in(client, story)

    Photo.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    make.pages_again()

    assert not gallery_in(client, story)


def test_what_replaced_a_photo_is_told_in_its_own_words_and_once(client, people):
    old, other = photo(people), photo(people, caption_ar="الجسر")
    chosen = (GalleryPhoto(old.pk, "السوق"), GalleryPhoto(other.pk))
    story = make.published(people, gallery=chosen)
    Photo.objects.filter(pk=old.pk).update(replaced_by=other)
    make.pages_again()

    shown = gallery_in(client, story)

    assert [image["src"] for image in elements(shown, "img")] == [other.file.url]
    assert "السوق" not in shown
    assert "الجسر" in shown


def test_a_hostile_caption_is_harmless(client, people):
    chosen = (GalleryPhoto(photo(people).pk, "<script>alert(1)</script>"),)

    assert "<script" not in gallery_in(client, make.published(people, gallery=chosen))
