"""Who is named in a comment by @: readers of the text, and no writer who is not to be known."""

import pytest

from articles import workflow
from articles.models import Mention
from tests import make

from .test_talk import BODY

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(people):
    return make.draft(people, body=BODY)


def named(text, actor, words):
    done = workflow.comment(text, actor=actor, words=words)
    return {person.username for person in done.named}, set(done.unknown)


def test_people_who_can_read_the_text_are_named_and_nobody_else(people, text):
    words = "@salma، @Hevin. @karim @nergiz @azad @nobody (@zelal) a@idris.org @salma"
    found, unknown = named(text, people.idris, words)
    assert found == {"salma", "hevin", "zelal"}
    assert unknown == {"karim", "nergiz", "azad", "nobody"}
    assert Mention.objects.filter(is_named=True).count() == 3
    people.salma.is_active = False
    people.salma.save()
    assert named(text, people.idris, "@salma") == (set(), {"salma"})


def test_naming_does_not_tell_who_is_behind_a_byline(people, text):
    # Idris may not know who wrote: Rojin is as unknown to him as Karim is.
    assert named(text, people.idris, "@rojin @karim") == (set(), {"rojin", "karim"})
    assert named(text, people.salma, "@rojin @karim") == ({"rojin"}, {"karim"})
    assert not Mention.objects.get().is_named


def test_nobody_names_themselves(people, text):
    assert named(text, people.salma, "@salma @idris") == ({"idris"}, set())


def test_whoever_signs_in_with_a_mail_address_is_named_by_it(people, text):
    people.hevin.username = "hevin@example.org"
    people.hevin.save()
    words = "@hevin@example.org، راجعوا a@example.org و@salma."
    assert named(text, people.idris, words) == ({"hevin@example.org", "salma"}, set())
