"""Each address of the desk × who comes × the state and language of the text that it is about."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from articles import workflow
from tests import make
from tests.admin.pages import at_the_desk
from tests.admin.test_hostile_addresses import PART, routes
from tests.public.photos import photo
from tests.workflow.assignments.test_planning import given

from .asking import Address, nothing_drawn
from .lines import AUDITORS, EVERYBODY, LINES

pytestmark = pytest.mark.django_db
# What is handed out to people without an account has walks of its own.
HANDED_OUT = "/admin/link/"
DESK = sorted(
    route
    for route in set(routes(get_resolver()))
    if route.startswith("/admin") and not route.startswith(HANDED_OUT)
)
LATER = timedelta(days=1)
# Everything else stands in the address of what is asked for.
STATED = {
    "language": "ar",
    "app_label": "articles",
    "url": "nowhere",
    "page": "about",
    "flag": "minor",
    "old": "1",
    "new": "1",
    "number": "1",
    "thread": "1",
    "theme": "light",
    "act": "claim",
    "queue_name": "review",
    "factor_id": "999",
    "content_type_id": "999",
}
# Whoever has a temporary password comes here alone, and what the page there loads.
OF_TEMPORARY = ("/admin/password_change/", "/admin/jsi18n/")
# What is about oneself alone.
OWN = ("second-factor", "lost-phone", "sessions", "password_change", "log", "discard")


def withdrawn(people, code):
    made = make.published(people, code)
    workflow.withdraw(made, actor=people.zelal, note="سبب")
    return made


def killed(people, code):
    made = make.published(people, code)
    workflow.kill(made.article, actor=people.zelal, note="سبب")
    return made


STATES = {
    "draft": make.draft,
    "submitted": make.submitted,
    "approved": make.approved,
    "scheduled": lambda people, code: make.published(people, code, at=timezone.now() + LATER),
    "live": make.published,
    "withdrawn": withdrawn,
    "killed": killed,
}
# In Kurmanji as well, which others write and edit.
CELLS = [*(("ar", state) for state in STATES), ("kmr", "draft"), ("kmr", "live")]
EVERYWHERE = {("ar", "draft"), ("ar", "live"), ("kmr", "draft"), ("kmr", "live")}
AT_ALL_DOORS = ("ar", "live")
# Idris may what Salma may.
COMING = sorted(EVERYBODY - {"idris"})


def filled(route, **numbers):
    """The address with what stands in its parts."""

    def value(part):
        name = re.search(r"(\w+)>", part[0])[1]
        return str({**STATED, **numbers}[name])

    return PART.sub(value, route)


def is_of_a_text(route):
    line = LINES[route]
    return callable(line.opens) or callable(line.senders)


def expected(who, cell):
    return who(*cell) if callable(who) else who


def cells_of(route, place):
    """All where who may depends on the state; else some, and of the others each in turn."""
    line = LINES[route]
    depends = any(
        callable(who) and len({expected(who, ("ar", state)) for state in STATES}) > 1
        for who in (line.opens, line.senders)
    )
    others = [cell for cell in CELLS if cell not in EVERYWHERE]
    return CELLS if depends else [*EVERYWHERE, others[place % len(others)]]


def offences(route, path, people, cell=AT_ALL_DOORS):
    """Where somebody comes to the address who may not, or is kept from it who may; who changes
    something by looking; and an auditor who changes anything."""
    line, address, at_all = LINES[route], Address(path), cell == AT_ALL_DOORS
    asked = [("get", expected(line.opens, cell)), ("post", expected(line.senders, cell))]
    is_only_sent_to = asked[0][1] != asked[1][1]
    for method, wanted in asked:
        for name in [*COMING, *(("closed", None) if at_all else ())]:
            may = line.is_open or name in wanted
            # What happens to what others send is told by the tests of its verb.
            is_told = at_all and (is_only_sent_to or name in AUDITORS)
            if method == "post" and may and not is_told:
                continue
            person = getattr(people, name) if name else None
            told = address.ask(person, method)
            is_right = told == "open" if may else told == "shut"
            if method == "post" and may and told == "wrote":
                is_right = name not in AUDITORS or any(word in route for word in OWN)
            if not is_right:
                yield f"{method} {path} {cell} {name}: {told}"


@pytest.fixture
def everybody(people, monkeypatch):
    people.closed = get_user_model().objects.create(
        username="closed", is_staff=True, is_superuser=True, is_active=False
    )
    with nothing_drawn(monkeypatch):
        yield people


def test_every_address_has_a_line_and_every_line_an_address():
    assert set(DESK) == set(LINES)


def test_to_texts_and_stories_comes_who_may_in_each_state_and_language(everybody):
    versions = {(code, state): STATES[state](everybody, code) for code, state in CELLS}
    found = []
    for place, route in enumerate(filter(is_of_a_text, DESK)):
        for cell in cells_of(route, place):
            version = versions[cell]
            number = version.article_id if "/article/" in route else version.pk
            language = "ckb" if "translate" in route else cell[0]
            path = filled(route, object_id=number, name="submit", language=language)
            found += offences(route, path, everybody, cell)

    assert found == []


def test_to_all_else_comes_who_may(everybody):
    version = make.published(everybody, body="<p>فاض #النهر</p>", lead_photo=photo(everybody).pk)
    revision = version.latest_revision
    numbers = {
        "translation": version.pk,
        "article": version.article_id,
        "photo": revision.lead_photo_id,
        "tag": revision.tags.get().pk,
        "author": version.article.bylines.get().pk,
        "section": version.article.section_id,
        "frontpage": "ar",
        "user": everybody.rojin.pk,
        "assignment": given(everybody).pk,
    }
    found = []
    for route in DESK:
        if is_of_a_text(route):
            continue
        model = re.match(r"/admin/\w+/(\w+)/", route)
        number = numbers.get(model and model[1], 1)
        named = {"object_id": number, "person_id": number, "name": "withdraw"}
        if "/file/" in route:
            named["name"] = revision.lead_photo.file.name
        found += offences(route, filled(route, **named), everybody)

    assert found == []


@pytest.mark.parametrize("who", ["nobody", "without_factor", "shut", "temporary"])
def test_no_session_that_is_not_whole_opens_any_address(people, who):
    person, client = people.admin, Client()
    sign = {"shut": "shut_since", "without_factor": "second_factor_since"}.get(who)
    if who != "nobody":
        client = at_the_desk(person)
        person.must_change_password = who == "temporary"
        if sign:
            setattr(person, sign, timezone.now())
        person.save()
    leads = "/admin/password_change/" if who == "temporary" else "/admin/login/"
    found = []
    for route in DESK:
        if LINES[route].is_open or (who == "temporary" and route in OF_TEMPORARY):
            continue
        path = filled(route, object_id=1, person_id=1, name="x")
        for answer in (client.get(path), client.post(path, {"_end": "1"})):
            is_led = answer.status_code == 302 and answer["Location"].startswith(leads)
            is_kept = answer["Cache-Control"] != "no-store, private"
            if is_kept or not (is_led or answer.status_code == 401):
                found.append(f"{answer.status_code} {path} {answer['Cache-Control']}")

    assert found == []
