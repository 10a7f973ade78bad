"""A screen that says nothing of what it is, and a device that keeps nothing after signing out."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.workflow import Refused
from articles.workflow.people.quiet import choose_quiet
from tests import make
from tests.admin.pages import at_the_desk, screen
from tests.house.tree import files
from tests.journal import changes_of

from .entering import (
    clock,  # noqa: F401
    give_password,
    with_password,
)

pytestmark = pytest.mark.django_db
QUIET = reverse("choose_quiet")
# A browser may offer names and passwords where they are asked for.
ITS_OWN = ("accounts/", "login.html")
FORM = re.compile(r"<form\b(?:[^>{]|\{%.*?%\}|\{\{.*?\}\})*>", re.DOTALL)


def heads(client, story):
    """What tab and history tell of the desk's pages."""
    pages = [client.get(path).content.decode() for path in ("/admin/", screen(story))]
    return [page.partition("<main")[0] for page in pages]


def test_it_is_everybodys_own_choice_and_stands_in_the_journal(people):
    client, story = at_the_desk(people.rojin), make.draft(people, headline="عنوان حساس")
    assert all("<title>Desk</title>" in head for head in heads(client, story))

    client.post(QUIET, {"quiet": "1"})
    for head in heads(client, story):
        assert "<title>…</title>" in head
        assert ">Desk<" not in head
        assert 'translate="no"' in head
        assert 'spellcheck="false"' in head
        assert "quiet.svg" in head
        assert "icon.svg" not in head
        assert "حساس" not in head
    assert changes_of(people.rojin).get().after == {"is_quiet": True}
    client.post(QUIET, {"quiet": "1"})
    client.post(QUIET, {"quiet": "0"})
    assert all("<title>Desk</title>" in head for head in heads(client, story))
    assert changes_of(people.rojin).count() == 2
    with pytest.raises(Refused):
        choose_quiet(people.karim, actor=people.admin, is_quiet=True)


def test_the_page_to_sign_in_does_not_say_of_what_it_is(people):
    for client in (Client(), give_password(people.rojin)[0]):
        head = client.get(reverse("admin:login")).content.decode().partition("<main")[0]
        assert "<title>Log in</title>" in head
        assert "quiet.svg" in head


def test_no_form_of_the_desk_lets_the_browser_keep_what_was_typed():
    for path in files(".html", under=("templates/admin",)):
        if any(own in str(path) for own in ITS_OWN):
            continue
        for form in FORM.findall(path.read_text()):
            assert 'autocomplete="off"' in form, (path, form)


def test_no_field_offers_the_names_of_people_again(people):
    administrator = at_the_desk(people.admin)
    pages = [Client().get(reverse("admin:login"))]
    pages += [administrator.get(reverse("admin:accounts_user_add"))]
    pages += [administrator.get(reverse("admin:accounts_user_change", args=[people.karim.pk]))]
    for page in pages:
        (name,) = re.findall('<input[^>]*name="username"[^>]*>', page.content.decode())
        assert 'autocomplete="off"' in name
        assert name.count("autocomplete") == 1


def test_signing_out_clears_the_device_and_nothing_else_does(people):
    client, _answer = give_password(with_password(people.rojin))
    client.get("/admin/")
    assert client.get("/admin/").get("Clear-Site-Data") is None

    answer = client.post(reverse("admin:logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    kept = {name for name, cookie in client.cookies.items() if cookie.value}
    assert kept == {settings.DEVICE_COOKIE_NAME}


@pytest.mark.parametrize("route", ["lost_phone", "end_session"])
def test_so_do_the_other_ways_out(people, route):
    client, _answer = give_password(with_password(people.rojin))
    page = client.get(reverse("sessions")).content.decode()
    sign = re.search('name="session" value="([^"]+)"', page)[1]
    answer = client.post(reverse(route), {"session": sign})
    assert "storage" in answer["Clear-Site-Data"]
