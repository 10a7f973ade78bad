"""Lines of a headline: shaped by HarfBuzz, measured and broken. The font is the readers' own.

Each line is set by itself in the direction of its language.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from articles.languages import LANGUAGES
from articles.text.characters import line as one_line

FONT = Path(__file__).with_name("vazirmatn-bold.woff2")
# What the font was cut down to; `static/public/fonts/README.md` tells how.
COVERED = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x60C, 0x60C), (0x61B, 0x61C), (0x61F, 0x61F)),
    *(
        (0x621, 0x63A),
        (0x640, 0x655),
        (0x65A, 0x65A),
        (0x660, 0x66C),
        (0x670, 0x671),
        (0x67E, 0x67E),
    ),
    *((0x686, 0x686), (0x695, 0x695), (0x698, 0x698), (0x6A4, 0x6A4), (0x6A9, 0x6AA)),
    *((0x6AF, 0x6AF), (0x6B5, 0x6B5), (0x6BE, 0x6BE), (0x6C0, 0x6C1), (0x6C3, 0x6C3)),
    *((0x6C6, 0x6C6), (0x6CA, 0x6CA), (0x6CC, 0x6CC), (0x6CE, 0x6CE), (0x6D2, 0x6D2)),
    *((0x6D4, 0x6D5), (0x6F0, 0x6F9), (0x200C, 0x200F), (0x2013, 0x2014), (0x2018, 0x2019)),
    *((0x201C, 0x201D), (0x2022, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A), (0x2066, 0x2069)),
)
# Enough for the marks over and under the letters of both scripts.
LEADING = 1.5
CUT_OFF = "…"


@dataclass(frozen=True)
class Setting:
    """Lines at a size in pixels, which fit where they are to stand."""

    language: str
    size: int
    lines: tuple[str, ...]

    @property
    def leading(self) -> int:
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


@lru_cache(maxsize=32)
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.RAQM)


def printable(text: str) -> str | None:
    """The text without signs that the font lacks; None where it lacks one of the letters."""
    kept = []
    for sign in one_line(text):
        if any(first <= ord(sign) <= last for first, last in COVERED):
            kept.append(sign)
        elif sign.isalnum():
            return None
    return " ".join("".join(kept).split())


def width(text: str, language: str, size: int) -> float:
    return font(size).getlength(text, direction=LANGUAGES[language].direction, language=language)


def broken(text: str, language: str, *, size: int, across: float) -> list[str]:
    """The lines that a browser breaks the text into; a word that is too long stands alone."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, language, size) <= across:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitted(text: str, language: str, *, sizes: range, across: int, down: int) -> Setting:
    """The text at the largest size that fits, its lines about equally long.

    At the smallest the end is cut off where there is no room for it.
    """
    for size in sizes:
        lines = broken(text, language, size=size, across=across)
        setting = Setting(language, size, tuple(lines))
        if setting.height <= down and _fit(lines, language, size, across):
            return replace(setting, lines=tuple(_balanced(text, setting, across)))
    return _cut(text, language, sizes[-1], across, down)


def _balanced(text: str, setting: Setting, across: int) -> list[str]:
    """In as many lines as there are, and those as narrow as they can be."""
    lines, language, size = list(setting.lines), setting.language, setting.size
    narrow, wide = across // 2, across
    while len(lines) > 1 and wide - narrow > size // 4:
        middle = (narrow + wide) // 2
        tried = broken(text, language, size=size, across=middle)
        if len(tried) == len(lines) and _fit(tried, language, size, middle):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _fit(lines: list[str], language: str, size: int, across: int) -> bool:
    return all(width(line, language, size) <= across for line in lines)


def _cut(text: str, language: str, size: int, across: int, down: int) -> Setting:
    most = max(down // round(size * LEADING), 1)
    words = broken(text, language, size=size, across=across)
    lines = [_shortened(line, language, size, across) for line in words]
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1] + CUT_OFF, language, size, across)]
    return Setting(language, size, tuple(lines))


def _shortened(line: str, language: str, size: int, across: int) -> str:
    """The line as far as it fits, with a sign of what was cut off."""
    if width(line, language, size) <= across:
        return line
    kept = line.removesuffix(CUT_OFF)
    while kept and width(kept + CUT_OFF, language, size) > across:
        kept = kept[:-1]
    return kept + CUT_OFF
