import pytest

from articles.text.told_numbers import in_separators_of, numbers_of

from .patience import patience


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("", []),
        ("بلا أرقام، ثلاثة فقط", []),
        ("قُتل 12 وجُرح ٣٤ و۵۶", ["12", "34", "56"]),
        # One number in every language's way of writing it.
        ("1,200 · 1.200 · 1200 · ١٬٢٠٠ · 1\u00a0200", ["1200"]),
        ("1.5 · 1,5 · ١٫٥ · 1,50", ["1.5"]),
        ("1,234.5 · 1.234,5", ["1234.5"]),
        ("0,125", ["0.125"]),
        ("007", ["7"]),
        ("0", ["0"]),
        # A day, an hour, a version and a score are several numbers, not one.
        ("12.3.2024", ["12", "3", "2024"]),
        ("18:30, 3-2", ["18", "30", "3", "2"]),
        ("2024.", ["2024"]),
        ("1,2,3", ["1", "2", "3"]),
        ("F-35, 95%", ["35", "95"]),
    ],
)
def test_numbers_are_told_by_their_value(line, values):
    assert list(numbers_of([line])) == values


def test_each_is_told_once_where_it_stands_first_with_whole_words_around_it():
    long = "كلمة " * 20
    told = numbers_of([f"{long}بلغ 1,200 نازح {long}", "ثم ١٢٠٠ و5"])
    assert list(told) == ["1200", "5"]
    assert told["1200"].written == "1,200"
    assert told["1200"].before == "… " + "كلمة " * 7 + "بلغ "
    assert told["1200"].after == " نازح" + " كلمة" * 6 + " …"
    assert (told["5"].before, told["5"].after) == ("ثم ١٢٠٠ و", "")


@pytest.mark.parametrize(
    ("written", "language", "made"),
    [
        ("1,200 و1.5", "kmr", "1.200 و1,5"),
        ("1.200.000,5", "ar", "1,200,000.5"),
        ("2024 · 1200 · 12.3.2024 · 1,2,3", "kmr", "2024 · 1200 · 12.3.2024 · 1,2,3"),
        ("١٬٢٠٠٫٥", "kmr", "١٬٢٠٠٫٥"),
        ("007,5 · 0,125", "ar", "007.5 · 0.125"),
    ],
)
def test_separators_are_those_of_a_language_and_digits_stay(written, language, made):
    assert in_separators_of(written, language) == made


@pytest.mark.parametrize("unit", ["1", "1,", "1.1,", "12,345", "1\u00a0", "٣٬"])
def test_what_no_number_looks_like_is_read_in_linear_time(unit):
    with patience():
        numbers_of([unit * 100_000])
        in_separators_of(unit * 100_000, "kmr")
