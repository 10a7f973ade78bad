"""An administrator's start page leads to what they look after, and says what is still missing."""

import pytest

from articles.models import DeskMember, Outlet, Section
from articles.states import Role
from tests import make
from tests.admin.pages import at_the_desk

pytestmark = pytest.mark.django_db
PLACES = ["accounts/user", "articles/outlet", "articles/section", "articles/housestyle"]


def start(person):
    answer = at_the_desk(person).get("/admin/")
    _before, mark, rest = answer.content.decode().partition('id="setting-up"')
    return answer, rest.partition("</section>")[0] if mark else ""


def steps(person):
    return [str(step.words) for step in start(person)[0].context_data["steps"]]


@pytest.mark.parametrize("place", PLACES)
def test_it_leads_to_every_place_and_each_opens(people, place):
    address = f"/admin/{place}/"
    assert f'href="{address}"' in start(people.admin)[1]
    assert at_the_desk(people.admin).get(address).status_code == 200


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal", "stranger"])
def test_others_are_not_shown_it(people, name):
    assert start(getattr(people, name))[1] == ""


def test_a_new_newsroom_is_told_what_to_set_up(people):
    DeskMember.objects.all().delete()
    waiting = steps(people.admin)
    assert waiting.count("Nobody edits in this language yet.") == 3
    assert waiting.count("Nobody publishes in this language yet.") == 3
    assert "The outlet has no name yet." in waiting
    assert "There is no section yet; nothing is published without one." in waiting


def test_each_step_goes_when_it_is_done(people):
    Outlet.objects.create(pk=1, name_ar="المدينة", name_ckb="شار")
    section = make.section()
    assert steps(people.admin) == ["The outlet has no name in this language."]
    Outlet.objects.update(name_kmr="Bajar")
    assert steps(people.admin) == []
    assert "Everything that is needed has been set up." in start(people.admin)[1]

    Section.objects.filter(pk=section.pk).update(name_kmr=None)
    waiting = steps(people.admin)
    assert len(waiting) == 1
    assert section.name_ar in waiting[0]


def test_people_who_have_left_do_not_count(people):
    people.zelal.is_active = False
    people.zelal.save()
    DeskMember.objects.filter(role=Role.PUBLISHER, language="kmr").exclude(
        person=people.zelal
    ).delete()
    assert "Nobody publishes in this language yet." in steps(people.admin)
