"""The database calls people what the desk calls them."""

import pytest

from articles.models import Translation
from articles.models.person_names import name_of_person
from newsroom.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["هێمن", ""])
def test_people_are_called_as_on_their_own_row(people, name):
    User.objects.filter(pk=people.karim.pk).update(display_name=name)
    called = User.objects.annotate(called=name_of_person()).get(pk=people.karim.pk)
    assert called.called == str(called) == (name or "karim")


def test_of_another_row_it_is_asked_by_the_path_and_of_nobody_it_is_nothing(people):
    version = make.draft(people)
    rows = Translation.objects.annotate(
        writer=name_of_person("latest_revision__writer"), claims=name_of_person("reviewer")
    )
    assert rows.values_list("writer", "claims").get() == (str(version.latest_revision.writer), None)
