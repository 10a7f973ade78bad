from collections import Counter
from pathlib import Path

import pytest

from articles.copydesk import check
from articles.languages import CODES

MOST_WARNINGS = 0.02


def sentences(language: str) -> list[str]:
    text = (Path(__file__).parent / f"correct_{language}.txt").read_text()
    return text.splitlines()


@pytest.mark.parametrize("language", CODES)
def test_there_are_two_hundred_different_sentences(language):
    assert len(set(sentences(language))) == len(sentences(language)) >= 200


@pytest.mark.parametrize("language", CODES)
def test_correct_sentences_have_no_error_and_hardly_a_warning(language):
    warnings: Counter[str] = Counter()
    for sentence in sentences(language):
        for finding in check(sentence, language):
            assert finding.severity != "error", (sentence, finding)
            warnings[finding.rule] += finding.severity == "warning"
    assert warnings.total() <= MOST_WARNINGS * len(sentences(language)), warnings


@pytest.mark.parametrize("language", CODES)
def test_all_of_them_in_one_text_have_no_error(language):
    found = check("\n\n".join(sentences(language)), language)
    assert [finding for finding in found if finding.severity == "error"] == []
    assert len(found) <= MOST_WARNINGS * len(sentences(language))
