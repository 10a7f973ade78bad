"""What is chosen for PostgreSQL and Redis is there, and leaves no test out."""

import re

import pytest

from tests import dear, elsewhere, questions
from tests.questions import Noted

from .tree import files, name

SOURCES = {name(path): path.read_text() for path in files(".py", under=("tests",))}


class _Item:
    def __init__(self, nodeid, *, stored=True, slow=False):
        self.nodeid, self.marks = nodeid, []
        self.own = {"stored": stored, "slow": slow}

    def get_closest_marker(self, name):
        return self.own[name]

    def add_marker(self, mark):
        self.marks.append(mark.name)


def test_every_place_of_a_choice_is_there():
    known = [*SOURCES, *re.findall(r"def (test_\w+)", "".join(SOURCES.values()))]

    places = elsewhere.EVERY_CASE + elsewhere.NO_CASE + elsewhere.OF_EACH_DATABASE
    places += dear.FIRST + dear.EVERY_CASE + dear.BOTH_WAYS
    places += tuple(one.partition("::")[0] for one in dear.LONG)
    assert [place for place in places if not any(place in found for found in known)] == []


@pytest.mark.parametrize(
    ("cases", "tried"),
    [
        (["tests/admin/test_x.py::test_a[1]", "tests/admin/test_x.py::test_a[2]"], [True, False]),
        (["tests/admin/test_x.py::test_a", "tests/admin/test_x.py::test_b"], [True, True]),
        (["tests/photos/test_served.py::test_a", "tests/photos/test_x.py::test_a"], [False, True]),
        (["tests/models/test_x.py::test_a[1]", "tests/models/test_x.py::test_a[2]"], [True, True]),
    ],
)
def test_of_a_table_the_first_case_is_tried_and_every_one_where_values_matter(cases, tried):
    items = [_Item(case) for case in cases]

    elsewhere.mark(items)

    assert [item.marks == ["elsewhere"] for item in items] == tried


@pytest.mark.parametrize(
    ("test", "cases", "tried"),
    [
        ("tests/public/test_x.py::test_a", 2, [0, 1]),
        ("tests/public/test_x.py::test_a", 5, [0, 2, 4]),
        ("tests/public/test_x.py::test_a", 10, [0, 3, 6, 9]),
        ("tests/models/test_x.py::test_a", 5, [0, 1, 2, 3, 4]),
        ("tests/browser/test_x.py::test_a", 4, [0]),
        ("tests/browser/test_axe.py::test_a", 4, [0, 3]),
        ("tests/browser/test_x.py::test_a", 1, [0]),
    ],
)
def test_of_a_table_that_is_dear_a_share_is_tried(test, cases, tried):
    items = [_Item(f"{test}[{number}]") for number in range(cases)]

    dear.leave_to_long(items)

    assert [number for number, item in enumerate(items) if not item.marks] == tried


def test_a_test_is_left_out_of_which_others_ask_everything():
    names = ("chosen", "little", "much", "the same", "dear", "something else", "unknown")
    chosen, *items = map(_Item, names)
    noted = {
        "chosen": Noted(frozenset("a"), 1),
        "little": Noted(frozenset("ab"), 1),
        "much": Noted(frozenset("bcd"), 1),
        "the same": Noted(frozenset("dc"), 1),
        "dear": Noted(frozenset("abcd"), 9),
        "something else": Noted(frozenset("e"), 1),
    }

    more = elsewhere.asking_more(items, [chosen], noted)

    assert {item.nodeid for item in more} == {"much", "something else", "unknown"}
    assert elsewhere.asking_more(items, [chosen], {}) == items


def test_a_statement_is_the_same_with_other_values_and_as_many_of_them():
    said = questions.without_values

    assert said("INSERT INTO t1 VALUES (%s, %s)") == said("INSERT INTO t2 VALUES (%s), (%s)")
    assert said("SELECT 1 WHERE a IN (%s, %s)") == said("SELECT 2 WHERE a IN (%s)")
    assert said("SELECT a FROM t1") != said("SELECT b FROM t1")


def test_what_meets_no_database_is_not_tried():
    item = _Item("tests/text/test_x.py::test_a", stored=False)

    elsewhere.mark([item])

    assert item.marks == []
