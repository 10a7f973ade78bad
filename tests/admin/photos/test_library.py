from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Photo
from tests import make
from tests.admin.pages import at_the_desk, filled, form, forms, screen
from tests.journal import journal_of
from tests.photos.pictures import scene
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/photo/add/"


def picture(**scene_size):
    made = BytesIO()
    scene(**scene_size).save(made, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0")
    return SimpleUploadedFile("IMG_2041 home.jpg", made.getvalue(), "image/jpeg")


def test_a_new_photo_comes_in_with_the_text_and_leads_it(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, lead_alt="سوق في المدينة", photo_credit="روجين")
    client.post(screen(story), {**sent, "new_photo": picture()})
    photo = Photo.objects.get()
    latest = make.fresh(story).latest_revision
    assert latest.lead_photo == photo
    assert photo.is_described_in("ar")
    assert not photo.is_described_in("kmr")
    assert "IMG" not in photo.file.name
    assert photo.uploaded_by == people.rojin


def test_a_file_that_is_no_picture_is_refused_beside_its_field_with_the_text_kept(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline="عنوان باق")
    no_picture = SimpleUploadedFile("x.jpg", b"no picture at all")
    answer = client.post(screen(story), {**sent, "new_photo": no_picture})
    assert answer.status_code == 400
    assert "not a picture" in answer.content.decode()
    assert form(answer, screen(story)).fields["headline"] == ["عنوان باق"]
    assert not Photo.objects.exists()


def test_a_photo_stays_chosen_where_the_rest_of_the_form_is_refused(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline="ع" * 300)
    answer = client.post(screen(story), {**sent, "new_photo": picture()})
    assert answer.status_code == 400
    photo = Photo.objects.get()
    assert form(answer, screen(story)).fields["lead_photo"] == [str(photo.pk)]


def add_photo(client, **typed):
    sent = next(found for found in forms(client.get(ADD)) if "credit_ar" in found.fields).fields
    return client.post(ADD, {**sent, **typed})


@pytest.mark.parametrize(
    ("name", "allowed"), [("rojin", True), ("karim", False), ("salma", True), ("berfin", False)]
)
def test_words_are_changed_by_editors_and_by_whoever_brought_the_photo(people, name, allowed):
    add_photo(at_the_desk(people.rojin), pictures=picture())
    photo = Photo.objects.get()
    client = at_the_desk(getattr(people, name))
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    page = next((f for f in forms(client.get(address)) if "alt_ar" in f.fields), None)
    sent = page.fields if page else {"focal_x": "0.5", "focal_y": "0.5"}
    answer = client.post(address, {**sent, "alt_ar": "سوق"})
    assert (answer.status_code == 302) == allowed
    photo.refresh_from_db()
    assert (photo.word_in("alt", "ar") == "سوق") == allowed


def change(client, photo, **typed):
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    sent = next(found for found in forms(client.get(address)) if "alt_ar" in found.fields).fields
    return client.post(address, {**sent, **typed})


@pytest.mark.parametrize(
    ("name", "typed", "allowed"),
    [
        ("rojin", {"alt_ar": "سوق قديم"}, False),
        ("salma", {"alt_ar": "سوق قديم"}, False),
        ("salma", {"is_graphic": "on"}, False),
        ("salma", {"focal_x": "0.2"}, False),
        ("hevin", {"alt_ar": "سوق قديم"}, True),
        ("hevin", {"focal_x": "0.2"}, True),
        ("berfin", {"alt_kmr": "Sûka kevn"}, True),
        ("rojin", {"source": "صديق"}, True),
    ],
)
def test_what_readers_see_is_changed_by_their_publisher(people, name, typed, allowed):
    shown = photo(people)
    make.published(people, lead_photo=shown.pk)

    answer = change(at_the_desk(getattr(people, name)), shown, **typed)

    assert (answer.status_code == 302) == allowed
    assert ("Readers see this photo" in answer.content.decode()) != allowed
    assert [event.actor for event in journal_of(shown)] == [getattr(people, name)] * allowed
    stored = Photo.objects.get(pk=shown.pk)
    changed = [str(getattr(stored, field)) for field in typed]
    wanted = [{"on": "True"}.get(value, value) for value in typed.values()]
    assert (changed == wanted) == allowed


def test_words_and_focal_point_are_two_events(people):
    made = photo(people)

    change(at_the_desk(people.salma), made, alt_ar="سوق قديم", focal_y="0.9")

    assert [entry.move for entry in journal_of(made)] == ["focus_photo", "edit_photo"]


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_photos_are_for_people_with_a_desk(people, name):
    client = at_the_desk(getattr(people, name))
    assert client.get(ADD).status_code == 403
    assert client.get("/admin/articles/photo/").status_code == 403
