import pytest
from django.urls import reverse

SIGN_IN = "/admin/login/"
START = "/admin/"
SOMEWHERE = [
    "/admin/",
    "/admin/articles/photo/",
    "/admin/articles/translation/add/?language=ckb",
    "/admin/articles/tag/7/change/",
]
NOWHERE = [
    "",
    "/accounts/profile/",
    "/admin/nothing/",
    "/admin/articles/nothing/7/change/",
    "/nothing",
    "/admin/logout/",
    "https://elsewhere.example/admin/",
    "//elsewhere.example/admin/",
    "///admin/",
    "javascript:alert(1)",
    "/admin/\x00",
    "/admin/%00",
    "\\\\elsewhere.example",
    "http://[",
    "x" * 5000,
]


@pytest.fixture
def sign_in(people, client):
    people.rojin.set_password("a long word of one's own")
    people.rojin.save(update_fields=["password"])
    words = {"username": people.rojin.username, "password": "a long word of one's own"}
    return lambda address, **more: client.post(address, {**words, **more})


@pytest.mark.parametrize("address", SOMEWHERE)
def test_it_leads_to_the_page_that_was_asked_for(sign_in, address):
    assert sign_in(SIGN_IN, next=address)["Location"] == address


@pytest.mark.parametrize("address", NOWHERE)
def test_what_leads_nowhere_leads_to_the_start_page(sign_in, client, address):
    answer = sign_in(SIGN_IN, next=address)

    assert (answer.status_code, answer["Location"]) == (302, START)
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("address", NOWHERE[1:-1])
def test_in_the_address_too(sign_in, client, address):
    shown = client.get(SIGN_IN, {"next": address})
    assert shown.context["next"] == START
    asked = f"{SIGN_IN}?{shown.wsgi_request.GET.urlencode()}"

    assert sign_in(asked)["Location"] == START


def test_without_any_it_leads_to_the_start_page(sign_in):
    assert sign_in(SIGN_IN)["Location"] == reverse("admin:index") == START
