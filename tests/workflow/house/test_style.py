import pytest

from articles.models import HouseStyle
from articles.proofreading import unanswered
from articles.workflow import Refused, StaleHouseStyle, change_house_style
from tests import make
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
DOUBLED = "<p>وصل الوفد إلى إلى المدينة.</p>"
OFF = {"severities": {"C6": "off"}}


def change(actor, version=1, choices=OFF, optional=()):
    return change_house_style(
        actor=actor, choices=choices, optional_rules=optional, opened_version=version
    )


def test_a_choice_is_kept_with_who_made_it_and_what_stood_before(people):
    change(people.salma)
    style = change(people.berfin, version=2, choices={"percent": "٪"}, optional=["C6"])

    assert (style.version, HouseStyle.current().version) == (3, 3)
    assert HouseStyle.current().house.percent == "٪"
    assert HouseStyle.current().optional_rules == ["C6"]
    latest, first = journal_of(HouseStyle)
    assert (first.actor, latest.actor) == (people.salma, people.berfin)
    assert first.before == {"choices": {}, "optional_rules": [], "version": 1}
    assert latest.before == first.after == {"choices": OFF, "optional_rules": [], "version": 2}
    assert latest.after["optional_rules"] == ["C6"]


def test_what_was_read_before_is_read_anew_by_the_new_choices(people):
    story = make.submitted(people, body=DOUBLED)
    assert unanswered(story) == 1

    change(people.hevin)
    assert unanswered(story) == 0

    change(people.hevin, version=2, choices={})
    assert unanswered(story) == 1


def test_the_same_choices_again_are_no_change(people):
    change(people.salma)
    change(people.salma)
    change(people.idris, version=7)

    assert journal_of(HouseStyle).count() == 1


def test_newer_choices_of_somebody_else_stand(people):
    change(people.salma)
    with pytest.raises(StaleHouseStyle) as stale:
        change(people.idris, choices={"percent": "٪"})

    assert stale.value.latest.version == 2
    assert HouseStyle.current().choices == OFF
    assert journal_of(HouseStyle).count() == 1


@pytest.mark.parametrize("name", ["rojin", "azad", "stranger", "admin"])
def test_only_editors_and_publishers_change_it(people, name):
    with pytest.raises(Refused):
        change(getattr(people, name))
    assert not HouseStyle.objects.exists()


def test_a_closed_account_changes_nothing(people):
    people.salma.is_active = False
    with pytest.raises(Refused):
        change(people.salma)


@pytest.mark.parametrize(
    ("choices", "optional"),
    [
        ({"severities": {"X1": "off"}}, []),
        ({"colour": "red"}, []),
        ({"spellings": {"ar": {"x": ""}}}, []),
        ({}, ["X1"]),
    ],
)
def test_choices_that_cannot_be_are_not_stored(people, choices, optional):
    with pytest.raises(ValueError, match=r"\w"):
        change(people.salma, choices=choices, optional=optional)
    assert not journal_of(HouseStyle).exists()
