import json
import os
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Photo
from tests.photos.odd import NAMES
from tests.photos.pictures import CANARY, exif, read_by_exiftool, saved, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "home.jpg").write_bytes(
        saved(scene(), "jpeg", quality=90, exif=exif(), comment=CANARY.encode())
    )
    (tmp_path / "plain.png").write_bytes(saved(scene(90, 60), "png"))
    (tmp_path / "letter.jpg").write_bytes(b"no picture at all")
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "huge.jpg").write_bytes(b"\xff\xd8" + bytes(26 * 1024 * 1024))
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return tmp_path


@pytest.fixture
def run(people, capsys):
    def run(*paths, person="rojin", **options):
        call_command("import_photos", *map(str, paths), username=person, **options)
        return capsys.readouterr().out

    return run


def test_pictures_come_in_described_and_without_a_trace(run, people, folder):
    words = {"language": "ar", "alt": "سوق", "credit": "روجين"}
    said = run(folder / "home.jpg", folder / "plain.png", **words)

    assert said.count("stored as photo") == 2
    assert said.count("the location was removed") == 1
    for photo in Photo.objects.all():
        assert photo.is_described_in("ar")
        assert photo.uploaded_by == people.rojin
        assert "home" not in photo.file.name
        stored = photo.file.read()
        assert CANARY.encode() not in stored
        assert not [tag for tag in read_by_exiftool(stored) if "GPS" in tag]


def test_the_same_picture_again_is_the_same_photo(run, folder):
    run(folder / "home.jpg")
    said = run(folder / "home.jpg", person="karim")

    assert f"here already as photo {Photo.objects.get().pk}" in said


def test_programs_read_an_object_per_file(run, folder):
    said = run(folder / "home.jpg", folder / "plain.png", json=True)

    first, second = map(json.loads, said.splitlines())
    assert first == {
        "file": str(folder / "home.jpg"),
        "photo": Photo.objects.order_by("pk")[0].pk,
        "created": True,
        "location_removed": True,
    }
    assert second["location_removed"] is False


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("letter.jpg", "not a picture"),
        ("empty.jpg", "empty"),
        ("huge.jpg", "MB"),
        ("drawing.svg", "SVG"),
        ("missing.jpg", "no such file"),
        (".", "not a file"),
    ],
)
def test_what_is_refused_is_named_and_the_rest_comes_in(run, folder, capsys, name, reason):
    with pytest.raises(CommandError, match="1 of 2") as stopped:
        run(folder / name, folder / "plain.png")

    assert stopped.value.returncode == 2
    assert reason in capsys.readouterr().err
    assert Photo.objects.count() == 1


def test_a_refusal_is_told_to_programs_too(run, folder, capsys):
    with pytest.raises(CommandError):
        run(folder / "letter.jpg", json=True)

    assert "not a picture" in json.loads(capsys.readouterr().out)["refused"]


@pytest.mark.parametrize("person", ["stranger", "admin", "nobody"])
def test_only_people_with_a_desk_bring_pictures_in(run, folder, person):
    with pytest.raises(CommandError):
        run(folder / "home.jpg", person=person)

    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    "options",
    [{"alt": "سوق"}, {"alt": "سوق", "language": "fr"}, {"alt": "س" * 301, "language": "ar"}],
)
def test_words_without_a_place_stop_it_before_anything_comes_in(run, folder, options):
    with pytest.raises(CommandError):
        run(folder / "home.jpg", **options)

    assert not Photo.objects.exists()


def test_a_name_does_nothing_to_the_terminal(run, folder):
    named = folder / "a\x1b[2J\u202egpj.jpg"
    named.write_bytes(saved(scene(), "jpeg"))

    said = run(named)

    assert "\x1b" not in said
    assert "\u202e" not in said


NOT_LETTERS = os.fsdecode(b"\xff\xfe.jpg")


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("data", [saved(scene(), "jpeg"), b"no picture"], ids=["in", "refused"])
def test_every_name_is_said_to_terminals_and_programs(people, tmp_path, as_json, data):
    """Each as it comes from the shell, whether or not it can be a file there."""
    for name in (*NAMES.values(), NOT_LETTERS):
        path = name if "/" in name else str(tmp_path / name)
        with suppress(OSError, ValueError):
            Path(path).write_bytes(data)
        # As strict as a terminal, where a letter that is none would end the command.
        out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
        with suppress(CommandError):
            call_command(
                "import_photos", path, username="rojin", json=as_json, stdout=out, stderr=err
            )
        said = _said(out) + _said(err)
        assert said.endswith("\n"), ascii(name)
        assert said.removesuffix("\n").isprintable(), ascii(said)
        if as_json:
            assert json.loads(said)["file"] == path


def _said(stream):
    stream.flush()
    return stream.buffer.getvalue().decode()


def test_pictures_that_programs_cannot_open_are_told_and_the_rest_comes_in(run, folder, capsys):
    long = folder / ("x" * 300 + ".jpg")
    with pytest.raises(CommandError, match="2 of 3"):
        run(long, "photo\0.jpg", folder / "plain.png")

    said = capsys.readouterr().err
    assert "File name too long" in said
    assert "photo\N{REPLACEMENT CHARACTER}.jpg: " in said
    assert Photo.objects.count() == 1
