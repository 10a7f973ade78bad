"""Share cards are set as Chromium sets the same words in the same font."""

import base64
import io

import pytest
from PIL import Image, ImageChops, ImageFilter

from articles.languages import LANGUAGES
from articles.pages.card.drawing import MARGIN, WIDTH, write
from articles.pages.card.setting import FONT, Setting, broken

SIZE, ACROSS = 60, WIDTH - 2 * MARGIN
HEADLINES = {
    "ar": "قال مسؤول في BBC إن 15% من السكان عادوا إلى القامشلي (الحسكة) عام 2026، ولا تكفي "
    "المدارس",
    "ckb": "ڕێکخراوی UNICEF دەڵێت ژمارەی منداڵان لە 15% زیاتر بووە و قوتابخانەکان بەشی هەموویان "
    "ناکەن",
    "kmr": "Rêxistina UNICEF dibêje hejmara zarokan ji %15 zêdetir bûye (Şengal) û dibistan têr "
    "nakin",
}
PAGE = """<style>
@font-face {{ font-family: House; src: url(data:font/woff2;base64,{font}); }}
body {{ background: #fff; margin: 0; }}
p {{ color: #000; font: {size}px/1.5 House; margin: 0 {margin}px; width: {across}px; }}
</style><p lang="{language}" dir="{direction}">{text}</p>"""
LINES = """paragraph => {
  const text = paragraph.firstChild, letter = document.createRange(), lines = [];
  let top = null;
  for (let i = 0; i < text.length; i++) {
    letter.setStart(text, i);
    letter.setEnd(text, i + 1);
    const box = letter.getClientRects()[0];
    if (box && (top === null || box.top - top > 40)) { lines.push(""); top = box.top; }
    lines[lines.length - 1] += text.data[i];
  }
  return lines.map(line => line.trim());
}"""


@pytest.mark.parametrize("language", HEADLINES)
def test_lines_are_broken_and_shaped_as_in_a_browser(browser, language):
    text, direction = HEADLINES[language], LANGUAGES[language].direction
    lines = broken(text, language, size=SIZE, across=ACROSS)
    page = browser.new_page(viewport={"width": WIDTH, "height": 90 * len(lines)})
    font = base64.b64encode(FONT.read_bytes()).decode()
    said = {"language": language, "direction": direction, "text": text}
    page.set_content(PAGE.format(font=font, size=SIZE, margin=MARGIN, across=ACROSS, **said))
    page.evaluate("document.fonts.ready.then(() => true)")

    assert page.locator("p").evaluate(LINES) == lines
    theirs = _ink(Image.open(io.BytesIO(page.screenshot())))
    ours = Image.new("RGB", theirs.size, "#fff")
    write(ours, Setting(language, SIZE, tuple(lines)), top=0, colour="#000")
    page.close()

    # What one has and the other has nowhere near: letters of another shape, or in another place.
    for mine, other in ((_ink(ours), theirs), (theirs, _ink(ours))):
        apart = ImageChops.subtract(mine, other.filter(ImageFilter.MaxFilter(5)))
        assert _count(apart) <= _count(mine) / 200


def _ink(image):
    return image.convert("L").point(lambda shade: 255 if shade < 128 else 0)


def _count(image):
    return image.histogram()[255]
