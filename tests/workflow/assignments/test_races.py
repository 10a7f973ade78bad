import pytest

from articles import workflow
from articles.models import Translation
from articles.workflow import Refused
from tests.threads import at_once

from .test_planning import given

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_begin_at_once_make_one_draft(people):
    assignment = given(people)

    outcomes = at_once(
        lambda: workflow.begin_assignment(assignment, actor=people.rojin),
        lambda: workflow.begin_assignment(assignment, actor=people.karim),
    )

    assert sum(isinstance(each, Refused) for each in outcomes) == 1
    assert Translation.objects.count() == 1
