"""Every address that there is, with what nobody would write in it: refused, never an error."""

import re
from itertools import cycle
from urllib.parse import quote

import pytest
from django.urls import URLResolver, get_resolver

from articles.models import DeskMember
from articles.states import Role
from tests import make

from .pages import at_the_desk

pytestmark = pytest.mark.django_db
PART = re.compile(r"<[^>]+>|\(\?P<\w+>[^)]*\)")
# NUL, half of a pair of surrogates, more digits than a database or Python takes, a digit that is
# no decimal, an override of direction, a way out of the folder.
HOSTILE = [
    quote("a\0b"),
    "%ED%A0%80",
    "9" * 30,
    "1" * 5000,
    quote("²"),
    quote("\u202ea"),
    quote("../../etc/passwd", safe=""),
]


def routes(resolver, before=""):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield "/" + route.replace("^", "").replace("$", "")


def plain(part):
    return "/x/" if "words" in part else "ar" if "language" in part else "1"


def filled(route, hostile, place):
    """The route with `hostile` in one of its parts and something harmless in the others."""
    parts = [hostile if n == place else plain(p) for n, p in enumerate(PART.findall(route))]
    return PART.sub(lambda _part: parts.pop(0), route)


ROUTES = sorted({route for route in routes(get_resolver()) if PART.search(route)})


@pytest.fixture
def everybody(people):
    """Somebody who may go everywhere, so that a refusal is of the address and not of the person."""
    make.published(people)
    for language in ("ar", "ckb", "kmr"):
        for role in (Role.EDITOR, Role.PUBLISHER, Role.TRANSLATOR):
            DeskMember.objects.create(person=people.admin, language=language, role=role)
    return at_the_desk(people.admin)


PLACES = [(route, place) for route in ROUTES for place in range(len(PART.findall(route)))]


def is_answered(everybody, path):
    assert everybody.get(path).status_code < 500, path
    assert everybody.post(path, {"_end": "1", "opened": "1"}).status_code < 500, path


def test_no_part_of_an_address_ends_in_an_error(everybody):
    for (route, place), hostile in zip(PLACES, cycle(HOSTILE), strict=False):
        is_answered(everybody, filled(route, hostile, place))


@pytest.mark.slow
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile[:12])
def test_no_part_of_an_address_ends_in_an_error_whatever_stands_there(everybody, hostile):
    for route, place in PLACES:
        is_answered(everybody, filled(route, hostile, place))
