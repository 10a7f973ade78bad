import pytest

from articles.text.figures import photos_in
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
