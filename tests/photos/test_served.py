"""What came in under an odd name goes out under ours, as what it is and as nothing else."""

import re
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from articles.admin.picture_files import staff_address
from articles.models import Photo
from articles.photos.files import content_type
from articles.workflow import GalleryPhoto
from articles.workflow.renditions import make_sizes_of
from tests import make
from tests.admin.pages import at_the_desk
from tests.stores import stores_in

from .doors import DOORS, Desk
from .table import COLOURS, NAMED, Row

pytestmark = pytest.mark.django_db
DISPOSITION = re.compile(r'inline; filename="[0-9a-f]{32}\.(jpg|png|webp|avif)"')
TYPES = {"image/jpeg", "image/png", "image/webp", "image/avif"}
STARTS = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG",
    "image/webp": b"RIFF",
    "image/avif": b"\0\0\0",
}
ROWS: dict[str, Row] = {**NAMED, "webp": COLOURS["webp-RGBA"]}


@pytest.fixture
def stored(people, tmp_path, settings):
    """Every file of pictures that came in under the names of the table, all on one live page."""
    stores_in(tmp_path, settings)
    desk = Desk(people, tmp_path)
    for row in ROWS.values():
        assert DOORS["by script"].bring(desk, row)[0] == 200
    photos = list(Photo.objects.exclude(pk=desk.photo.pk))
    for photo in photos:
        make_sizes_of.call(photo.pk)
    make.published(people, gallery=tuple(GalleryPhoto(photo.pk) for photo in photos))
    assert len(photos) == len(ROWS)
    return [
        name
        for photo in Photo.objects.exclude(pk=desk.photo.pk)
        for name in (photo.file.name, *(rendition[2] for rendition in photo.renditions))
    ]


def faults(answer):
    if answer.status_code != 200:
        yield f"status {answer.status_code}"
        return
    body = b"".join(answer.streaming_content)
    if answer["Content-Type"] not in TYPES:
        yield f"type {answer['Content-Type']}"
    elif not body.startswith(STARTS[answer["Content-Type"]]):
        yield f"is no {answer['Content-Type']}"
    if answer["X-Content-Type-Options"] != "nosniff":
        yield "may be taken for something else"
    if not DISPOSITION.fullmatch(answer["Content-Disposition"]):
        yield answer["Content-Disposition"]
    if answer.cookies or "Set-Cookie" in answer.headers:
        yield "a cookie"
    if "default-src 'none'" not in answer["Content-Security-Policy"]:
        yield "without a policy"


def wrong(client, addresses):
    found = {address: list(faults(client.get(address))) for address in addresses}
    return {address: problems for address, problems in found.items() if problems}


def test_readers_and_the_desk_get_pictures_and_nothing_else(people, client, stored):
    assert len(stored) >= 3 * len(ROWS)
    assert wrong(client, [default_storage.url(name) for name in stored]) == {}
    assert wrong(at_the_desk(people.salma), [staff_address(name) for name in stored]) == {}


@pytest.mark.parametrize("given", [row.name for row in NAMED.values()], ids=NAMED)
def test_the_name_that_was_sent_leads_nowhere(people, client, db, given):
    for name in (given, f"photos/{given}", f"photos/1/{given}", f"photos/{9**30}/{given}"):
        path = quote(name)
        assert client.get(f"/media/{path}").status_code in (301, 404)
        asked = at_the_desk(people.salma).get(f"/admin/articles/photo/file/{path}")
        assert asked.status_code in (301, 302, 404)


def test_a_reader_who_sends_a_cookie_gets_none(people, stored):
    reader = Client()
    reader.cookies["sessionid"] = "x" * 32
    answer = reader.get(default_storage.url(stored[0]))
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize(
    "name", ["a.html", "a.svg", "a.js", "a.jpg.html", "a", ".htaccess", "a.JPG"]
)
def test_what_has_no_ending_of_ours_is_no_type_that_browsers_open(name):
    assert content_type(name) == "application/octet-stream"
