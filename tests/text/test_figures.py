import pytest

from articles.text.figures import photos_in, with_figures_of
from articles.text.sanitize import clean


@pytest.mark.parametrize(
    ("sent", "numbers"),
    [
        ("", []),
        ("<p>رقم data-photo=7 في الكلام</p>", []),
        ('<p>a</p><figure data-photo="7"></figure>', [7]),
        ("<FIGURE data-photo='12' class=x><figcaption>سوق</figcaption></FIGURE>", [12]),
        ("<figure data-photo=3></figure><p>b</p><figure data-photo=1></figure>", [3, 1]),
        ("<figure data-photo=3></figure><figure data-photo=3></figure>", [3]),
        ("<figure data-photo=0></figure><figure data-photo=x></figure>", []),
        ('<p>&lt;figure data-photo="5"&gt;</p>', []),
        ('<p><a href="/?&lt;figure data-photo=&quot;5&quot;&gt;">رابط</a></p>', []),
        ("<figure data-photo=999999999999999999></figure>", [999999999999999999]),
    ],
)
def test_what_a_cleaned_body_shows(sent, numbers):
    assert photos_in(clean(sent)) == numbers


P, LIST = "<p>{}</p>", "<ul><li>bir</li><li>du</li></ul>"
ONE, TWO, THREE = (f'<figure data-photo="{number}"></figure>' for number in (1, 2, 3))
OWN = '<figure data-photo="9"><figcaption>Wêneyê me</figcaption></figure>'
TEXT, SOURCE = P.format("a") + LIST + P.format("b"), P.format("ا") + P.format("ب") + P.format("ج")


@pytest.mark.parametrize(
    ("body", "source", "before", "made"),
    [
        (TEXT, SOURCE, "", TEXT),
        ("", ONE + SOURCE, "", ONE),
        (TEXT, ONE + SOURCE + TWO, "", ONE + TEXT + TWO),
        (TEXT, P.format("ا") + ONE + TWO + P.format("ب"), "", TEXT.replace(LIST, ONE + TWO + LIST)),
        (P.format("a"), SOURCE + ONE, "", P.format("a") + ONE),
        # What stands there already keeps its place and its caption, and what is gone goes.
        (OWN + TEXT, SOURCE + '<figure data-photo="9"></figure>', "", OWN + TEXT),
        (TWO + TEXT + OWN, THREE + SOURCE, TWO, THREE + TEXT + OWN),
    ],
)
def test_figures_are_taken_over_at_their_place(body, source, before, made):
    assert with_figures_of(body, source, before=before) == made
    assert clean(made) == made
    assert with_figures_of(made, source, before=source) == made
