"""HTML source cut into text and tags, in one pass whose cost is linear in the length.

It follows the tokenizer of the HTML standard (13.2.5) closely enough for what people paste.
Nothing may rest on it for safety: `sanitize.clean` writes its own output and shows it to nh3.
"""

import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple

# Their content is text to a browser, never tags, and never part of a story.
RAW = "script|style|title|textarea|xmp|iframe|noembed|noframes|noscript"

_ATTRIBUTES = r"""(?>(?:[^>=]++
    | =[\t\n\f\r ]*+(?>(?:"[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\t\n\f\r >"'][^\t\n\f\r >]*+)?)
)*)"""

# ASCII, or "ſ" would be the "s" of <script>. Possessive, or an open quote would be read n times.
_TOKEN = re.compile(
    rf"""
    (?P<text>(?>(?:[^<]++ | <(?![a-z/!?]))+))
  | <(?P<raw>{RAW})(?=[\t\n\f\r />]){_ATTRIBUTES}>.*?(?:</(?P=raw)(?=[\t\n\f\r />])[^>]*+>|\Z)
  | <(?P<slash>/?)(?P<name>[a-z][^\t\n\f\r />]*+)(?P<attributes>{_ATTRIBUTES})>
  | <!--(?:-?>|.*?(?:--!?>|\Z))   # a comment
  | <(?:[!?]|/(?![a-z]))[^>]*+>?  # a doctype, and what browsers read as a comment
  | <.*+                          # a tag that never ends
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)

_ATTRIBUTE = re.compile(
    r"""([^\t\n\f\r />=][^\t\n\f\r />=]*+)
    (?>(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"([^"]*+)"?+ | '([^']*+)'?+ | ([^\t\n\f\r >]++)))?)""",
    re.VERBOSE,
)

# In an attribute "&copy=1" is part of an address: only references that end properly are read.
_ATTRIBUTE_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.I | re.A)
_LEADING_ZEROS = re.compile(r"(&#x?)0+(?=[\da-f])", re.I | re.A)
_HUGE_NUMBER = re.compile(r"&#(?:\d{8,}|x[\da-f]{7,});?", re.I | re.A)


class Token(NamedTuple):
    """A piece of source: `kind` is text, start or end; `value` the source of the text or a name."""

    kind: str
    value: str
    attributes: str = ""


def tokens(html: str) -> Iterator[Token]:
    """Yield the text and tags of `html` without comments and elements of raw text (scripts…)."""
    for match in _TOKEN.finditer(html):
        if match.lastgroup == "text":
            yield Token("text", match[0])
        elif match.lastgroup == "attributes":
            slash, name, attributes = match.group("slash", "name", "attributes")
            yield Token("end" if slash else "start", name.lower(), attributes)


def raw_elements(html: str) -> Iterator[str]:
    """The names of the elements of raw text, which are no tokens."""
    for match in _TOKEN.finditer(html):
        if match["raw"]:
            yield match["raw"].lower()


def attribute_values(source: str) -> dict[str, str]:
    """The attributes of a start tag by lower-case name; of two with one name the first counts."""
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        values.setdefault(name.lower(), _unescape_attribute(double or single or bare))
    return values


def unescape(source: str) -> str:
    """The characters that `source` stands for; no length of digits makes it fail or slow."""
    if "&#" in source:
        source = _LEADING_ZEROS.sub(r"\1", source)
        source = _HUGE_NUMBER.sub("\N{REPLACEMENT CHARACTER}", source)
    return entities.unescape(source) if "&" in source else source


def escape(text: str) -> str:
    """`text` as HTML source, written as browsers and nh3 write it (HTML standard, 13.3)."""
    text = text.replace("&", "&amp;").replace("\N{NO-BREAK SPACE}", "&nbsp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(value: str) -> str:
    return escape(value).replace('"', "&quot;")


def _unescape_attribute(source: str) -> str:
    if "&" not in source:
        return source
    source = _LEADING_ZEROS.sub(r"\1", source)
    return _ATTRIBUTE_REFERENCE.sub(lambda match: entities.unescape(match[0]), source)
