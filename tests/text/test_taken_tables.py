import pytest

from articles.text.sanitize import clean
from articles.text.taken_tables import lacking_tables, with_tables_of


def table(*rows, attributes="", caption=""):
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    lines = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table{attributes}>{caption}<tbody>{lines}</tbody></table>"


RAIN = table(("البلدة", "مم"), ("نوروز", "1,200"))
RAIN_IN_KURMANJI = table(("Bajar", "mm"), ("Newroz", "1.200"))
PRICES = table(("خبز", "1.5", "٢"), attributes=' dir="rtl" lang="ar"')
PRICES_TAKEN = table(("خبز", "1,5", "٢"))
OTHER = table(("a", "b", "c", "d"))
P = "<p>a</p><ul><li>b</li></ul><p>c</p>"
PHOTO = '<figure data-photo="7"></figure>'


@pytest.mark.parametrize(
    ("body", "source", "made"),
    [
        (P, P, P),
        ("", RAIN, RAIN.replace("1,200", "1.200")),
        # At its place, after as many blocks with words.
        (P, f"<p>ا</p>{PHOTO}{PRICES}<p>ب</p>", P.replace("<ul>", f"{PRICES_TAKEN}<ul>")),
        (P, f"<p>ا</p><p>ب</p><p>ج</p><p>د</p>{PRICES}", P + PRICES_TAKEN),
        # What was translated already stays, and tells which one is lacking.
        (RAIN_IN_KURMANJI, PRICES + RAIN, PRICES_TAKEN + RAIN_IN_KURMANJI),
        (RAIN_IN_KURMANJI + P, RAIN + PRICES, RAIN_IN_KURMANJI + PRICES_TAKEN + P),
        (RAIN_IN_KURMANJI + P, RAIN, RAIN_IN_KURMANJI + P),
        # One that the writer gave another shape stands for one of the source.
        (OTHER + P, RAIN + PRICES, OTHER + PRICES_TAKEN + P),
        (OTHER + P, RAIN, OTHER + P),
    ],
)
def test_tables_that_a_text_lacks_are_taken_over_at_their_place(body, source, made):
    assert with_tables_of(body, source, "kmr") == made
    assert clean(made) == made
    assert with_tables_of(made, source, "kmr") == made
    assert lacking_tables(made, source) == []


def test_a_table_taken_over_has_the_direction_of_its_new_text_and_keeps_its_spans():
    source = clean(
        '<table lang="ar" dir="rtl"><caption dir="rtl">أمطار</caption>'
        '<tr><th lang="ar" colspan="2">مم</th></tr><tr><td>1,5</td><td>2</td></tr></table>'
    )
    taken = with_tables_of("", source, "kmr")
    assert "lang=" not in taken
    assert "dir=" not in taken
    assert '<th colspan="2">' in taken
    assert clean(taken) == taken
