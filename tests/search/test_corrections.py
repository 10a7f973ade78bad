import pytest

from articles.search import search

from .stories import tell


@pytest.mark.parametrize(
    ("language", "typed", "text", "meant"),
    [
        ("ar", "كوبناي", "عاد إلى كوباني", "كوباني"),
        ("ar", "كوبانيي", "عاد إلى كوباني", "كوباني"),
        ("ar", "مدرسة كوبني", "مدرسة في كوباني", "مدرسة كوباني"),
        ("ar", "المستشفا", "وصل إلى المستشفى", "المستشفى"),
        ("ckb", "هەولیێر", "لە هەولێر بوو", "هەولێر"),
        ("kmr", "Qamşlo", "Li Qamişlo bû", "Qamişlo"),
    ],
)
def test_a_slip_of_one_letter_is_corrected_from_the_stories(people, language, typed, text, meant):
    tell(people, language, text)

    results = search(typed, language=language)

    assert (results.hits, results.corrected) == ((), meant)
    assert search(results.corrected, language=language).hits


def test_nothing_is_corrected_where_something_is_found(people):
    tell(people, "ar", "عاد إلى كوباني")
    tell(people, "ar", "عاد إلى كوبانا")

    assert search("كوبانا", language="ar").corrected is None


@pytest.mark.parametrize("typed", ["زنبقة", "لبن", "كوبني قامشلا"])
def test_no_guess_without_a_word_near(people, typed):
    tell(people, "ar", "عاد إلى كوباني ثم لبس")

    assert search(typed, language="ar").corrected is None
