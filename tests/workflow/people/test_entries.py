"""People and what they may do: through verbs, each with its entry, and never with a password."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command

from articles.models import DeskMember, JournalEntry
from articles.states import Move, Role
from articles.workflow import Refused
from articles.workflow.people import accounts, passwords, roles
from articles.workflow.people.roles import DeskRole
from tests.journal import journal_of

pytestmark = pytest.mark.django_db

PASSWORD = "gulan-hezîran-tîrmeh"
VERBS = {
    "add": lambda people, actor: accounts.add_person(get_user_model()(username="x"), actor=actor),
    "change": lambda people, actor: accounts.change_person(
        people.karim, actor=actor, values={"display_name": "Kerîm"}
    ),
    "roles": lambda people, actor: roles.change_roles(
        people.karim, actor=actor, give=[DeskRole("kmr", Role.EDITOR)]
    ),
    "password": lambda people, actor: passwords.give_password(
        people.karim, actor=actor, password=PASSWORD
    ),
}


def fresh(person):
    return get_user_model().objects.get(pk=person.pk)


def no_entry(*args, **options):
    raise RuntimeError("the journal cannot be written")


@pytest.mark.parametrize("verb", VERBS)
def test_an_administrator_leaves_one_entry(people, verb):
    VERBS[verb](people, people.admin)

    assert JournalEntry.objects.get().actor == people.admin


@pytest.mark.parametrize("name", ["stranger", "rojin", "salma", "zelal"])
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_changes_who_may_do_what(people, verb, name):
    with pytest.raises(Refused, match="Only an administrator"):
        VERBS[verb](people, getattr(people, name))

    assert not JournalEntry.objects.exists()
    assert not get_user_model().objects.filter(username="x").exists()
    assert [member.role for member in people.karim.desk_roles.all()] == [Role.REPORTER]
    assert fresh(people.karim).password == people.karim.password


@pytest.mark.parametrize("verb", VERBS)
def test_without_its_entry_nothing_is_changed(people, verb, monkeypatch):
    for module in (accounts, passwords, roles):
        if hasattr(module, "record"):
            monkeypatch.setattr(module, "record", no_entry)
    monkeypatch.setattr("articles.workflow.rows.record", no_entry)

    with pytest.raises(RuntimeError):
        VERBS[verb](people, people.admin)

    assert not get_user_model().objects.filter(username="x").exists()
    assert [member.role for member in people.karim.desk_roles.all()] == [Role.REPORTER]
    kept = fresh(people.karim)
    assert (kept.display_name, kept.password) == ("", people.karim.password)


def test_a_role_changed_says_what_the_person_had_and_has(people):
    entry = roles.change_roles(
        people.karim,
        actor=people.admin,
        take=[DeskRole("ar", Role.REPORTER)],
        give=[DeskRole("ar", Role.EDITOR, sees_writers=True)],
    )

    assert list(journal_of(people.karim)) == [entry]
    assert entry.before == {"roles": [["ar", "reporter", False]]}
    assert entry.after == {"roles": [["ar", "editor", True]]}


def test_a_role_given_that_is_held_is_no_change(people):
    held = [DeskRole("ar", Role.REPORTER)]

    assert roles.change_roles(people.karim, actor=people.admin, give=held) is None
    assert not journal_of(people.karim)


def test_roles_given_by_two_people_are_both_held(people):
    for language in ("kmr", "ckb"):
        given = [DeskRole(language, Role.EDITOR)]
        roles.change_roles(people.karim, actor=people.admin, give=given)

    assert people.karim.desk_roles.count() == 3


@pytest.mark.parametrize("role", [Role.IMPORTER])
def test_the_importers_role_is_not_given_to_people(people, role):
    with pytest.raises(Refused, match="importer"):
        roles.change_roles(people.karim, actor=people.admin, give=[DeskRole("ar", role)])


def test_a_system_account_is_changed_by_nobody(people):
    account = get_user_model().objects.create(username="importer", is_system=True)
    for change in (
        lambda: accounts.change_person(account, actor=people.admin, values={"is_active": False}),
        lambda: roles.change_roles(
            account, actor=people.admin, give=[DeskRole("ar", Role.PUBLISHER)]
        ),
        lambda: passwords.give_password(account, actor=people.admin, password=PASSWORD),
    ):
        with pytest.raises(Refused, match="system account"):
            change()

    assert not DeskMember.objects.filter(person=account).exists()


def test_an_account_that_is_closed_says_so_in_the_journal(people):
    entry = accounts.change_person(people.karim, actor=people.admin, values={"is_active": False})

    assert (entry.before, entry.after) == ({"is_active": True}, {"is_active": False})
    assert entry.move == Move.CHANGE_PERSON


def test_the_last_administrator_stays(people):
    with pytest.raises(Refused, match="Somebody has to administer"):
        accounts.change_person(people.admin, actor=people.admin, values={"is_superuser": False})

    assert fresh(people.admin).is_superuser


def test_nobody_closes_their_own_account(people):
    get_user_model().objects.create_superuser("second")
    with pytest.raises(Refused, match="your own account"):
        accounts.change_person(people.admin, actor=people.admin, values={"is_active": False})


@pytest.mark.parametrize("name", ["ROJIN", "Rojin"])
def test_a_name_that_differs_in_case_alone_is_another_persons(people, name):
    with pytest.raises(ValidationError):
        accounts.add_person(get_user_model()(username=name), actor=people.admin)
    with pytest.raises(ValidationError):
        accounts.change_person(people.karim, actor=people.admin, values={"username": name})

    assert fresh(people.karim).username == "karim"


@pytest.mark.parametrize("name", ["stranger", "rojin", "admin"])
def test_everybody_chooses_their_own_password(people, name):
    person = getattr(people, name)

    entry = passwords.choose_password(person, actor=person, password=PASSWORD)

    assert fresh(person).check_password(PASSWORD)
    assert (entry.move, entry.before, entry.after, entry.note) == (
        Move.CHOOSE_PASSWORD,
        None,
        None,
        "",
    )


def test_nobody_chooses_anybody_elses_password(people):
    with pytest.raises(Refused):
        passwords.choose_password(people.karim, actor=people.admin, password=PASSWORD)
    with pytest.raises(Refused):
        passwords.give_password(people.admin, actor=people.admin, password=PASSWORD)

    assert not fresh(people.karim).check_password(PASSWORD)


def test_a_closed_account_is_given_no_password(people):
    accounts.change_person(people.karim, actor=people.admin, values={"is_active": False})

    with pytest.raises(Refused, match="closed"):
        passwords.give_password(people.karim, actor=people.admin, password=PASSWORD)


def test_the_first_administrator_is_their_own_first_entry(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    call_command("createsuperuser", username="rewan", email="", interactive=False, verbosity=0)

    rewan = get_user_model().objects.get(username="rewan")
    entry = journal_of(rewan).get()
    assert rewan.is_superuser
    assert rewan.check_password(PASSWORD)
    assert (entry.actor, entry.move) == (rewan, Move.ADD_PERSON)
    assert PASSWORD not in f"{entry.after}"


def test_without_its_entry_there_is_no_first_administrator(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    monkeypatch.setattr(accounts, "record", no_entry)

    with pytest.raises(RuntimeError):
        call_command("createsuperuser", username="rewan", email="", interactive=False)

    assert not get_user_model().objects.exists()
