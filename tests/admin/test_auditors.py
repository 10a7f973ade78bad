"""An auditor reads everything of their languages, changes nothing, and does not see who wrote."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from articles import workflow
from articles.models import DeskMember, JournalEntry
from articles.states import RULES, Move, Role
from articles.workflow import Refused
from articles.workflow.people.roles import DeskRole, change_roles
from tests import make
from tests.house.test_plans import STATED
from tests.tables import everything

from .pages import at_the_desk, screen, story_screen
from .test_hostile_addresses import PART, routes

pytestmark = pytest.mark.django_db
# What is about oneself alone, or only for the time being.
OWN = ("second-factor", "lost-phone", "sessions", "password_change", "interface-language", "logout")
PASSING = {"accounts_desksession", "accounts_tries", "articles_presence"}
SENT = {
    "_end": "1",
    "_save": "1",
    "headline": "عنوان من لا يغيّر",
    "body": "<p>نص</p>",
    "note": "ملاحظة",
    "name_ar": "اسم",
    "username": "x",
    "move": "publish",
    "close": "1",
    "take_up": "1",
    "kill": "1",
}


def test_the_table_of_moves_lets_them_read_and_nothing_else():
    assert {rule.move for rule in RULES if Role.AUDITOR in rule.who} == {Move.READ}


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "published"])
def test_they_open_every_text_and_are_offered_no_move(people, language, state):
    story = getattr(make, state)(people, language)
    client = at_the_desk(people.nergiz)

    preview = f"/admin/articles/translation/{story.pk}/preview/"
    for address in (screen(story), story_screen(story.article), preview):
        assert client.get(address).status_code == 200, address
    page = client.get(screen(story)).content.decode()
    assert story.latest_revision.headline in page
    assert 'name="_save"' not in page
    assert "rojin" not in page


def _filled(route, version):
    def value(part):
        name = part[0].rpartition(":")[2].rstrip(">")
        return str(STATED.get(name, version.pk if name.endswith("_id") else 1))

    return PART.sub(value, route)


def test_no_address_of_the_desk_changes_anything_for_them(people):
    live, waiting = make.published(people), make.submitted(people)
    client = at_the_desk(people.nergiz)
    addresses = {
        _filled(route, version)
        for route in routes(get_resolver())
        for version in (live, waiting)
        if route.startswith("/admin") and not any(word in route for word in OWN)
    }
    assert len(addresses) > 60
    client.get("/admin/")
    before = everything()

    for address in sorted(addresses):
        for method in (client.get, client.post):
            answer = method(address, SENT)
            assert answer.status_code < 500, address
    after = everything()

    assert {table for table in before if before[table] != after[table]} <= PASSING
    assert not JournalEntry.objects.filter(actor=people.nergiz).exists()


def test_they_are_not_let_see_who_wrote(people):
    role = DeskRole("ar", Role.AUDITOR, sees_writers=True)
    with pytest.raises(Refused, match="who really wrote"):
        change_roles(people.karim, actor=people.admin, give=[role])
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskMember.objects.filter(person=people.nergiz).update(sees_writers=True)

    change_roles(people.karim, actor=people.admin, give=[DeskRole("ar", Role.AUDITOR)])
    assert workflow.may_read(people.karim, make.submitted(people))
