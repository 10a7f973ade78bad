"""Which characters a stored text may hold, and whether a text shows anything. Data and questions.

XML 1.0 (section 2.2, production 2) decides for feeds, sitemaps and files of other newsrooms: what
it cannot hold would break all of them. Beyond that nothing is stored that has no meaning outside
one program (private use, noncharacters) or cannot be seen and carries words (tag characters).
"""

import re
import unicodedata
from collections.abc import Mapping

# What parts lines or paragraphs in one program or another; glued together, words would change.
SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
FORM_FEED = "\x0c"
PARAGRAPH_SEPARATOR = "\u2029"

_LINE_END = re.compile(f"\r\n?|[{SEPARATORS}]")
_HARD_BREAK = re.compile(f"[{SEPARATORS.replace(FORM_FEED, '')}]")
_BREAKS = re.compile(f"[{SEPARATORS}]")
_LAST_OF_PLANES = "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
# Controls (which XML 1.0 cannot hold), tag characters, private use and noncharacters.
_MEANINGLESS = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000dffff\U000e0080-\U000effff]"
    f"|[{_LAST_OF_PLANES}]"
)
_NEVER = re.compile("[\0\ud800-\udfff]")

# Letters and signs that are drawn as nothing (Default_Ignorable_Code_Point of Unicode 16 where
# the category does not tell, and the blank pattern of Braille).
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufff0-\ufff8"
    "\U0001d159\U00016fe4\U000e0000-\U000e0fff]"
)
_SHOWS_NOTHING = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})


def is_damaged(text: str) -> bool:
    """Whether `text` holds what no repair makes sense of: NUL, or half of a surrogate pair."""
    return _NEVER.search(text) is not None


def storable(text: str) -> str:
    """`text` as it may be stored: separators are line ends, what has no meaning is gone.

    Every text fits XML afterwards. A NUL and lone surrogates go too: whoever can ask somebody
    refuses them before (`is_damaged`).
    """
    return _MEANINGLESS.sub("", _BREAKS.sub("\n", text))


def meaningless(text: str) -> int:
    """How many characters `storable` takes out of `text`, the separators not counted."""
    return len(_MEANINGLESS.findall(_BREAKS.sub("\n", text)))


def lines_ended(text: str) -> str:
    """`text` with LF for every line end; U+2029, which ends a paragraph, leaves a blank line."""
    text = text.replace(PARAGRAPH_SEPARATOR, "\n\n")
    return _LINE_END.sub("\n", text)


def hard_lines(text: str) -> list[str]:
    """The lines of text in HTML, where line ends and form feeds are mere space."""
    return _HARD_BREAK.split(text)


def shows(text: str) -> bool:
    """Whether a reader would see anything of `text`: a letter, a digit or a sign.

    Spaces, direction marks, joiners, lone marks and blank letters (U+3164, U+2800) are nothing.
    """
    return any(
        unicodedata.category(character) not in _SHOWS_NOTHING and not _BLANK.match(character)
        for character in text
    )


def line(text: str) -> str:
    """A text without markup as a line is stored: fit to store, one space between its words.

    "" where it shows nothing, so that "is it filled" has one answer everywhere.
    """
    tidy = " ".join(storable(text).split())
    return tidy if shows(tidy) else ""


def lines(text: str) -> str:
    """A text of several lines as it is stored; "" where it shows nothing."""
    kept = storable(lines_ended(text))
    return kept if shows(kept) else ""


def storable_values(value: object) -> object:
    """A value fit for a column of JSON with every string in it, keys too, as it may be stored."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable_values(key): storable_values(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable_values(each) for each in value]
    return value
