from collections import Counter
from pathlib import Path

import pytest

from articles.copydesk import check
from articles.copydesk.rules import SAFETY
from articles.languages import CODES

MOST_WARNINGS = 0.02
CONTACTS = {
    "ar": {
        "للتواصل: info@example.org أو 0933-123456.",
        "اتصل بنا على الرقم 0933-123-456 أو عبر @newsroom_ar.",
        "الهاتف: +963 52 123456 (من 9:00 إلى 15:00).",
    },
    "ckb": {
        "پەیوەندی: info@example.org یان 0750-1234567.",
        "پەیوەندی بکەن بە 0750-123-4567 یان @newsroom_ckb.",
    },
    "kmr": {
        "Ji bo agahiyan: info@example.org an jî 0933-123456.",
        "Telefon: +963 52 123456 (9:00–15:00).",
    },
}


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
            # Whom a number belongs to is no matter of language.
            assert finding.severity != "error" or finding.rule in SAFETY, (sentence, finding)
            warnings[finding.rule] += finding.severity == "warning"
    assert warnings.total() <= MOST_WARNINGS * len(sentences(language)), warnings


@pytest.mark.parametrize("language", CODES)
def test_all_of_them_in_one_text_have_no_error(language):
    found = check("\n\n".join(sentences(language)), language)
    language_errors = [
        each for each in found if each.severity == "error" and each.rule not in SAFETY
    ]
    assert language_errors == []
    assert len([each for each in found if each.rule not in SAFETY]) <= MOST_WARNINGS * len(
        sentences(language)
    )


@pytest.mark.parametrize("language", CODES)
def test_safety_rules_find_the_contact_details_and_nothing_else(language):
    said = [
        (sentence, finding.rule)
        for sentence in sentences(language)
        for finding in check(sentence, language)
        if finding.rule in SAFETY
    ]

    assert {rule for _sentence, rule in said} == {"S1"}
    assert {sentence for sentence, _rule in said} == CONTACTS[language]
