"""An auditor reads everything of their languages, changes nothing, and does not see who wrote.

That no address of the desk lets them change anything is told in `tests/rights`.
"""

import pytest
from django.db import IntegrityError, transaction

from articles import workflow
from articles.models import DeskMember
from articles.states import RULES, Move, Role
from articles.workflow import Refused
from articles.workflow.people.roles import DeskRole, change_roles
from tests import make

from .pages import at_the_desk, screen, story_screen

pytestmark = pytest.mark.django_db


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


def test_they_are_not_let_see_who_wrote(people):
    role = DeskRole("ar", Role.AUDITOR, sees_writers=True)
    with pytest.raises(Refused, match="who really wrote"):
        change_roles(people.karim, actor=people.admin, give=[role])
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskMember.objects.filter(person=people.nergiz).update(sees_writers=True)

    change_roles(people.karim, actor=people.admin, give=[DeskRole("ar", Role.AUDITOR)])
    assert workflow.may_read(people.karim, make.submitted(people))
