"""A text keeps its gallery: photos in an order, each with what the text says under it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from articles import workflow
from articles.models import RevisionPhoto
from articles.workflow import GalleryPhoto, content_of
from tests import make
from tests.public.photos import photo


def test_it_is_kept_in_its_order_with_its_captions(people):
    one, two = photo(people), photo(people)
    gallery = (GalleryPhoto(two.pk, "باب السوق"), GalleryPhoto(one.pk))

    story = make.draft(people, gallery=gallery)

    assert content_of(story.latest_revision).gallery == gallery


def test_another_order_is_another_text_and_the_same_is_none(people):
    one, two = photo(people), photo(people)
    story = make.draft(people, gallery=(GalleryPhoto(one.pk), GalleryPhoto(two.pk)))

    def save(*numbers):
        gallery = tuple(GalleryPhoto(number) for number in numbers)
        current = make.fresh(story)
        return workflow.save_draft(
            current,
            actor=people.rojin,
            content=make.content(gallery=gallery),
            opened_revision=current.latest_revision_id,
        )

    assert not save(one.pk, two.pk).is_new
    assert save(two.pk, one.pk).is_new


def test_a_translation_begins_with_the_photos_and_none_of_the_words(people):
    one = photo(people)
    source = make.published(people, gallery=(GalleryPhoto(one.pk, "باب السوق"),))

    begun = workflow.start_translation(source, actor=people.azad, language="kmr")

    assert content_of(begun.revision).gallery == (GalleryPhoto(one.pk),)


def test_captions_are_repaired_like_other_lines(people):
    story = make.draft(people, gallery=(GalleryPhoto(photo(people).pk, "  باب \n السوق "),))

    assert content_of(story.latest_revision).gallery[0].caption == "باب السوق"


@pytest.mark.parametrize("fault", ["unknown", "twice", "long", "many"])
def test_what_can_not_stand_in_it_is_refused(people, fault):
    one = photo(people).pk
    gallery = {
        "unknown": [GalleryPhoto(999_999)],
        "twice": [GalleryPhoto(one), GalleryPhoto(one)],
        "long": [GalleryPhoto(one, "س" * 401)],
        "many": [GalleryPhoto(photo(people).pk) for _ in range(41)],
    }

    with pytest.raises(ValidationError) as refused:
        make.draft(people, gallery=tuple(gallery[fault]))
    assert "gallery" in refused.value.message_dict


def test_it_stands_once_it_is_made(people):
    make.draft(people, gallery=(GalleryPhoto(photo(people).pk),))

    for change in (
        lambda: RevisionPhoto.objects.update(caption="x"),
        lambda: RevisionPhoto.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
