"""What is typed as an address of mail adds no line to what is mailed."""

import pytest

from .test_people_admin import change, roles, whole


@pytest.fixture
def desk(client, people):
    client.force_login(people.admin)
    return client


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "%0a", "\u2028", "\0"])
def test_no_address_of_mail_holds_a_line_of_its_own(desk, people, end):
    names = {"username": "rojin", "interface_language": "ar"}
    address = f"a@example.org{end}Bcc: all@example.org"
    answer = desk.post(
        change(people.rojin), {**names, "email": address, **roles(), **whole(people.rojin)}
    )
    people.rojin.refresh_from_db()

    assert answer.status_code < 500
    assert people.rojin.email == ""


def test_an_honest_address_of_mail_is_kept(desk, people):
    names = {"username": "rojin", "interface_language": "ar", "email": "rojin@example.org"}
    desk.post(change(people.rojin), {**names, **roles(), **whole(people.rojin)})
    people.rojin.refresh_from_db()

    assert people.rojin.email == "rojin@example.org"
