import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from articles.models import DeskMember
from articles.states import Move, Role
from tests.journal import journal_of

LIST = reverse("admin:accounts_user_changelist")
ADD = reverse("admin:accounts_user_add")
PASSWORD = "gulan-hezîran-tîrmeh"


@pytest.fixture
def desk(client, people):
    client.force_login(people.admin)
    return client


@pytest.fixture
def signed_in(people):
    def sign_in(name):
        browser = Client()
        browser.force_login(getattr(people, name))
        return browser

    return sign_in


def change(person):
    return reverse("admin:accounts_user_change", args=[person.pk])


def temporary(person):
    return reverse("admin:accounts_user_temporary_password", args=[person.pk])


def whole(person=None):
    """What a form carries beside its fields, as the page has it."""
    last = journal_of(person).first() if person else None
    return {"token": uuid.uuid4().hex, "opened": last.pk if last else 0, "_end": "1"}


def roles(*rows, initial=0):
    data = {"desk_roles-TOTAL_FORMS": len(rows), "desk_roles-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"desk_roles-{number}-{name}": value for name, value in row.items()}
    return data


def form(person, *rows, initial=0, **changes):
    fields = {
        "username": person.username,
        "display_name": person.display_name,
        "interface_language": person.interface_language,
        "is_active": "on",
        **({"is_superuser": "on"} if person.is_superuser else {}),
    }
    fields |= changes
    kept = {name: value for name, value in fields.items() if value is not None}
    return kept | roles(*rows, initial=initial) | whole(person)


def held(person):
    """The person's one role, as the form has it."""
    member = person.desk_roles.get()
    return {
        "id": member.pk,
        "person": person.pk,
        "language": member.language,
        "role": member.role,
    }


def given(desk, person):
    page = desk.post(temporary(person)).content.decode()
    return re.search(r'<code class="temporary-password" dir="ltr">([^<]+)</code>', page)[1]


def log_of(person):
    """Who made the last move about a person, which, and what it says."""
    entry = journal_of(person).first()
    return entry.actor.username, Move(entry.move), f"{entry.before} {entry.after} {entry.note}"


def test_an_administrator_adds_a_person_with_a_role(desk):
    role = {"language": "kmr", "role": Role.EDITOR, "sees_writers": "on"}
    names = {"username": "lorin", "display_name": "Lorîn", "interface_language": "kmr"}
    response = desk.post(ADD, {**names, **roles(role), **whole()})

    lorin = get_user_model().objects.get(username="lorin")
    assert response.url == temporary(lorin)
    assert lorin.is_staff
    assert not lorin.has_usable_password()
    assert not lorin.is_superuser
    member = lorin.desk_roles.get()
    assert (member.language, member.role, member.sees_writers) == ("kmr", Role.EDITOR, True)
    moves = journal_of(lorin).order_by("pk").values_list("move", "actor__username")
    assert list(moves) == [(Move.ADD_PERSON, "admin"), (Move.CHANGE_ROLES, "admin")]


def test_a_name_that_differs_in_case_alone_is_refused(desk):
    response = desk.post(
        ADD, {"username": "Rojin", "interface_language": "ar", **roles(), **whole()}
    )

    assert "Another person has this name already." in response.content.decode()
    assert not get_user_model().objects.filter(username="Rojin").exists()


def test_a_role_is_given_and_recorded(desk, people):
    role = {"person": people.stranger.pk, "language": "ckb", "role": Role.TRANSLATOR}
    desk.post(change(people.stranger), form(people.stranger, role))

    assert str(people.stranger.desk_roles.get().role) == Role.TRANSLATOR
    entry = journal_of(people.stranger).get()
    assert (entry.actor, entry.move) == (people.admin, Move.CHANGE_ROLES)
    assert entry.before == {"roles": []}
    assert entry.after == {"roles": [["ckb", "translator", False]]}


def test_a_role_is_taken_and_recorded(desk, people):
    row = {**held(people.salma), "DELETE": "on"}
    desk.post(change(people.salma), form(people.salma, row, initial=1))

    assert not people.salma.desk_roles.exists()
    entry = journal_of(people.salma).get()
    assert entry.before == {"roles": [["ar", "editor", True]]}
    assert entry.after == {"roles": []}


def test_the_importers_role_is_not_for_people(desk, people):
    role = {"person": people.stranger.pk, "language": "ar", "role": Role.IMPORTER}
    response = desk.post(change(people.stranger), form(people.stranger, role))

    assert response.status_code == 200
    assert not people.stranger.desk_roles.exists()


def test_the_interface_language_is_set(desk, people):
    desk.post(change(people.stranger), form(people.stranger, interface_language="ckb"))

    people.stranger.refresh_from_db()
    assert people.stranger.interface_language == "ckb"


def test_a_temporary_password_is_shown_once_and_must_be_replaced(desk, people, client):
    password = given(desk, people.rojin)

    people.rojin.refresh_from_db()
    assert people.rojin.check_password(password)
    assert people.rojin.must_change_password
    assert password not in desk.get(temporary(people.rojin)).content.decode()
    assert password not in desk.get(change(people.rojin)).content.decode()
    assert log_of(people.rojin)[:2] == ("admin", Move.GIVE_PASSWORD)
    assert password not in log_of(people.rojin)[2]


def test_asking_for_the_page_changes_no_password(desk, people):
    before = people.rojin.password
    assert desk.get(temporary(people.rojin)).status_code == 200

    people.rojin.refresh_from_db()
    assert people.rojin.password == before


def test_a_temporary_password_ends_the_persons_sessions(desk, people, signed_in):
    browser = signed_in("rojin")
    assert browser.get(reverse("admin:index")).status_code == 200
    given(desk, people.rojin)

    assert browser.get(reverse("admin:index")).status_code == 302


def test_a_person_chooses_a_password_of_their_own(desk, people, client):
    old = given(desk, people.rojin)
    client.login(username="rojin", password=old)
    page = reverse("admin:password_change")
    assert client.get(reverse("admin:index")).url == page

    same = {"old_password": old, "new_password1": old, "new_password2": old}
    assert "differs from the old one" in client.post(page, same).content.decode()
    own = {"old_password": old, "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post(page, own).url == reverse("admin:password_change_done")

    people.rojin.refresh_from_db()
    assert not people.rojin.must_change_password
    assert people.rojin.check_password(PASSWORD)
    assert client.get(reverse("admin:index")).status_code == 200
    assert log_of(people.rojin)[:2] == ("rojin", Move.CHOOSE_PASSWORD)
    assert PASSWORD not in log_of(people.rojin)[2]


def test_deactivating_ends_sessions_at_the_next_request_and_deletes_nothing(
    desk, people, signed_in
):
    browser = signed_in("salma")
    assert browser.get(reverse("admin:index")).status_code == 200
    row = held(people.salma)
    desk.post(change(people.salma), form(people.salma, row, initial=1, is_active=None))

    people.salma.refresh_from_db()
    assert not people.salma.is_active
    assert people.salma.desk_roles.exists()
    assert browser.get(reverse("admin:index")).status_code == 302
    assert desk.post(temporary(people.salma)).status_code == 403


def test_an_administrator_cannot_close_their_own_account(desk, people):
    get_user_model().objects.create_superuser("second")
    response = desk.post(change(people.admin), form(people.admin, is_active=None))

    people.admin.refresh_from_db()
    assert people.admin.is_active
    assert "You cannot close your own account." in response.content.decode()


def test_the_last_administrators_right_cannot_be_taken(desk, people):
    response = desk.post(change(people.admin), form(people.admin, is_superuser=None))

    people.admin.refresh_from_db()
    assert people.admin.is_superuser
    assert "Somebody has to administer the newsroom." in response.content.decode()


def test_an_administrators_right_can_be_taken_while_another_has_it(desk, people):
    second = get_user_model().objects.create_superuser("second")
    desk.post(change(second), form(second, is_superuser=None))

    second.refresh_from_db()
    assert not second.is_superuser


def test_a_closed_account_does_not_count_as_an_administrator(desk, people):
    get_user_model().objects.create_superuser("second", is_active=False)
    desk.post(change(people.admin), form(people.admin, is_superuser=None))

    people.admin.refresh_from_db()
    assert people.admin.is_superuser


def test_a_system_account_is_shown_and_neither_changed_nor_signed_in(desk, people, client):
    account = get_user_model().objects.create(username="importer", is_system=True)
    DeskMember.objects.create(person=account, language="ar", role=Role.IMPORTER)

    assert "importer" in desk.get(LIST).content.decode()
    assert desk.get(change(account)).status_code == 200
    assert desk.post(change(account), form(account, display_name="x")).status_code == 403
    assert desk.post(temporary(account)).status_code == 403
    account.refresh_from_db()
    assert account.display_name == ""


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal", "stranger"])
@pytest.mark.parametrize("address", [lambda person: LIST, lambda person: ADD, change, temporary])
def test_only_administrators_see_people(client, people, name, address):
    client.force_login(getattr(people, name))

    assert client.get(address(people.karim)).status_code == 403
    assert client.post(address(people.karim), {}).status_code == 403


def test_nobody_is_deleted(desk, people):
    delete = reverse("admin:accounts_user_delete", args=[people.rojin.pk])

    assert desk.post(delete, {"post": "yes"}).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": people.rojin.pk, "post": "yes"}
    desk.post(LIST, ticked)
    assert get_user_model().objects.filter(pk=people.rojin.pk).exists()


@pytest.mark.parametrize("initial", [-1, 0])
def test_a_role_that_is_held_already_is_not_given_twice(desk, people, initial):
    row = {"person": people.rojin.pk, "language": "ar", "role": Role.REPORTER}
    answer = desk.post(change(people.rojin), form(people.rojin, row, initial=initial))

    assert answer.status_code == 200
    assert DeskMember.objects.filter(person=people.rojin).count() == 1
