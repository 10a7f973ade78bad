import json
import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles import workflow
from articles.models import Photo
from articles.workflow.photo_files import withdrawn_store
from tests.photos.pictures import saved, scene
from tests.public.photos import photo, with_sizes
from tests.stores import stores_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


@pytest.fixture
def check(capsys):
    def check(**options):
        try:
            call_command("check_photos", **options)
        except CommandError as problem:
            return capsys.readouterr().out, str(problem)
        return capsys.readouterr().out, ""

    return check


def left_behind(name, *, hours=2, store=default_storage):
    """A file without a row, as a killed process leaves it."""
    return aged(store.save(name, ContentFile(b"x")), hours=hours, store=store)


def aged(name, *, hours=2, store=default_storage):
    then = time.time() - hours * 3600
    os.utime(store.path(name), (then, then))
    return name


def test_a_store_in_order_says_so(people, check):
    with_sizes(photo(people))

    assert check() == ("4 files, all in order\n", "")


def test_an_empty_newsroom_is_in_order(check):
    assert check() == ("0 files, all in order\n", "")


def test_files_that_nothing_uses_are_named(people, check):
    photo(people)
    strays = [left_behind("photos/half.jpg"), left_behind("photos/999/no-photo.avif")]

    said, problem = check()

    assert problem == "2 files unused, 0 missing"
    assert said == "".join(f"Nothing uses {name}\n" for name in sorted(strays))
    assert all(default_storage.exists(name) for name in strays)


def test_crops_that_a_moved_focal_point_left_behind_are_removed(
    people, check, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        picture = saved(scene(700, 700), "jpeg")
        made = workflow.add_photo(picture, actor=people.rojin).photo
    before = names_of(made)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.set_focal_point(made, actor=people.salma, across=0.1, down=0.1)
    after = names_of(made)
    old = before - after
    assert len(old) == 6
    assert check()[1] == ""
    assert all(map(default_storage.exists, old))

    for name in old:
        aged(name)
    said, problem = check()

    assert problem == ""
    assert said.count("Removed photos/") == 6
    assert not any(map(default_storage.exists, old))
    assert all(map(default_storage.exists, after))
    assert check()[0] == "13 files, all in order\n"


def names_of(made):
    return {rendition[2] for rendition in Photo.objects.get(pk=made.pk).renditions}


def test_what_is_in_reach_of_a_withdrawn_photo_is_set_aside(people, check):
    made = with_sizes(photo(people))
    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")
    assert default_storage.exists(made.file.name)

    said, problem = check()

    assert problem == ""
    assert said.startswith(f"Set aside what was in reach of photo {made.pk}\n")
    assert not default_storage.exists(made.file.name)
    assert withdrawn_store().exists(Photo.objects.get(pk=made.pk).set_aside_as)
    assert check() == ("1 files, all in order\n", "")

    late = default_storage.save(f"photos/{made.pk}/late.avif", ContentFile(b"x"))
    assert f"photo {made.pk}\n" in check()[0]
    assert not default_storage.exists(late)


def test_withdrawn_photos_are_looked_for_where_they_lie(people, check):
    made = photo(people)
    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")
    check()
    stray = left_behind("stray.jpg", store=withdrawn_store())
    kept = Photo.objects.get(pk=made.pk).set_aside_as
    withdrawn_store().delete(kept)

    said, problem = check()

    assert problem == "1 files unused, 1 missing"
    assert said == f"Nothing uses {stray}\nPhoto {made.pk} lacks {kept}\n"


def test_a_file_that_came_just_now_may_still_get_its_row(check):
    left_behind("photos/new.jpg", hours=0)

    assert check()[1] == ""


def test_rows_whose_file_is_missing_are_named_with_their_photo(people, check):
    made = with_sizes(photo(people))
    lost = [made.file.name, made.renditions[0][2]]
    for name in lost:
        default_storage.delete(name)

    said, problem = check()

    assert problem == "0 files unused, 2 missing"
    assert said == "".join(f"Photo {made.pk} lacks {name}\n" for name in sorted(lost))


def test_programs_read_one_object(people, check):
    made, stray = photo(people), left_behind("photos/half.jpg")
    default_storage.delete(made.file.name)

    said, problem = check(json=True)

    assert json.loads(said) == {
        "unused": [stray],
        "missing": [{"photo": made.pk, "file": made.file.name}],
        "set_aside": [],
        "brought_back": [],
        "removed": [],
    }
    assert problem
