from pathlib import Path

import pytest

from articles.copydesk import check

FOLDER = Path(__file__).parents[3] / "shared" / "stories"
STORY = next(iter(sorted(FOLDER.glob("*.txt"))), None)

SEEN = [
    ("A8", "مؤكدا"),
    ("A11", "لـ "),
    ("A12", "إن"),
    ("A13", "وشدد، على"),
    ("A14", "جنب إلى جنب"),
    ("A15", "4,00 ت غ"),
    ("A22", "الديموقراطية"),
    ("C5", "« "),
    ("C5", " »"),
    ("C10", ".."),
    ("C13", "52"),
    ("C15", "الديموقراطية"),
    ("C18", "في الآونة الأخيرة"),
]


@pytest.fixture(scope="module")
def found():
    if STORY is None:
        pytest.skip("the stories are not here")
    text = STORY.read_bytes().decode()
    return [(finding.rule, finding.text) for finding in check(text, "ar")]


@pytest.mark.parametrize(("rule", "text"), SEEN)
def test_fault_of_the_story_is_found(found, rule, text):
    assert (rule, text) in found


def test_missing_hamzas_are_exactly_three(found):
    hamzas = [text for rule, text in found if rule == "A5"]
    assert sorted(hamzas) == sorted(["افساحاً", "احراز", "الادارة"])


def test_nothing_else_is_accused(found):
    assert {rule for rule, _text in found} == {rule for rule, _text in SEEN} | {"A5"}
