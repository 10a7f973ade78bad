"""Which values of attributes, and which characters, a body may hold."""

import re

from articles.text.characters import lines_ended, storable
from articles.text.links import mended
from articles.text.losses import Loss
from articles.text.tags import attribute_values, escape_attribute

# Kept: ZWNJ and ZWJ (spelling), U+200E/F and U+061C (direction), U+202A–202E and
# U+2066–2069, of which a line keeps the pairs.
_UNPRINTABLE = re.compile("[\u00ad\u200b\u206a-\u206f\ufeff\ufff9-\ufffb]")

_LANGUAGE = re.compile(r"(?P<primary>[a-z]{2,3})(?:-[a-z\d]{2,8}){0,3}", re.I | re.A)
# ISO 639: the two-letter codes, and those with three that our readers' part of the world writes.
_LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "  # noqa: SIM905
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "ckb kmr sdh zza diq kiu lki hac aii arc syc syr cld tru tmr apc acm ajp ary arz arb "
    "pes prs glk mzn bal crh hyw rmn".split()
)
_DIRECTIONS = frozenset({"rtl", "ltr", "auto"})
_PHOTO = re.compile(r"[1-9][0-9]{0,17}", re.A)
_START = re.compile(r"[+-]?0*([0-9]{1,6})", re.A)
# Word writes mso-bidi-font-weight beside real boldness.
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|400)", re.I)

_NOT_IN_ADDRESS = re.compile("[\t\n\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """`text` with LF for every line end, without what has no meaning or shows nothing."""
    return _UNPRINTABLE.sub("", storable(lines_ended(text)))


def address(value: str) -> str | None:
    """The address of a link as it is stored, or None when it leads nowhere a story may link to."""
    return mended(_tidied(value))


def _tidied(value: str) -> str:
    return _NOT_IN_ADDRESS.sub("", printable(value)).strip().replace(" ", "%20")


def language_and_direction(source: str) -> str:
    """The `dir` and `lang` of a start tag, ready to stand in one, where they are valid."""
    if not source:
        return ""
    values = attribute_values(source)
    direction = values.get("dir", "").lower()
    kept = f' dir="{direction}"' if direction in _DIRECTIONS else ""
    language = _LANGUAGE.fullmatch(values.get("lang", ""))
    is_known = language is not None and language["primary"].lower() in _LANGUAGES
    return kept + (f' lang="{language[0]}"' if is_known else "")


def start(source: str) -> str:
    """The number at which a list begins, ready to stand in its tag, where it is not 1."""
    if "start" not in source.lower():
        return ""
    match = _START.fullmatch(attribute_values(source).get("start", "").strip())
    number = int(match[1]) if match and "-" not in match[0] else 1
    return "" if number == 1 else f' start="{number}"'


def photo(source: str) -> str | None:
    """The number of the photo that a figure's start tag names."""
    number = attribute_values(source).get("data-photo", "")
    return number if _PHOTO.fullmatch(number) else None


def mark_tag(name: str, source: str) -> str:
    """The start tag of an inline element, but for a link; nothing where it would say nothing."""
    if name in {"span", "bdi"}:
        kept = language_and_direction(source)
        return f"<{name}{kept}>" if kept or name == "bdi" else ""
    # Google Docs wraps whole documents in <b style="font-weight:normal">.
    return "" if source and _NOT_BOLD.search(source) else f"<{name}>"


def link(source: str) -> tuple[str, Loss | None]:
    """The start tag of a link, or nothing; and what its address lost, if anything."""
    written = attribute_values(source).get("href", "")
    target = address(written)
    if target is None:
        return "", Loss.LINK if written.strip() else None
    is_changed = target != _tidied(written)
    return f'<a href="{escape_attribute(target)}">', Loss.ADDRESS if is_changed else None
