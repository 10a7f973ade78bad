"""How many photos one person may bring in, and when there is room for more."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import DeskMember, Photo
from articles.states import Role
from articles.workflow.decisions import ALLOWED
from articles.workflow.photo_quota import may_add_more
from tests import cast
from tests.admin.pages import at_the_desk
from tests.photos.pictures import saved, scene
from tests.public.photos import photo
from tests.threads import at_once

NOW = timezone.now
HOUR = timedelta(hours=1)


def picture(width):
    return saved(scene(width), "png")


def brought_in(person, *ages):
    """Photos of this person, brought in so long ago."""
    for age in ages:
        made = photo(SimpleNamespace(rojin=person))
        Photo.objects.filter(pk=made.pk).update(uploaded_at=NOW() - age)


@pytest.fixture
def limits(settings):
    settings.PHOTOS_PER_MINUTE, settings.PHOTOS_PER_DAY = 3, 5
    return settings


SECONDS = [timedelta(seconds=second) for second in (1, 2, 20, 50, 61)]
CASES = {
    "nothing yet": ((), None),
    "room for one": (SECONDS[:2], None),
    "a minute is full": (SECONDS[:3], timedelta(seconds=40)),
    "the oldest has left the minute": ([*SECONDS[:2], SECONDS[4]], None),
    "the oldest leaves it first": (SECONDS[:4], timedelta(seconds=40)),
    "a day is full": ([HOUR * hour for hour in (1, 2, 3, 4, 23)], HOUR),
    "the oldest has left the day": ([HOUR * hour for hour in (1, 2, 3, 4, 25)], None),
    "both are full": ([*SECONDS[:3], HOUR, HOUR * 2], timedelta(seconds=40)),
}


@pytest.mark.parametrize(("ages", "wait"), CASES.values(), ids=CASES)
def test_photos_of_a_minute_and_a_day_count(people, limits, ages, wait):
    brought_in(people.rojin, *ages)
    brought_in(people.karim, *SECONDS)
    before = Photo.objects.count()
    if wait is None:
        assert workflow.add_photo(picture(80), actor=people.rojin).is_new
        return
    with pytest.raises(workflow.Refused) as refused:
        workflow.add_photo(picture(80), actor=people.rojin)
    said = str(refused.value)
    free = timezone.localtime(NOW() + wait)
    minutes = {(free + timedelta(seconds=late)).strftime("%H:%M") for late in (0, 59, 65)}
    assert refused.value.decision.code == "quota"
    assert any(f"more from {minute} on" in said for minute in minutes)
    assert Photo.objects.count() == before


def test_without_a_limit_nothing_counts(people, settings):
    settings.PHOTOS_PER_MINUTE = settings.PHOTOS_PER_DAY = 0
    brought_in(people.rojin, *SECONDS)
    assert workflow.add_photo(picture(80), actor=people.rojin).is_new


def test_by_default_a_thousand_in_a_minute_are_refused(people, settings):
    Photo.objects.bulk_create(
        Photo(sha256=f"{n:x}", uploaded_by=people.rojin, width=1, height=1)
        for n in range(settings.PHOTOS_PER_MINUTE - 1)
    )
    client = at_the_desk(people.rojin)
    statuses = [_send(client, picture(width)).status_code for width in (80, 81, 82)]

    assert settings.PHOTOS_PER_MINUTE < 1000
    assert statuses == [200, 429, 429]


def test_who_imports_archives_has_no_quota(people, limits):
    DeskMember.objects.create(person=people.karim, language="ar", role=Role.IMPORTER)
    brought_in(people.karim, *SECONDS)
    assert workflow.add_photo(picture(80), actor=people.karim).is_new


def test_it_costs_three_questions(people, limits, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert may_add_more(people.rojin)


def test_what_is_refused_leaves_no_file(people, limits, monkeypatch):
    brought_in(people.rojin, *SECONDS[:3])
    monkeypatch.setattr("articles.workflow.photos.may_add_more", lambda actor: ALLOWED)
    stored = set(_files())

    with pytest.raises(workflow.Refused):
        workflow.add_photo(picture(80), actor=people.rojin)

    assert set(_files()) == stored


def _files():
    return Photo._meta.get_field("file").storage.listdir("photos")[1]


def test_the_desk_says_when_there_is_room_and_that_it_can_be_sent_again(people, limits):
    brought_in(people.rojin, *SECONDS[:3])
    client = at_the_desk(people.rojin)

    answer = _send(client, picture(80))

    assert answer.status_code == 429
    assert answer.json()["later"] == 429
    assert "You have sent 3 pictures" in answer.json()["lines"][0]["words"]
    limits.PHOTOS_PER_MINUTE = 4
    assert _send(client, picture(80)).status_code == 200


def _send(client, data):
    return client.post(reverse("admin:photo_upload"), {"picture": ContentFile(data, "a.png")})


def test_the_command_obeys_the_quota_of_the_person_it_acts_for(people, limits, tmp_path, capsys):
    for width in (80, 81, 82, 83):
        (tmp_path / f"{width}.png").write_bytes(picture(width))
    paths = sorted(map(str, tmp_path.iterdir()))

    with pytest.raises(CommandError, match="1 of 4"):
        call_command("import_photos", *paths, username="rojin")

    assert "You have sent 3 pictures" in capsys.readouterr().err
    DeskMember.objects.create(person=people.karim, language="ar", role=Role.IMPORTER)
    call_command("import_photos", *paths, username="karim")
    assert Photo.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_one_place(settings):
    people = cast.enter()
    settings.PHOTOS_PER_MINUTE, settings.PHOTOS_PER_DAY = 1, 1
    results = at_once(
        *(
            lambda width=width: workflow.add_photo(picture(width), actor=people.rojin)
            for width in (80, 81, 82, 83)
        )
    )

    assert Photo.objects.count() == 1
    refused = [result for result in results if isinstance(result, workflow.Refused)]
    assert {refusal.decision.code for refusal in refused} == {"quota"}
    assert len(refused) == 3
