import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import Change, Run, diff_blocks, diff_text
from articles.text.plain import paragraphs

from .patience import patience


def body(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_the_same_body_has_only_equal_blocks():
    changes = diff_blocks("<h2>a</h2><p>b</p>", "<h2>a</h2>\n<p><em>b</em></p>")
    assert changes == [
        Change("equal", "h2", (Run("equal", "a"),)),
        Change("equal", "p", (Run("equal", "b"),)),
    ]


def test_words_are_compared_inside_a_changed_paragraph():
    (change,) = diff_blocks(
        body("أعلن المجلس فتح الطريق اليوم"), body("أعلن المجلس إغلاق الطريق اليوم")
    )
    assert change.kind == "replace"
    assert change.runs == (
        Run("equal", "أعلن المجلس "),
        Run("delete", "فتح"),
        Run("insert", "إغلاق"),
        Run("equal", " الطريق اليوم"),
    )


def test_a_new_paragraph_does_not_hide_the_change_in_the_next():
    changes = diff_blocks(body("a b c d", "z"), body("new words", "a b c e", "z"))
    assert [change.kind for change in changes] == ["insert", "replace", "equal"]


def test_another_paragraph_in_the_place_of_one_is_removal_and_addition():
    changes = diff_blocks(body("one two three"), body("four five six"))
    assert [(change.kind, change.old, change.new) for change in changes] == [
        ("delete", "one two three", ""),
        ("insert", "", "four five six"),
    ]


def test_a_paragraph_made_a_heading_is_a_change_of_kind_alone():
    assert diff_blocks("<p>a b</p>", "<h2>a b</h2>") == [
        Change("replace", "h2", (Run("equal", "a b"),))
    ]


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("", "a", [("insert", "a")]),
        ("a", "", [("delete", "a")]),
        ("a b c", "x y z", [("delete", "a b c"), ("insert", "x y z")]),
        ("a, b", "a. b", [("equal", "a"), ("delete", ","), ("insert", "."), ("equal", " b")]),
        ("نێو\u200cدە", "نێودە", [("delete", "نێو\u200cدە"), ("insert", "نێودە")]),
        ("كَتَبَ", "كَتَبَت", [("delete", "كَتَبَ"), ("insert", "كَتَبَت")]),
    ],
)
def test_strings_are_compared_by_words(old, new, runs):
    assert diff_text(old, new) == [Run(kind, text) for kind, text in runs]


def test_markup_in_text_stays_text():
    (change,) = diff_blocks("", "<p>&lt;img src=x onerror=fired()&gt;</p>")
    assert change.new == "<img src=x onerror=fired()>"


TEXTS = st.text("ab, \u200cا\n", max_size=30)


@given(TEXTS, TEXTS)
def test_the_runs_make_both_texts(old, new):
    runs = diff_text(old, new)
    assert "".join(run.text for run in runs if run.kind != "insert") == old
    assert "".join(run.text for run in runs if run.kind != "delete") == new


BODIES = st.lists(st.text("abc ا", max_size=12), max_size=8).map(lambda texts: body(*texts))


@given(BODIES, BODIES)
def test_the_changes_make_both_bodies(old, new):
    changes = diff_blocks(old, new)
    assert [c.old for c in changes if c.kind != "insert"] == [b.text for b in paragraphs(old)]
    assert [c.new for c in changes if c.kind != "delete"] == [b.text for b in paragraphs(new)]


def words(count: int, kinds: int) -> str:
    numbers = random.Random(count)
    return " ".join(str(numbers.randrange(kinds)) for _ in range(count))


def changed(number: int) -> int:
    return number if number % 2 else -number


# Made only when asked for: they take longer to make than most tests take.
HOSTILE = {
    "one word": lambda: (body("a " * 400_000), body("a " * 399_999 + "b")),
    "two words": lambda: (body(words(400_000, 2)), body(words(399_999, 2))),
    "reversed": lambda: (body(*map(str, range(70_000))), body(*map(str, reversed(range(70_000))))),
    "every second": lambda: (
        body(*map(str, range(70_000))),
        body(*(str(changed(n)) for n in range(70_000))),
    ),
    "many alike": lambda: (body(*[words(190, 9)] * 1_700), body(*[words(191, 9)] * 1_700)),
    "many changed": lambda: (
        body(*(f"{n} k" for n in range(1_900))),
        body(*(f"{n % 2 * n} k" for n in range(1_900))),
    ),
}


@pytest.mark.parametrize("bodies", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies_are_compared_block_by_block_in_time(bodies):
    old, new = bodies()
    with patience():
        assert diff_blocks(old, new)
