"""Photos, tags and authors are found at the desk by their words in any language, folded."""

import pytest

from articles.languages import CODES
from articles.models import Author, Photo, Spelling, Tag
from articles.search.desk import (
    Kind,
    found_among,
    index_author_names,
    index_photo,
    index_tag_names,
    photos_saying,
)
from articles.search.following import follow_author, follow_tag
from articles.workflow import edit_photo
from articles.workflow.hashtags import tags_in
from articles.workflow.names.spellings import add_spelling
from articles.workflow.names.tags import merge
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
MODELS = {Kind.TAG: Tag, Kind.AUTHOR: Author}


def found(kind, words):
    return set(found_among(MODELS[kind].objects.all(), kind, words))


def found_photos(words):
    photos = Photo.objects.all()
    return {made for code in CODES for made in photos_saying(photos, words, code)}


def tag(**names):
    made = Tag.objects.create(**{f"name_{code}": name for code, name in names.items()})
    index_tag_names(made)
    return made


@pytest.mark.parametrize(
    "words", ["اسواق الهال", "qamislo", "بيريڤان", "berivan", "Qamişlo BERIVAN", "#أسواق_الهال"]
)
def test_photos_are_found_by_description_caption_and_credit(people, words):
    photo(people)
    made = photo(
        people,
        alt_ar="سُوق الهال وأسواق الهال",
        caption_kmr="Sûka Qamişloyê",
        credit_ckb="بێریڤان",
        credit_kmr="Bêrîvan",
    )
    assert found_photos(words) == {made}


def test_every_word_must_be_there(people):
    photo(people)
    assert found_photos("Qamişlo Rojîn") == set()


def test_a_changed_description_is_found_at_once_and_the_old_one_no_more(people):
    made = photo(people, alt_ar="جسر قديم")
    edit_photo(made, actor=people.zelal, words={"alt_ar": "طاحونة"})
    assert found_photos("طاحونه") == {made}
    assert found_photos("جسر") == set()


def test_tags_are_found_by_name_spelling_and_beginning(people):
    made = tag(ar="القامشلي", kmr="Qamişlo")
    tag(ar="الحسكة", kmr="Hesekê")
    add_spelling(made, actor=people.salma, language="ckb", text="قامیشلۆ")
    for words in ("القامشلى", "قامش", "QAMISLO", "قامیشلو", "q"):
        assert found(Kind.TAG, words) == {made}


def test_a_hashtag_makes_a_tag_that_is_found(people):
    (number,) = tags_in("<p>إلى #دير_الزور</p>", "ar")
    assert {made.pk for made in found(Kind.TAG, "دير الزور")} == {number}


def test_a_merged_tag_is_found_as_what_it_was_merged_into(people):
    old, new = tag(ar="كامشلو"), tag(ar="القامشلي")
    merge(old, actor=people.admin, into=new)
    assert new in found(Kind.TAG, "كامشلو")


def test_a_new_name_finds_a_tag_and_the_old_one_does_not():
    made = tag(ar="كامشلو")
    made.name_ar = "القامشلي"
    made.save()
    follow_tag(made)
    assert found(Kind.TAG, "القامشلي") == {made}
    assert found(Kind.TAG, "كامشلو") == set()


def test_authors_are_found_by_every_name():
    made = Author.objects.create(name_ar="روجين أحمد", name_kmr="Rojîn Ehmed")
    index_author_names(made)
    for words in ("احمد", "rojin", "Ehmed Rojîn", "روج"):
        assert found(Kind.AUTHOR, words) == {made}
    made.name_ar = "سلمى"
    made.save()
    follow_author(made)
    assert found(Kind.AUTHOR, "سلمي") == {made}
    assert found(Kind.AUTHOR, "احمد") == set()


def test_kinds_with_one_number_are_not_mixed_up(people):
    index_photo(photo(people, alt_ar="القامشلي"))
    tag(ar="القامشلي")
    assert {type(one) for one in found_photos("القامشلي")} == {Photo}
    assert {type(one) for kind in MODELS for one in found(kind, "القامشلي")} == {Tag}
    assert found(Kind.AUTHOR, "القامشلي") == set()
    assert not Spelling.objects.exists()


def test_words_of_a_photo_are_found_in_their_own_language_alone(people):
    made = photo(people, alt_ar="القامشلي", alt_ckb="", alt_kmr="Dirbêsiyê")
    photos = Photo.objects.filter(pk=made.pk)
    assert list(photos_saying(photos, "القامشلي", "ar")) == [made]
    assert list(photos_saying(photos, "Dirbêsiyê", "kmr")) == [made]
    for words, code in (("القامشلي", "ckb"), ("القامشلي", "kmr"), ("Dirbêsiyê", "ar")):
        assert not photos_saying(photos, words, code)
