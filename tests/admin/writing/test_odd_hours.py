"""A text goes out at the hour that the newsroom's clocks show, and at none that they never show."""

from datetime import UTC, datetime

import pytest

from articles.masthead import forget_masthead
from articles.models import Outlet, Publication
from tests import make
from tests.admin.pages import at_the_desk, move

pytestmark = pytest.mark.django_db
NEVER = None
BERLIN, DAMASCUS = "Europe/Berlin", "Asia/Damascus"
# 2032 is a leap year; Berlin's clocks go ahead on 28 March and back on 31 October.
HOURS = {
    (DAMASCUS, "2032-07-01T10:00"): datetime(2032, 7, 1, 7, tzinfo=UTC),
    (DAMASCUS, "2032-01-01T02:30"): datetime(2031, 12, 31, 23, 30, tzinfo=UTC),
    (DAMASCUS, "2032-03-28T02:30"): datetime(2032, 3, 27, 23, 30, tzinfo=UTC),
    (DAMASCUS, "2032-02-29T23:59"): datetime(2032, 2, 29, 20, 59, tzinfo=UTC),
    (DAMASCUS, "2033-02-29T10:00"): NEVER,
    (BERLIN, "2032-03-28T01:59"): datetime(2032, 3, 28, 0, 59, tzinfo=UTC),
    (BERLIN, "2032-03-28T02:30"): NEVER,
    (BERLIN, "2032-03-28T03:00"): datetime(2032, 3, 28, 1, tzinfo=UTC),
    (BERLIN, "2032-10-31T02:30"): NEVER,
    (BERLIN, "2032-10-31T03:00"): datetime(2032, 10, 31, 2, tzinfo=UTC),
    (BERLIN, "٢٠٣٢-٠٢-٢٩T١٠:٠٠"): datetime(2032, 2, 29, 9, tzinfo=UTC),
    (BERLIN, "2032-02-30T10:00"): NEVER,
    (BERLIN, "2032-12-01T24:00"): NEVER,
    (BERLIN, "0001-01-01T00:00"): NEVER,
    (BERLIN, "9999-12-31T23:59"): NEVER,
    (BERLIN, "2201-01-01T00:00"): NEVER,
}


def test_at_the_turn_of_clocks_and_years(people):
    outlet = Outlet.objects.create(pk=1, name_ar="المنبر")
    desk, found, story, out = at_the_desk(people.zelal), {}, make.approved(people), None
    for zone, typed in HOURS:
        Outlet.objects.filter(pk=outlet.pk).update(time_zone=zone)
        forget_masthead()
        # What was refused can be tried again.
        story = make.approved(people) if out else story
        answer = move(desk, story, "publish", at=typed)
        out = Publication.objects.filter(translation=story).first()
        assert (answer.status_code == 302) == bool(out), (zone, typed)
        found[zone, typed] = out and out.visible_from

    assert found == HOURS


def test_an_hour_is_of_the_outlets_zone_wherever_it_is_typed(people, settings):
    settings.TIME_ZONE = "America/Sao_Paulo"
    Outlet.objects.create(pk=1, name_ar="المنبر", time_zone=DAMASCUS)
    story = make.approved(people)
    move(at_the_desk(people.zelal), story, "publish", at="2032-07-01T10:00")

    assert Publication.objects.get().visible_from == HOURS[DAMASCUS, "2032-07-01T10:00"]
