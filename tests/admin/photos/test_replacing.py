"""A photo that readers see is replaced in one form, words of the new one included."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import workflow
from articles.models import Photo
from tests import make
from tests.admin.pages import at_the_desk, form
from tests.photos.pictures import saved, scene
from tests.public.photos import photo as picture_of

from .test_moves import address, page_of, sent

pytestmark = pytest.mark.django_db
WORDS = {"alt_ar": "سوق المدينة صباحاً", "credit_ar": "هيفين"}


@pytest.fixture
def seen(people):
    made = picture_of(people)
    make.published(people, lead_photo=made.pk)
    return made


def new_file():
    return SimpleUploadedFile("x.jpg", saved(scene(), "jpeg"))


def press(client, made, **typed):
    return client.post(address(made, "replace"), sent(**typed))


def stands_for(made):
    return Photo.objects.get(pk=made.pk).replaced_by


def test_the_form_asks_for_the_words_in_the_languages_that_need_them(people, seen):
    fields = form(page_of(at_the_desk(people.zelal), seen), address(seen, "replace")).fields
    assert {"alt_ar", "credit_ar"} <= fields.keys()
    assert not {"alt_ckb", "credit_ckb", "alt_kmr", "credit_kmr"} & fields.keys()


def test_it_asks_for_none_where_no_reader_sees_the_photo(people):
    made = picture_of(people)
    fields = form(page_of(at_the_desk(people.zelal), made), address(made, "replace")).fields
    assert not {"alt_ar", "credit_ar"} & fields.keys()


def test_a_new_file_with_its_words_takes_the_place_of_a_photo_that_readers_see(people, seen):
    answer = press(at_the_desk(people.zelal), seen, picture=new_file(), **WORDS)
    assert answer.status_code == 302
    other = stands_for(seen)
    assert (other.alt_ar, other.credit_ar) == (WORDS["alt_ar"], WORDS["credit_ar"])


@pytest.mark.parametrize("missing", WORDS)
def test_without_one_of_them_nothing_is_replaced_and_nothing_lost(people, seen, missing):
    client = at_the_desk(people.zelal)
    typed = {name: text for name, text in WORDS.items() if name != missing}
    answer = press(client, seen, picture=new_file(), note="أوضح", **typed)
    assert answer.status_code == 403
    assert stands_for(seen) is None
    again = form(answer, address(seen, "replace")).fields
    assert again["note"] == ["أوضح"]
    assert {name: again[name] for name in typed} == {name: [typed[name]] for name in typed}
    # The file is in the library by now, and is named by its number.
    assert again["by"] == [str(Photo.objects.latest("pk").pk)]

    answer = client.post(address(seen, "replace"), {**again, missing: WORDS[missing]})
    assert answer.status_code == 302
    assert stands_for(seen) == Photo.objects.latest("pk")


def test_words_that_the_other_photo_has_are_left_as_they_are(people, seen):
    other = picture_of(people)
    before = other.alt_ar
    assert before
    press(at_the_desk(people.zelal), seen, by=str(other.pk), **WORDS)
    other.refresh_from_db()
    assert stands_for(seen) == other
    assert other.alt_ar == before


def test_who_may_not_change_the_other_photo_gives_it_no_words(people):
    mine = make_undescribed(people.rojin, picture_of(people))
    other = make_undescribed(people.salma, picture_of(people))
    with pytest.raises(workflow.Refused):
        workflow.replace_photo(mine, actor=people.rojin, by=other, words={"alt_ar": "وصف"})
    assert stands_for(mine) is None


def make_undescribed(person, made):
    blank = {f"{word}_{code}": "" for word in ("alt", "credit") for code in ("ar", "ckb", "kmr")}
    Photo.objects.filter(pk=made.pk).update(uploaded_by=person, **blank)
    return Photo.objects.get(pk=made.pk)


@pytest.mark.parametrize(("column", "most"), [("alt_ar", 300), ("credit_ar", 120)])
def test_words_that_are_too_long_are_told_and_kept(people, seen, column, most):
    typed = {**WORDS, column: "ع" * (most + 1)}
    answer = press(at_the_desk(people.zelal), seen, picture=new_file(), **typed)
    assert answer.status_code == 403
    assert f"At most {most} characters" in answer.content.decode()
    assert form(answer, address(seen, "replace")).fields[column] == [typed[column]]
    assert stands_for(seen) is None
