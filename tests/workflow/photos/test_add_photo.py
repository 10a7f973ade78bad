from io import BytesIO

import pytest

from articles import workflow
from articles.models import Photo
from articles.photos import PhotoRefused
from tests.journal import journal_of
from tests.photos.pictures import CANARY, scene

pytestmark = pytest.mark.django_db


def picture(width=96, **options):
    made = BytesIO()
    scene(width=width).save(made, "JPEG", **options)
    return made.getvalue()


def test_what_is_stored_was_encoded_anew_under_a_name_made_for_it(people):
    sent = picture(comment=CANARY.encode())
    photo = workflow.add_photo(sent, actor=people.rojin, alt_ar="سوق").photo
    stored = photo.file.read()
    assert stored != sent
    assert CANARY.encode() not in stored
    assert photo.file.name.startswith("photos/")
    assert len(photo.sha256) == 64
    assert (photo.width, photo.height, photo.word_in("alt", "ar")) == (96, 64, "سوق")
    assert photo.uploaded_by == people.rojin


def test_the_same_picture_again_is_the_same_photo_with_its_words(people):
    first = workflow.add_photo(picture(), actor=people.rojin, alt_ar="سوق").photo
    again = workflow.add_photo(picture(), actor=people.karim, alt_ar="آخر").photo
    assert again == first
    assert again.word_in("alt", "ar") == "سوق"
    assert Photo.objects.count() == 1


def test_another_picture_is_another_photo(people):
    workflow.add_photo(picture(), actor=people.rojin)
    workflow.add_photo(picture(width=80), actor=people.rojin)
    assert Photo.objects.count() == 2


def test_a_file_that_is_no_picture_is_refused(people):
    with pytest.raises(PhotoRefused):
        workflow.add_photo(b"nothing", actor=people.rojin)
    assert not Photo.objects.exists()


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_only_people_with_a_desk_bring_photos(people, name):
    person = getattr(people, name)
    assert not workflow.may_add_photo(person)
    with pytest.raises(workflow.Refused):
        workflow.add_photo(picture(), actor=person)


def test_a_closed_account_brings_none(people):
    people.rojin.is_active = False
    assert not workflow.may_add_photo(people.rojin)


def test_a_removed_photo_that_is_sent_again_is_in_the_library_again(
    people, django_capture_on_commit_callbacks
):
    first = workflow.add_photo(picture(), actor=people.rojin, alt_ar="سوق").photo
    workflow.remove_photo(first, actor=people.salma)

    for person in (people.rojin, people.karim):
        with django_capture_on_commit_callbacks(execute=True):
            again = workflow.add_photo(picture(), actor=person)
        assert (again.photo, again.is_new, again.photo.removed_at) == (first, False, None)

    back = Photo.objects.usable().get()
    assert back.word_in("alt", "ar") == "سوق"
    assert back.renditions
    events = [(entry.move, entry.actor) for entry in journal_of(back)]
    assert events == [
        ("add_photo", people.rojin),
        ("remove_photo", people.salma),
        ("add_photo", people.rojin),
    ]


def test_a_photo_that_was_withdrawn_and_removed_stays_away(people):
    made = workflow.add_photo(picture(), actor=people.rojin).photo
    workflow.withdraw_photo(made, actor=people.salma, note="وجه طفل")
    workflow.remove_photo(made, actor=people.salma)

    with pytest.raises(workflow.Refused, match="withdrawn"):
        workflow.add_photo(picture(), actor=people.karim)
    assert not Photo.objects.kept().exists()
