from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Outlet, Photo, Publication
from articles.workflow import GalleryPhoto, withdraw, withdraw_photo
from tests import make

from .photos import photo, with_sizes


@pytest.fixture
def shown(people):
    """A photo that leads a live story."""
    made = with_sizes(photo(people))
    make.published(people, lead_photo=made.pk)
    return made


def status(client, made):
    return client.get(made.file.url).status_code


def test_a_photo_is_served_as_what_it_is(client, shown):
    response = client.get(shown.file.url)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")


def test_who_has_it_is_told_so_without_the_file_being_read(client, shown, monkeypatch):
    known = client.get(shown.file.url)["ETag"]
    size = default_storage.url(shown.renditions[0][2])
    assert client.head(size, headers={"If-None-Match": known}).status_code == 200
    monkeypatch.setattr("articles.public.views.media._file", None)

    answer = client.get(shown.file.url, headers={"If-None-Match": known})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert answer["ETag"] == known


def test_a_withdrawal_reaches_whoever_has_it_within_a_minute(client, people, shown):
    addresses = [shown.file.url, *(default_storage.url(each[2]) for each in shown.renditions)]
    kept = {address: client.get(address) for address in addresses}
    for answer in kept.values():
        told = dict(part.partition("=")[::2] for part in answer["Cache-Control"].split(", "))
        assert int(told["max-age"]) <= 60
        assert "must-revalidate" in told
        assert not {"immutable", "s-maxage", "stale-while-revalidate", "stale-if-error"} & set(told)

    withdraw_photo(shown, actor=people.zelal, note="وجه طفل")

    for address, answer in kept.items():
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 410
        assert again["Cache-Control"] == "public, max-age=30"


def test_its_ready_sizes_are_served_too(client, shown):
    for kind, _width, name in shown.renditions:
        response = client.get(default_storage.url(name))
        assert (response.status_code, response["Content-Type"]) == (200, f"image/{kind}")


def test_a_withdrawn_photo_is_gone_in_every_size(client, people):
    made = with_sizes(photo(people, withdrawn_at=timezone.now()))

    for name in [made.file.name, *(rendition[2] for rendition in made.renditions)]:
        assert client.get(default_storage.url(name)).status_code == 410


@pytest.mark.parametrize("name", ["photos/stray.jpg", "photos/7/stray.jpg", "letters/x.jpg"])
def test_a_file_that_is_no_photo_is_not_served(client, db, name):
    stored = default_storage.save(name, ContentFile(b"secret"))

    assert client.get(default_storage.url(stored)).status_code == 404


def test_a_photo_whose_file_is_lost_is_not_found(client, shown):
    default_storage.delete(shown.file.name)

    assert status(client, shown) == 404


def test_nothing_is_served_before_a_live_story_shows_it(client, people):
    made = with_sizes(photo(people))
    story = make.approved(people, lead_photo=made.pk)
    names = [made.file.name, *(rendition[2] for rendition in made.renditions)]
    assert {client.get(default_storage.url(name)).status_code for name in names} == {404}

    make.workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    assert {client.get(default_storage.url(name)).status_code for name in names} == {200}
    withdraw(story, actor=people.zelal, note="خطأ")
    assert {client.get(default_storage.url(name)).status_code for name in names} == {404}


def test_not_before_its_time(client, people):
    made = photo(people)
    make.published(people, lead_photo=made.pk, at=timezone.now() + timedelta(days=1))

    assert status(client, made) == 404


def as_lead(people, made):
    make.published(people, "kmr", lead_photo=made.pk)


def in_gallery(people, made):
    make.published(people, gallery=(GalleryPhoto(made.pk),))


def as_figure(people, made):
    make.published(people, body=f'<p>نص</p><figure data-photo="{made.pk}"></figure>')


def as_logo(people, made):
    Outlet.objects.create(pk=1, name_ar="الجريدة", logo=made)


@pytest.mark.parametrize("place", [as_lead, in_gallery, as_figure, as_logo])
def test_it_is_served_wherever_readers_see_it(client, people, place, django_assert_max_num_queries):
    made, other = photo(people), photo(people)
    place(people, made)

    with django_assert_max_num_queries(2):
        assert status(client, made) == 200
    with django_assert_max_num_queries(2):
        assert status(client, other) == 404


@pytest.mark.parametrize("place", [as_lead, in_gallery, as_figure, as_logo])
def test_what_replaced_it_is_served_in_its_stead(client, people, place):
    made, other = photo(people), photo(people)
    place(people, made)
    Photo.objects.filter(pk=made.pk).update(replaced_by=other)

    assert (status(client, made), status(client, other)) == (404, 200)


def test_no_text_is_read_for_a_picture(client, people):
    made, other = photo(people), photo(people)
    as_figure(people, made)

    with CaptureQueriesContext(connection) as captured:
        assert (status(client, made), status(client, other)) == (200, 404)
    assert not [query for query in captured if "body" in query["sql"]]


def test_a_number_in_a_text_opens_no_other_photo(client, people):
    pictures = [photo(people) for _ in range(12)]
    as_figure(people, pictures[-1])

    served = [made for made in pictures if status(client, made) == 200]
    assert served == [pictures[-1]]
    assert Publication.objects.count() == 1


def test_a_store_that_is_away_is_told_in_the_log_and_kept_by_nobody(
    client, shown, monkeypatch, caplog
):
    def away(*args):
        raise OSError("the store does not answer")

    monkeypatch.setattr(default_storage, "open", away)
    answer = client.get(shown.file.url)

    assert (answer.status_code, answer.content) == (503, b"")
    assert answer["Cache-Control"] == "no-store"
    assert "the store does not answer" in caplog.text
