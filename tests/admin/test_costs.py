"""What the pages cost that people at the desk have open all day, at two sizes."""

import re

import pytest

from articles.models import Outlet
from tests import make, many

from .costs import calls, plans, queries
from .pages import at_the_desk

pytestmark = pytest.mark.django_db
START, TEXTS = "/admin/", "/admin/articles/translation/"
# Page → the most queries and calls.
MOST = {START: (8, 50_000), TEXTS: (6, 60_000)}
LARGE = ("article", "translation", "revision", "publication", "journalentry")
# Whole by their nature: what was held is little, and the newest stories end after a thousand.
SHORT = ("USING INDEX translation_held", "SCAN U0")


def newsroom(people, copies):
    """A few of everything that waits, and many of what is done."""
    Outlet.objects.create(pk=1, name_ar="المدينة")
    source = make.published(people)
    for code in ("ar", "ckb", "kmr"):
        for _ in range(3):
            make.draft(people, code)
            make.submitted(people, code)
            make.approved(people, code)
        make.published(people, code)
    make.translated(people, source, "kmr")
    for number, code in enumerate(("ar", "ckb", "kmr")):
        many.fill(people, copies, code, first=many.FIRST * (number + 1))
    people.zelal.is_superuser = True
    people.zelal.save()


@pytest.mark.parametrize("name", ["zelal", "azad", "rojin", "karim"])
def test_the_start_page_and_the_list_cost_as_little_at_any_size(people, name):
    newsroom(people, 600)
    client = at_the_desk(getattr(people, name))
    few = {page: len(queries(client, page)) for page in MOST}
    spent = {page: calls(client, page) for page in MOST}
    for number, code in enumerate(("ar", "ckb", "kmr")):
        many.fill(people, 3000, code, first=many.FIRST * (number + 4))
    for page, (most_queries, most_calls) in MOST.items():
        assert len(queries(client, page)) == few[page] <= most_queries
        assert calls(client, page) <= min(spent[page] * 1.05, most_calls)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["zelal", "azad", "karim"])
def test_no_page_of_the_desk_reads_a_large_table_whole(people, name):
    newsroom(people, 17_000)
    client = at_the_desk(getattr(people, name))
    for page in MOST:
        for sql, plan in plans(queries(client, page)):
            assert scans(plan) == [], sql


def scans(plan):
    """The lines of a plan that read a whole large table, and not only until a limit is reached."""
    large = "|".join(LARGE)
    whole = re.sub(r"Limit .*\n\s+->  (Seq|Index Only) Scan .*", "", plan)
    found = re.findall(rf".*Seq Scan on articles_(?:{large})\b.*", whole)
    sorted_in = set(re.findall(r"^(\d+) USE TEMP B-TREE FOR ORDER BY", plan, re.MULTILINE))
    read = re.findall(r"^(\d+) (SCAN .*)", plan, re.MULTILINE)
    return found + [line for part, line in read if part in sorted_in and _is_large(line)]


def _is_large(line):
    table = line.split()[1]
    is_named = table in {f"articles_{name}" for name in LARGE}
    is_inner = re.fullmatch(r"[U-Z]\d+", table)
    return (is_named or is_inner) and not any(short in line for short in SHORT)
