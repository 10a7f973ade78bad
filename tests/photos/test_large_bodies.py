"""What is sent to the doors is refused early and in little memory when it is too much."""

import json
import os
import signal
import time

import pytest

from articles.models import Photo
from articles.photos.limits import MAX_BYTES, MEGABYTE
from tests import cast, make
from tests.public.photos import photo

from .hostile import BOMBS
from .multipart import END, part
from .pictures import exif, noise, saved
from .server import Connection, serving

HUGE = 200 * MEGABYTE
DOOR = "/admin/articles/photo/upload/"
PIECE = b"\xff\xd8\xff" + bytes(MEGABYTE - 3)
LITTLE = 100 * MEGABYTE


@pytest.fixture(scope="module")
def server(django_db_setup, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def people(transactional_db):
    return cast.enter()


def doors(people):
    story, picture = make.draft(people), photo(people)
    return {
        "by script": (DOOR, "picture"),
        "many at once": ("/admin/articles/photo/add/", "pictures"),
        "in place of another": (f"/admin/articles/photo/{picture.pk}/move/replace/", "picture"),
        "with a text": (f"/admin/articles/translation/{story.pk}/change/", "new_photo"),
        "with a new text": ("/admin/articles/translation/add/?language=ar", "new_photo"),
    }


def huge(field):
    """A picture of 200 MB, as it is sent."""
    yield part(field, b"", filename="a.jpg").removesuffix(b"\r\n")
    for _ in range(HUGE // MEGABYTE):
        yield PIECE
    yield END


def words_of(answer):
    return [line["words"] for line in json.loads(answer.words)["lines"]]


def test_a_body_of_200_megabytes_is_refused_unread_at_every_door(server, people):
    connection, before = Connection(server, people.rojin), server.forget_peak()
    asked, known, files = doors(people), Photo.objects.count(), server.files()
    for path, field in asked.values():
        announced = connection.send(path, (), length=HUGE)
        streamed = connection.send(path, huge(field), length=HUGE, accept="text/html")
        assert (announced.status, streamed.status) == (413, 413), path
        assert "What you sent has 200 MB" in words_of(announced)[0]
        assert "What you sent has 200 MB" in streamed.words
        chunked = connection.send(path, huge(field), length=None, accept="text/html")
        assert chunked.status < 500
    assert server.peak() - before < LITTLE
    assert Photo.objects.count() == known
    assert server.files() == files


@pytest.mark.parametrize("megabytes", [31, 41, 2048, 4_000_000])
def test_however_much_is_announced_it_is_refused_before_it_comes(server, people, megabytes):
    answer = Connection(server, people.rojin).send(DOOR, (), length=megabytes * MEGABYTE)

    assert answer.status == 413
    assert f"{megabytes} MB; the most at once is 30 MB" in words_of(answer)[0]


def test_more_than_one_picture_may_is_for_people_who_are_signed_in(server, people):
    connection, path = Connection(server, people.rojin), "/admin/articles/photo/add/"
    statuses = [connection.send(path, (), length=mb * MEGABYTE).status for mb in (31, 101)]
    connection.session = "0" * 32
    statuses += [connection.send(path, (), length=mb * MEGABYTE).status for mb in (29, 31)]

    # What is not refused unread is cut, since nothing comes.
    assert statuses == [400, 413, 400, 413]


def test_the_refusal_speaks_the_language_of_the_person(server, people):
    people.rojin.interface_language = "kmr"
    people.rojin.save(update_fields=["interface_language"])
    connection = Connection(server, people.rojin)

    assert "200 MB" in words_of(connection.send(DOOR, (), length=HUGE))[0]
    page = connection.send("/admin/articles/photo/add/", (), length=HUGE, accept="text/html").words
    assert 'lang="kmr"' in page
    assert "Ji bo carekê pir e" in page
    cut = connection.send(DOOR, [part("picture", b"x", filename="a.jpg")], length=999)
    assert "Têkilî qut bû" in cut.words


def test_a_picture_a_little_too_large_is_named_and_held_nowhere(server, people):
    connection, before = Connection(server, people.rojin), server.forget_peak()
    files = server.files()
    body = part("picture", PIECE * 29, filename="a.jpg") + END

    answer = connection.send(DOOR, [body], length=len(body))

    assert answer.status == 400
    assert words_of(answer) == ["The file has 29 MB; the most is 25 MB. Send a smaller copy."]
    assert server.peak() - before < LITTLE
    assert server.files() == files


def test_bombs_are_refused_in_little_memory_all_one_after_the_other(server, people):
    connection = Connection(server, people.rojin)
    first = part("picture", saved(noise(320, 240), "jpeg"), filename="a.jpg") + END
    assert connection.send(DOOR, [first], length=len(first)).status == 200
    before = server.forget_peak()
    for name, (data, _reason) in BOMBS.items():
        body = part("picture", data, filename="a.jpg") + END
        assert connection.send(DOOR, [body], length=len(body)).status == 400, name
    assert server.peak() - before < LITTLE
    assert Photo.objects.count() == 1


def test_several_pictures_in_one_form_may_be_more_than_one_picture_may(server, people):
    connection = Connection(server, people.rojin)
    large = saved(noise(320, 240), "jpeg") + bytes(MAX_BYTES // 2)
    form = [part("token", b"0" * 32), part("opened", b"0")]
    form += [part("pictures", large, filename=f"{name}.jpg") for name in "abc"]
    body = b"".join([*form, part("_end", b"1"), END])

    answer = connection.send(
        "/admin/articles/photo/add/", [body], length=len(body), accept="text/html"
    )

    assert len(body) > 30 * MEGABYTE
    assert answer.status == 200
    assert Photo.objects.count() == 1


def test_an_upload_that_was_cut_is_stored_once_when_it_is_sent_again(server, people):
    connection, before = Connection(server, people.rojin), server.files()
    body = part("picture", saved(noise(320, 240), "jpeg", exif=exif()), filename="a.jpg") + END
    for share in (0.3, 0.9, 0.999):
        cut = body[: int(len(body) * share)]
        assert connection.send(DOOR, [cut], length=len(body)).status == 400
        assert not Photo.objects.exists()
    assert server.files() == before

    first, again = (connection.send(DOOR, [body], length=len(body)) for _ in range(2))

    number = Photo.objects.get().pk
    assert words_of(first)[0] == f"Stored as no. {number}."
    assert words_of(again)[0] == f"Already here as no. {number}."


def test_a_server_killed_in_mid_upload_leaves_no_file(server, people):
    connection, before = Connection(server, people.rojin), server.files()
    body = part("picture", PIECE * 20, filename="a.jpg") + END
    seen = []

    def broken_off():
        yield body[: 15 * MEGABYTE]
        # The server reads on while what was sent lies on its way.
        time.sleep(0.3)
        seen.append(server.files())
        os.kill(server.pid, signal.SIGKILL)
        yield body[15 * MEGABYTE :]

    assert connection.send(DOOR, broken_off(), length=len(body)) is None
    assert [*seen, server.files()] == [before, before]
    picture = part("picture", saved(noise(320, 240), "jpeg"), filename="a.jpg") + END
    assert connection.send(DOOR, [picture], length=len(picture)).status == 200


@pytest.mark.slow
@pytest.mark.parametrize("filename", [None, "a.jpg"])
def test_a_body_of_100000_parts_is_refused(server, people, filename):
    connection, before = Connection(server, people.rojin), server.forget_peak()
    parts = part("picture", b"x", filename=filename) * 100_000
    body = parts + END

    answer = connection.send(DOOR, [body], length=len(body))

    assert answer.status == 400
    assert "too many parts" in words_of(answer)[0]
    assert server.peak() - before < LITTLE
    assert not Photo.objects.exists()
