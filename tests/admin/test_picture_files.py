"""People at the desk see pictures that readers do not see yet, through a door of their own."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.admin.picture_files import staff_address
from articles.models import Photo
from articles.workflow import GalleryPhoto
from tests import make
from tests.public.photos import photo, with_sizes

from .pages import at_the_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["rojin", "karim", "salma", "azad"])
def test_everybody_with_a_desk_sees_every_size(people, name):
    made = with_sizes(photo(people))
    client = at_the_desk(getattr(people, name))

    for stored in (made.file.name, *(rendition[2] for rendition in made.renditions)):
        answer = client.get(staff_address(stored))
        assert answer.status_code == 200
        assert answer["Content-Type"] in ("image/jpeg", "image/avif")
        assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_nobody_else_does(people, client, name):
    address = staff_address(photo(people).file.name)

    assert at_the_desk(getattr(people, name)).get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_a_withdrawn_photo_is_gone_here_too(people):
    made = with_sizes(photo(people, withdrawn_at=timezone.now()))

    assert at_the_desk(people.zelal).get(staff_address(made.file.name)).status_code == 410


@pytest.mark.parametrize("name", ["photos/stray.jpg", "photos/x/stray.jpg", "letters/7/x.jpg"])
def test_a_file_that_no_row_names_is_not_given(people, name):
    stored = default_storage.save(name, ContentFile(b"secret"))

    assert at_the_desk(people.zelal).get(staff_address(stored)).status_code == 404


@pytest.mark.parametrize("name", ["../secret_key", "photos/../../secret_key", "/etc/passwd"])
def test_no_name_leads_out_of_the_store(people, name):
    address = "/admin/articles/photo/file/" + name

    assert at_the_desk(people.zelal).get(address).status_code in (301, 302, 404)


def test_a_preview_fetches_its_pictures_from_the_desk(people):
    lead, inside, last = (with_sizes(photo(people)) for _ in range(3))
    body = f'<p>/media/photos/</p><figure data-photo="{inside.pk}"></figure>'
    story = make.draft(people, lead_photo=lead.pk, body=body, gallery=(GalleryPhoto(last.pk),))

    address = f"/admin/articles/translation/{story.pk}/preview/"
    page = at_the_desk(people.rojin).get(address).content.decode()

    for made in Photo.objects.exclude(pk=last.pk):
        for stored in (rendition[2] for rendition in made.renditions):
            assert staff_address(stored) in page
    assert '="/media/photos' not in page
    assert ", /media/photos" not in page
    assert "<p>/media/photos/</p>" in page


def test_a_store_that_is_away_is_told_in_the_log(people, monkeypatch, caplog):
    made = photo(people)

    def away(*args):
        raise OSError("the store does not answer")

    monkeypatch.setattr(default_storage, "open", away)
    answer = at_the_desk(people.zelal).get(staff_address(made.file.name))

    assert answer.status_code == 503
    assert "the store does not answer" in caplog.text
