"""How many photos one person may bring in, and when there is room for more."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.timezone import localtime

from articles import workflow
from articles.models import DeskMember, Photo, SentPicture
from articles.models.clock import database_now
from articles.photos import PhotoRefused
from articles.states import Role
from articles.workflow.photos import adding
from articles.workflow.photos import quota as photo_quota
from articles.workflow.photos.quota import MOST_AT_ONCE, OPEN_AT_MOST, REFUSED_TAKES
from tests import cast
from tests.admin.pages import at_the_desk
from tests.photos.pictures import saved, scene
from tests.threads import at_once

HOUR = timedelta(hours=1)


def picture(width):
    return saved(scene(width), "png")


def sent(person, *ages, places=1):
    """Pictures of this person, opened so long ago."""
    for age in ages:
        SentPicture.objects.create(
            sender=person, sent_at=database_now() - age, places=places, is_open=False
        )


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
    sent(people.rojin, *ages)
    sent(people.karim, *SECONDS)
    before = Photo.objects.count()
    if wait is None:
        assert workflow.add_photo(picture(80), actor=people.rojin).is_new
        return
    with pytest.raises(workflow.Refused) as refused:
        workflow.add_photo(picture(80), actor=people.rojin)
    said = str(refused.value)
    free = localtime(database_now() + wait)
    minutes = {(free + timedelta(seconds=late)).strftime("%H:%M") for late in (0, 59, 65)}
    assert refused.value.decision.code == "quota"
    assert any(f"more from {minute} on" in said for minute in minutes)
    assert Photo.objects.count() == before
    assert not SentPicture.objects.filter(is_open=True)


def test_without_a_limit_nothing_counts(people, settings):
    settings.PHOTOS_PER_MINUTE = settings.PHOTOS_PER_DAY = 0
    sent(people.rojin, *SECONDS)
    assert workflow.add_photo(picture(80), actor=people.rojin).is_new


def test_by_default_a_thousand_in_a_minute_are_refused(people, settings):
    sent(people.rojin, *[SECONDS[0]] * (settings.PHOTOS_PER_MINUTE - 1))
    client = at_the_desk(people.rojin)
    statuses = [_send(client, picture(width)).status_code for width in (80, 81, 82)]

    assert settings.PHOTOS_PER_MINUTE < 1000
    assert statuses == [200, 429, 429]


def broken(number=0):
    """A picture that is refused once it has been opened; each number makes another."""
    return picture(80 + number)[:-40]


def raising(error):
    def scrub(data):
        raise error

    return scrub


def test_nothing_of_a_picture_is_kept_with_what_counts(people):
    workflow.add_photo(picture(80), actor=people.rojin)

    assert set(SentPicture.objects.values()[0]) == {
        "id", "sender_id", "sent_at", "places", "is_open",
    }  # fmt: skip


def test_a_refused_picture_takes_the_places_of_several(people, limits):
    limits.PHOTOS_PER_MINUTE = 2 * REFUSED_TAKES
    limits.PHOTOS_PER_DAY = 0
    for number in range(2):
        with pytest.raises(PhotoRefused):
            workflow.add_photo(broken(number), actor=people.rojin)

    with pytest.raises(workflow.Refused) as refused:
        workflow.add_photo(broken(2), actor=people.rojin)
    assert refused.value.decision.code == "quota"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"nothing"])
def test_what_is_refused_at_a_glance_takes_none(people, data):
    with pytest.raises(PhotoRefused):
        workflow.add_photo(data, actor=people.rojin)

    assert not SentPicture.objects.exists()


def test_what_nobody_had_time_to_open_takes_none(people, limits, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(adding, "scrub", raising(PhotoRefused("busy")))
        for _ in range(5):
            with pytest.raises(PhotoRefused):
                workflow.add_photo(picture(80), actor=people.rojin)

    assert workflow.add_photo(picture(80), actor=people.rojin).is_new


def test_a_few_of_one_person_are_opened_at_once(people):
    for _ in range(MOST_AT_ONCE):
        SentPicture.objects.create(sender=people.rojin, sent_at=database_now())

    with pytest.raises(PhotoRefused) as refused:
        workflow.add_photo(picture(80), actor=people.rojin)
    assert refused.value.reason == "busy"
    assert workflow.add_photo(picture(80), actor=people.karim).is_new


def test_what_a_killed_process_was_opening_is_forgotten(people):
    for _ in range(MOST_AT_ONCE):
        SentPicture.objects.create(sender=people.rojin, sent_at=database_now() - OPEN_AT_MOST)

    assert workflow.add_photo(picture(80), actor=people.rojin).is_new


def test_a_fault_of_the_server_leaves_no_picture_open(people, monkeypatch):
    monkeypatch.setattr(adding, "scrub", raising(ChildProcessError()))
    with pytest.raises(ChildProcessError):
        workflow.add_photo(picture(80), actor=people.rojin)

    assert [(each.places, each.is_open) for each in SentPicture.objects.all()] == [(1, False)]


def test_what_was_sent_a_day_ago_is_forgotten(people):
    sent(people.rojin, HOUR * 24, HOUR * 25)
    sent(people.karim, HOUR * 25)
    workflow.add_photo(picture(80), actor=people.rojin)

    assert SentPicture.objects.filter(sender=people.rojin).count() == 1
    assert SentPicture.objects.filter(sender=people.karim).count() == 1


def test_who_imports_archives_has_no_quota(people, limits):
    DeskMember.objects.create(person=people.karim, language="ar", role=Role.IMPORTER)
    sent(people.karim, *SECONDS)
    assert workflow.add_photo(picture(80), actor=people.karim).is_new


def test_it_costs_few_questions(people, limits, django_assert_num_queries):
    sent(people.rojin, *SECONDS[:2])
    # Who imports, a savepoint around who sends, when it is, the old ones, the others, how many are
    # open, this one; and that it is done.
    with django_assert_num_queries(10), photo_quota.opening_counted(people.rojin):
        pass


def test_the_desk_says_when_there_is_room_and_that_it_can_be_sent_again(people, limits):
    sent(people.rojin, *SECONDS[:3])
    client = at_the_desk(people.rojin)

    answer = _send(client, picture(80))

    assert answer.status_code == 429
    assert answer.json()["later"] == 429
    assert "You have sent many pictures" in answer.json()["lines"][0]["words"]
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

    assert "You have sent many pictures" in capsys.readouterr().err
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
