"""What is sent to the doors: everything in the table, and what is left of it in the store."""

import re
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import translation

from articles.models import Photo
from articles.photos.refusals import MESSAGES
from articles.workflow.renditions import make_sizes_of
from tests.journal import journal_of
from tests.stores import stores_in

from .doors import DOORS, Desk
from .odd import NAMELESS
from .pictures import BLUE, GREEN, RED, WHITE, corners, seen
from .readers import (
    HAS_EXIFTOOL,
    PARTS,
    beside_structure,
    parts_of,
    read_all_by_exiftool,
    seen_by_pillow,
)
from .table import MARKS, ROWS, Row

pytestmark = pytest.mark.django_db
OURS = re.compile(r"photos/[0-9a-f]{32}\.(jpg|png|webp|avif)")
SIZES = re.compile(r"photos/\d+/[0-9a-f]{32}\.(jpg|avif)")
FORMATS_SENT = {
    "JPEG": "jpeg",
    "PNG": "png",
    "APNG": "png",
    "Extended WEBP": "webp",
    "WEBP": "webp",
}
FORMATS = {"jpg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}


@pytest.fixture
def store(tmp_path, settings):
    """The folder of pictures, and no other that a sent file may be written to."""
    stores_in(tmp_path, settings)
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "temporary")
    (tmp_path / "temporary").mkdir()
    (tmp_path / "sent").mkdir()
    return tmp_path


def files(store: Path) -> set[str]:
    media = store / "media"
    inside = {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}
    return inside | {path.name for path in (store / "temporary").iterdir()}


def words_of(reason: str) -> re.Pattern:
    """The message of a refusal as it is spoken now, whatever numbers stand in it."""
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(str(MESSAGES[reason]))))


def faults_of_a_refusal(row, answer, new, left):
    status, said = answer
    reasons = [row.answer] if row.answer else MESSAGES
    if status not in (2, 200, 302, 400):
        yield f"status {status}"
    if not any(words_of(reason).search(said) for reason in reasons):
        yield f"said {said[-300:]!r}"
    if "Traceback" in said:
        yield "a traceback"
    if new or left:
        yield f"left {new} {left}"


def faults_of_an_acceptance(row, answer, new, left):
    status, said = answer
    if status not in (0, 200, 302) or len(new) != 1:
        yield f"status {status}, {len(new)} photos, said {said[-300:]!r}"
        return
    (photo,) = new
    made = {rendition[2] for rendition in photo.renditions}
    if not OURS.fullmatch(photo.file.name) or not all(map(SIZES.fullmatch, made)):
        yield f"called {photo.file.name} {made}"
    if left != {photo.file.name, *made} or not made:
        yield f"left {left}"
    if FORMATS[photo.file.name.rpartition(".")[2]] != row.answer:
        yield f"stored as {photo.file.name}"
    with photo.file.open("rb") as file:
        image = seen(file.read())
    if row.is_scene and not is_the_scene(image):
        yield "another picture"
    name = row.name if isinstance(row.name, str) and len(row.name) > 5 else "passwd"
    kept = str(Photo.objects.filter(pk=photo.pk).values()[0]) + str(journal_of(photo).values())
    if name.rpartition("/")[2] in kept or "passwd" in kept:
        yield "the sender's name is kept"


def is_the_scene(image) -> bool:
    pairs = zip(corners(image), (RED, GREEN, BLUE, WHITE), strict=True)
    near = all(abs(a - b) < 24 for one, other in pairs for a, b in zip(one, other, strict=True))
    return near and image.width > image.height


def walk(desk: Desk, door, rows, store):
    """Send every row by itself; what went wrong with it, and the files that came of it."""
    faults, stored = {}, {}
    for name, row in rows.items():
        before, known = files(store), set(Photo.objects.values_list("pk", flat=True))
        point = transaction.savepoint()
        answer = door.bring(desk, row)
        new = list(Photo.objects.exclude(pk__in=known))
        for photo in new:
            make_sizes_of.call(photo.pk)
        new = list(Photo.objects.exclude(pk__in=known))
        left = files(store) - before
        judge = faults_of_a_refusal if row.is_refused else faults_of_an_acceptance
        faults[name] = list(judge(row, answer, new, left))
        stored |= {f"{name} {file}": taken(store / "media" / file) for file in left}
        transaction.savepoint_rollback(point)
    return {name: found for name, found in faults.items() if found}, stored


def taken(path: Path) -> bytes:
    """The file's bytes; the next row may get the same number, and begins with an empty store."""
    data = path.read_bytes()
    path.unlink()
    return data


def faults_in_the_store(stored):
    """What three readers find in the stored files that does not belong to a picture."""
    tags = read_all_by_exiftool(stored) if HAS_EXIFTOOL else {}
    for name, data in stored.items():
        kind = FORMATS[name.rpartition(".")[2]]
        found = {mark for mark in MARKS if mark in data}
        found |= beside_structure(tags.get(name, {}), kind) | seen_by_pillow(data)
        found |= parts_of(data, kind) - PARTS[kind]
        if found:
            yield name, found


@pytest.fixture
def at_the_door(people, store):
    """Who comes through a door, in the language in which the interface is read there."""

    @contextmanager
    def at_the_door(door):
        people.rojin.interface_language = door.language
        people.rojin.save(update_fields=["interface_language"])
        with translation.override(door.language):
            yield Desk(people, store / "sent")

    return at_the_door


def share_of(door: str) -> dict[str, Row]:
    """An equal share of the rows at each door, which together are all of them."""
    return dict(islice(ROWS.items(), list(DOORS).index(door), None, len(DOORS)))


def is_clean(desk, door, rows, store):
    faults, stored = walk(desk, door, rows, store)
    assert faults == {}
    assert len(stored) > len(rows) / 2
    assert dict(faults_in_the_store(stored)) == {}


@pytest.mark.parametrize("name", DOORS)
def test_a_share_of_the_table_at_every_door(at_the_door, store, name):
    with at_the_door(DOORS[name]) as desk:
        is_clean(desk, DOORS[name], share_of(name), store)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOORS)
def test_the_whole_table_at_every_door(at_the_door, store, name):
    with at_the_door(DOORS[name]) as desk:
        is_clean(desk, DOORS[name], ROWS, store)


def test_the_shares_make_the_whole_table():
    shared = [row for name in DOORS for row in share_of(name)]
    assert sorted(shared) == sorted(ROWS)


@pytest.mark.skipif(not HAS_EXIFTOOL, reason="exiftool is not installed")
def test_a_store_that_kept_what_is_sent_would_be_caught():
    sent = {name: row.data for name, row in ROWS.items() if name.startswith(("trace", "poly"))}
    tags = read_all_by_exiftool(sent)
    kinds = {name: FORMATS_SENT.get(tags[name].get("File:FileType"), "avif") for name in sent}
    unseen = {
        name
        for name, data in sent.items()
        if not any(mark in data for mark in MARKS) and not beside_structure(tags[name], kinds[name])
    }
    assert unseen == set()


@pytest.mark.parametrize("given", NAMELESS.values(), ids=NAMELESS)
def test_a_file_without_a_name_is_no_file(at_the_door, store, given):
    row = Row(ROWS["trace: jpeg-exif"].data, None, given)
    for door in DOORS.values():
        if door.route:
            with at_the_door(door) as desk:
                before = files(store)
                assert door.bring(desk, row)[0] in (200, 302, 400, 403)
                assert files(store) == before
