"""How the database finds what each page asks, with many texts: by an index, or until a limit."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from articles.admin.boards.kinds import KINDS
from articles.pages.surfaces import SURFACES
from tests import make, many
from tests.admin.pages import at_the_desk
from tests.admin.test_costs import newsroom
from tests.admin.test_hostile_addresses import PART, routes
from tests.plans import noted, scans

pytestmark = pytest.mark.django_db
IS_SQLITE = connection.vendor == "sqlite"
# In each of three languages; PostgreSQL reads what is small whole, whatever indexes there are.
EACH, FEW = 17_000, 600
LISTS = (
    "?state=withdrawn",
    "?state=scheduled",
    "?state=changed",
    "?section=1",
    "?p=3",
    "?q=السوق",
    "?language=ar&status=approved",
    "?mine=1",
    "?genre=news",
)
STATED = {"language": "kmr", "name": "publish", "app_label": "articles"}


@pytest.fixture
def version(people, each):
    """One that readers see, in a newsroom of many others."""
    newsroom(people, each)
    version = make.published(people, body="<p>عن #السوق</p>")
    for name in ("zelal", "azad", "karim"):
        many.tell(getattr(people, name), version, each)
    return version


@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL is asked among 50,000, by .ci/long")
@pytest.mark.parametrize("each", [FEW])
def test_no_page_reads_a_large_table_whole(people, version):
    no_page_reads_a_large_table_whole(people, version)


@pytest.mark.slow
@pytest.mark.parametrize("each", [EACH])
def test_no_page_reads_it_whole_among_50_000(people, version):
    no_page_reads_a_large_table_whole(people, version)


def no_page_reads_a_large_table_whole(people, version):
    read = {path for surface in SURFACES for path in surface.paths(version)}
    read |= {page for path in read for page in _further(Client(), path)}

    assert _scans(Client(), read) == {}
    assert _scans(at_the_desk(people.zelal), _pages_of_the_desk(version)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("each", [EACH])
@pytest.mark.parametrize("name", ["azad", "karim", "nergiz"])
def test_no_page_of_the_desk_reads_more_for_people_with_fewer_rights(people, version, name):
    assert _scans(at_the_desk(getattr(people, name)), _pages_of_the_desk(version)) == {}


def test_what_no_index_leads_to_is_found(db):
    asked = ("SELECT COUNT(*) FROM articles_revision WHERE note = %s", ["x"])

    assert len(scans([asked])) == 1


def _pages_of_the_desk(version):
    pages = {_filled(route, version) for route in routes(get_resolver()) if "/admin" in route}
    lists = {f"{page}{asked}" for page in pages if page.count("/") == 4 for asked in LISTS}
    queues = {f"/admin/queue/{kind.name}/" for kind in KINDS}
    return pages - {"/admin/logout/"} | lists | queues


def _further(client, path):
    """The next page of a list."""
    html = client.get(path, follow=True).content.decode()
    return {f"{path.partition('?')[0]}?{asked}" for asked in re.findall(r"\?(before=[^\"]+)", html)}


def _filled(route, version):
    """The address with the numbers of what is there."""
    model = re.match(r"/admin/articles/(\w+)/", route)
    numbers = {"translation": version.pk, "article": version.article_id, "frontpage": "ar"}
    number = numbers.get(model and model[1], 1)

    def value(part):
        name = re.search(r"(\w+)>", part[0])[1]
        return str(STATED.get(name, number if name.endswith("_id") else 1))

    return PART.sub(value, route)


def _scans(client, pages):
    """Page → the steps that read a large table to its end."""
    found = {}
    for page in sorted(pages):
        # What is kept for a while is read by the first.
        client.get(page)
        with noted() as asked:
            client.get(page)
        if steps := scans(asked):
            found[page] = steps
    return found
