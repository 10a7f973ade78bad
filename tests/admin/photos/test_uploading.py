import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Photo
from articles.photos.limits import MAX_BYTES
from tests.admin.pages import at_the_desk, forms
from tests.photos.doors import Desk
from tests.photos.multipart import CONTENT_TYPE, END, fields, part
from tests.photos.odd import NAMES
from tests.photos.pictures import exif, noise, saved, scene

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/photo/add/"
DOOR = "/admin/articles/photo/upload/"


def file(data=None, name="IMG_2041.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, saved(scene(), "jpeg") if data is None else data, kind)


def through_the_door(client, picture, **words):
    return client.post(DOOR, {"picture": picture, **words})


def through_the_form(client, *pictures, **typed):
    sent = next(found for found in forms(client.get(ADD)) if "credit_ar" in found.fields).fields
    return client.post(ADD, {**sent, "pictures": list(pictures), **typed})


def words_of(answer):
    return [line["words"] for line in answer.json()["lines"]]


def test_a_picture_comes_in_and_says_that_its_location_was_removed(people):
    located = saved(scene(), "jpeg", exif=exif())
    answer = through_the_door(at_the_desk(people.rojin), file(located))
    photo = Photo.objects.get()
    assert answer.json()["photo"]["number"] == photo.pk
    assert words_of(answer) == [
        f"Stored as no. {photo.pk}.",
        "The location in the file was removed.",
    ]
    assert photo.uploaded_by == people.rojin


def test_several_pictures_come_in_by_one_form_with_what_they_share(people):
    answer = through_the_form(
        at_the_desk(people.rojin),
        file(),
        file(saved(noise(80, 80), "png")),
        credit_ar="روجين",
        licence="CC BY",
    )
    assert answer.status_code == 200
    photos = Photo.objects.all()
    assert len(photos) == 2
    assert {photo.word_in("credit", "ar") for photo in photos} == {"روجين"}
    page = answer.content.decode()
    assert all(f"Stored as no. {photo.pk}." in page for photo in photos)
    assert all(reverse("admin:articles_photo_change", args=[photo.pk]) in page for photo in photos)


def test_the_same_picture_twice_is_stored_once(people):
    client = at_the_desk(people.rojin)
    through_the_door(client, file())
    answer = through_the_door(client, file(name="another name.jpg"))
    photo = Photo.objects.get()
    assert answer.status_code == 200
    assert words_of(answer) == [f"Already here as no. {photo.pk}."]


def test_a_picture_that_looks_like_another_says_so(people):
    client = at_the_desk(people.rojin)
    image = noise(320, 240)
    through_the_door(client, file(saved(image, "jpeg", quality=92)))
    first = Photo.objects.get()
    answer = through_the_door(client, file(saved(image.resize((160, 120)), "jpeg", quality=70)))
    assert f"Looks like no. {first.pk}." in words_of(answer)
    assert Photo.objects.count() == 2


def test_the_name_of_a_file_is_shown_as_text(people, tmp_path):
    desk = Desk(people, tmp_path)
    typed = {name: value for name, value in desk.many.items() if name != "_end"}
    files = [part("pictures", b"no picture", filename=name) for name in NAMES.values()]
    body = b"".join([fields(typed), *files, fields({"_end": "1"}), END])

    page = desk.client.generic("POST", ADD, body, content_type=CONTENT_TYPE).content.decode()

    shown = re.findall(r'<p class="upload-name"><bdi>(.*?)</bdi></p>', page)
    assert len(shown) == len(NAMES)
    assert all(len(unescape(name)) <= 80 and name.isprintable() for name in shown)
    assert not any(sign in name for name in shown for sign in '<>"')
    assert "سوق قامشلو.jpg" in shown


def test_a_form_that_was_cut_stores_nothing(people):
    answer = through_the_form(at_the_desk(people.rojin), file(), _end="")
    assert answer.status_code == 400
    assert not Photo.objects.exists()


@pytest.mark.parametrize("count", [0, 51])
def test_no_picture_and_too_many_are_refused(people, count):
    answer = through_the_form(at_the_desk(people.rojin), *[file() for _ in range(count)])
    assert answer.status_code == 400
    assert not Photo.objects.exists()


def test_one_field_takes_one_picture(people):
    client = at_the_desk(people.rojin)
    answer = client.post(DOOR, {"picture": [file(), file(saved(noise(80, 80), "png"))]})
    assert answer.status_code == 400
    assert not Photo.objects.exists()


def test_a_file_that_is_too_large_is_not_read(people):
    answer = through_the_door(at_the_desk(people.rojin), file(bytes(MAX_BYTES + 1)))
    assert answer.status_code == 400
    assert "the most is 25 MB" in words_of(answer)[0]


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_the_doors_are_for_people_with_a_desk(people, name):
    client = at_the_desk(getattr(people, name))
    assert client.get(ADD).status_code == 403
    assert through_the_door(client, file()).status_code == 400
    assert client.post(ADD, {"pictures": file(), "_end": "1"}).status_code == 403
    assert not Photo.objects.exists()


def test_looking_at_the_door_brings_nothing_in(people):
    assert at_the_desk(people.rojin).get(DOOR).status_code == 302
    assert not Photo.objects.exists()
