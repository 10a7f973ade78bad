"""Where a passage that somebody has commented on stands in the next text."""

import time

import pytest

from articles.text.following import Follower, Position, found, quoted

FIRST = "افتتح اليوم سوق جديد وسط المدينة بحضور الأهالي."
SECOND = "قال البائعون إن السوق سيعمل كل يوم من الصباح إلى المساء."
THIRD = "Li navenda bajêr sûkeke nû vebû û xelk kom bûn."
TEXT = [FIRST, SECOND, THIRD]
WORDS = "سوق جديد"


def at(words, number=0):
    return Position(number, TEXT[number].find(words))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (TEXT, Position(0, 12)),
        (["مقدمة أخرى.", *TEXT], Position(1, 12)),
        ([SECOND, FIRST, THIRD], Position(1, 12)),
        ([f"في الصباح {FIRST}", SECOND], Position(0, 22)),
        ([FIRST.replace("بحضور", "بغياب"), SECOND], Position(0, 12)),
        # The words were changed, the paragraph is there.
        ([FIRST.replace(WORDS, "معرض كبير"), SECOND], Position(0, None)),
        ([SECOND, FIRST.replace(WORDS, "معرض كبير")], Position(1, None)),
        # Gone.
        ([SECOND, THIRD], None),
        ([], None),
    ],
)
def test_words_are_found_by_their_paragraph(new, expected):
    assert Follower(TEXT, new).follow(at(WORDS), WORDS) == expected


def test_words_that_tell_are_found_in_another_paragraph_and_short_ones_are_not():
    long, short = "سيعمل كل يوم من الصباح", "كل"
    new = [FIRST, f"وأكدوا: {long} بلا توقف ولا عطلة في الأعياد والمناسبات الكبيرة."]
    follower = Follower(TEXT, new)
    assert follower.follow(at(long, 1), long) == Position(1, 8)
    assert Follower(TEXT, [FIRST, "كل شيء", THIRD]).follow(at(short, 1), short) is None


def test_of_words_that_stand_twice_the_same_ones_are_followed():
    old = ["السوق ثم السوق ثم السوق في المدينة الكبيرة القديمة"]
    third = old[0].rfind("السوق")
    grown = [f"{old[0]} كلها"]
    led = [f"اليوم {old[0]}"]
    assert Follower(old, grown).follow(Position(0, third), "السوق") == Position(0, third)
    assert Follower(old, led).follow(Position(0, third), "السوق") == Position(0, third + 6)
    twins = Follower([FIRST, FIRST], [SECOND, FIRST, FIRST])
    assert twins.follow(Position(1, 12), WORDS) == Position(2, 12)


def test_what_was_gone_comes_back_with_an_older_text():
    words = "سوق جديد وسط المدينة"
    gone = Follower(TEXT, [SECOND, THIRD]).follow(at(words), words)
    assert gone is None
    assert Follower([SECOND, THIRD], TEXT).follow(gone, words) == at(words)
    changed = Follower([FIRST.replace(WORDS, "معرض")], [FIRST])
    assert changed.follow(Position(0, None), WORDS) == at(WORDS)


def test_a_paragraph_that_is_not_there_is_no_error():
    assert Follower([], TEXT).follow(Position(7, 3), "سوق جديد وسط") == at("سوق جديد وسط")
    assert Follower(["x"], [""]).follow(Position(0, 0), "x") is None


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("  سوق   جديد ", FIRST, "سوق جديد"),
        ("سوق جديد", "سوق\nجديد", "سوق\nجديد"),
        ("a.b", "axb a.b", "a.b"),
        ("", FIRST, ""),
        ("غائب", FIRST, ""),
    ],
)
def test_what_was_typed_is_the_words_of_the_text(typed, text, expected):
    assert quoted(typed, text) == expected


def test_words_are_looked_for_in_one_paragraph_or_in_all():
    assert found("sûkeke nû", TEXT) == at("sûkeke nû", 2)
    assert found("sûkeke nû", TEXT, paragraph=1) is None


def test_a_long_text_with_many_passages_takes_no_time():
    old = [f"{FIRST} {number} {SECOND}" for number in range(3000)]
    new = [f"{number % 7} {text}" for number, text in enumerate(old)]
    began = time.process_time()
    follower = Follower(old, new)
    for number in range(0, 3000, 300):
        assert follower.follow(Position(number, 12), WORDS).paragraph == number
    assert time.process_time() - began < 2
