"""A form that another site sends in somebody's name is taken at no address of the desk."""

from itertools import cycle, islice

import pytest
from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import URLResolver, get_resolver, reverse

from articles.models import JournalEntry
from tests.admin.pages import at_the_desk
from tests.admin.test_hostile_addresses import PART, plain, routes

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://elsewhere.example"
COOKIE = settings.CSRF_COOKIE_NAME
# Nobody is signed in there: the button of a preview link.
OF_NOBODY = "/admin/link/"
DESK = sorted(
    {
        PART.sub(lambda part: plain(part[0]), route)
        for route in routes(get_resolver())
        if route.startswith("/admin") and not route.startswith(OF_NOBODY)
    }
)
OWN = reverse("choose_quiet")
WAYS = 8
EXEMPT = {"report", "read", "text"}


def token_of(client):
    client.get(reverse("admin:index"))
    return client.cookies[COOKIE].value


def forged(own, others):
    """What is sent with what headers, over HTTPS or not, by what is wrong with it."""
    right = {"csrfmiddlewaretoken": own}
    return {
        "no token": ({}, {}, False),
        "a made-up token": ({"csrfmiddlewaretoken": "a" * 64}, {}, False),
        "somebody else's token": ({"csrfmiddlewaretoken": others}, {}, False),
        "another origin": (right, {"origin": ELSEWHERE}, False),
        "no origin at all": (right, {"origin": "null"}, False),
        "from another site": (right, {"referer": f"{ELSEWHERE}/"}, True),
        "from nowhere": (right, {}, True),
        "from the site without HTTPS": (right, {"referer": "http://testserver/"}, True),
    }


def taken(people, addresses, *, at_once):
    """Where such a form is not refused; of what is wrong, so many at each address in turn."""
    client = at_the_desk(people.admin)
    client.handler.enforce_csrf_checks = True
    ways = forged(token_of(client), token_of(at_the_desk(people.zelal))).items()
    turns, before, found = cycle(ways), told(), []
    for path in addresses:
        for name, (sent, headers, secure) in islice(turns, at_once):
            answer = client.post(path, {**sent, "quiet": "1"}, headers=headers, secure=secure)
            if answer.status_code != 403:
                found.append(f"{answer.status_code} {path}: {name}")
    return found, told() != before


def told():
    return JournalEntry.objects.count()


def test_no_address_of_the_desk_takes_a_forged_form(people):
    assert len(DESK) > 60
    assert taken(people, DESK, at_once=3) == ([], False)


@pytest.mark.slow
def test_whatever_is_wrong_with_it(people):
    assert taken(people, DESK, at_once=WAYS) == ([], False)


def test_an_address_that_asks_for_no_token_would_be_found(people, monkeypatch):
    asks = CsrfViewMiddleware.process_view

    def forgets(self, request, *more):
        return None if request.path == OWN else asks(self, request, *more)

    monkeypatch.setattr(CsrfViewMiddleware, "process_view", forgets)
    found, is_changed = taken(people, [OWN, reverse("end_session")], at_once=WAYS)

    assert len(found) == WAYS
    assert {each.split()[1] for each in found} == {f"{OWN}:"}
    assert is_changed


@pytest.mark.parametrize("secure", [False, True])
def test_an_honest_form_is_taken(people, secure):
    client = at_the_desk(people.admin)
    client.handler.enforce_csrf_checks = True
    sent = {"csrfmiddlewaretoken": token_of(client), "quiet": "1"}
    site = f"http{'s' if secure else ''}://testserver"
    headers = {"origin": site, "referer": f"{site}/admin/sessions/"}

    assert client.post(OWN, sent, headers=headers, secure=secure).status_code == 302
    people.admin.refresh_from_db()
    assert people.admin.is_quiet


def test_json_that_calls_itself_text_is_taken_nowhere(people):
    client = at_the_desk(people.admin)
    client.handler.enforce_csrf_checks = True
    token_of(client)
    found = [
        path
        for path in DESK
        if client.post(path, '{"quiet": "1"}', content_type="text/plain").status_code != 403
    ]

    assert found == []


def test_no_token_is_asked_for_only_where_nobody_is_signed_in():
    exempt = [
        pattern.name
        for pattern in patterns(get_resolver())
        if getattr(pattern.callback, "csrf_exempt", False)
    ]

    assert set(exempt) == EXEMPT


def patterns(resolver):
    for each in resolver.url_patterns:
        yield from patterns(each) if isinstance(each, URLResolver) else [each]
