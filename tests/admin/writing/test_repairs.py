import pytest

from articles.admin.writing.panels.repairs import repairs_of
from articles.copydesk import check


def first(text, language="ar"):
    finding = check(text, language)[0]
    return repairs_of(text, finding)[0]


@pytest.mark.parametrize(
    ("text", "found", "made"),
    [
        ("عاد إلى المدينة ، ثم نام.", "المدينة ، ثم", "المدينة، ثم"),
        ("المدينة ، ثم نام.", "المدينة ، ثم", "المدينة، ثم"),
        ("عاد إلى المدينة ،\nثم نام.", "المدينة ،", "المدينة،"),
        ("عاد إلى المدينة, ثم نام.", "المدينة, ثم", "المدينة، ثم"),
    ],
)
def test_a_repair_without_a_letter_shows_the_words_around_it(text, found, made):
    repair = first(text)

    assert repair.needs_words
    assert (repair.found, repair.made) == (found, made)


def test_a_repair_with_letters_speaks_for_itself():
    repair = first("عاد في في المساء.")

    assert not repair.needs_words
    assert repair.text == "في"
