"""What is looked for in one form is found in another, by the grammar of each language."""

import pytest

from articles.languages import CODES
from articles.search import search
from articles.search.index import database
from articles.search.words import Field, document_of
from tests.make import published

from .pairs import pairs

ENOUGH = 60
ENOUGH_APART = 40
# Forms that need a text in which the word stands alone, which these texts do not have.
WITHOUT_EVIDENCE = {("ckb", "ژن", "ژنێکی کورد هات")}


@pytest.fixture
def is_found(people, request):
    """Whether a query finds a text, where no other text is indexed."""
    language = request.getfixturevalue("language")
    publication = published(people, language, headline="·").publications.get()

    def ask(query, text):
        words = document_of(publication.pk, language, [(Field.ANYWHERE, text)])
        database().store([words])
        return bool(search(query, language=language).hits)

    return ask


@pytest.mark.parametrize("language", CODES)
def test_a_word_is_found_in_the_forms_of_its_language(is_found, language):
    asked = pairs(f"found_{language}")

    missed = {pair for pair in asked if not is_found(*pair)}

    print(f"{language}: {len(asked) - len(missed)} of {len(asked)} found")
    assert {(language, *pair) for pair in missed} == {
        known for known in WITHOUT_EVIDENCE if known[0] == language
    }
    assert len(asked) >= ENOUGH


@pytest.mark.parametrize("language", CODES)
def test_words_that_are_no_forms_of_each_other_stay_apart(is_found, language):
    asked = pairs(f"apart_{language}")

    mixed_up = {pair for pair in asked if is_found(*pair)}

    print(f"{language}: {len(asked) - len(mixed_up)} of {len(asked)} kept apart")
    assert mixed_up == set()
    assert len(asked) >= ENOUGH_APART
    assert all(is_found(text.split()[0], text) for _query, text in asked)
