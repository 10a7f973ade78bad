"""Elements that leave a body together with what they hold, and pictures, which never come in."""

import re
from collections.abc import Iterator

from articles.text.losses import Loss, Losses
from articles.text.tags import Token, attribute_values, escape, raw_elements, tokens

# Raw text (scripts…) never becomes a token.
DROPPED = {
    **dict.fromkeys(("audio", "video", "object", "applet"), Loss.EMBEDDED),
    **dict.fromkeys(("del", "s", "strike"), Loss.STRUCK),
    **dict.fromkeys(("svg", "math", "select", "canvas"), Loss.UNKNOWN),
    **dict.fromkeys(("template", "datalist"), None),
}
ALONE = {"embed": Loss.EMBEDDED, "hr": Loss.UNKNOWN, "input": Loss.UNKNOWN}
RAW = {"iframe": Loss.EMBEDDED, **dict.fromkeys(("script", "textarea", "xmp"), Loss.UNKNOWN)}

_ANY = re.compile(rf"<(?:{'|'.join((*DROPPED, *ALONE, 'img'))})[\t\n\f\r />]", re.I | re.A)
_ANY_RAW = re.compile(rf"<(?:{'|'.join(RAW)})[\t\n\f\r />]", re.I | re.A)

_SIGN = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_EMOJI = re.compile(
    rf"(?>(?:{_SIGN}[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"
    r"|[0-9#*]\ufe0f?+\u20e3)+)"
)
_LONGEST_EMOJI = 40
_PIXEL = frozenset({"0", "1", "0px", "1px"})


def kept_tokens(html: str, losses: Losses | None = None) -> Iterator[Token]:
    """The tokens outside dropped elements; where an end tag is missing, nothing is lost.

    What is left out is counted in `losses`. A picture of an emoji is its sign.
    """
    losses = Losses() if losses is None else losses
    if _ANY_RAW.search(html):
        losses.update(RAW[name] for name in raw_elements(html) if name in RAW)
    return _without_dropped(list(tokens(html)), losses) if _ANY.search(html) else tokens(html)


def _without_dropped(all_tokens: list[Token], losses: Losses) -> Iterator[Token]:
    ends = _ends(all_tokens)
    position = 0
    while position < len(all_tokens):
        token, end = all_tokens[position], ends.get(position)
        if end is not None:
            if loss := DROPPED[token.value]:
                losses[loss] += 1
            position = end
        elif token.kind == "start" and token.value == "img":
            yield Token("text", _sign_of(token, losses))
        elif token.kind == "start" and token.value in ALONE:
            losses[ALONE[token.value]] += 1
            yield token
        else:
            yield token
        position += 1


def _sign_of(image: Token, losses: Losses) -> str:
    """The emoji that a picture stands for, as source; nothing for any other picture."""
    values = attribute_values(image.attributes)
    sign = values.get("alt", "").strip()
    if len(sign) <= _LONGEST_EMOJI and _EMOJI.fullmatch(sign):
        return escape(sign)
    if not _PIXEL.intersection((values.get("width", ""), values.get("height", ""))):
        losses[Loss.PICTURE] += 1
    return ""


def _ends(all_tokens: list[Token]) -> dict[int, int]:
    """Where each element that may be dropped ends: place of its start tag → of its end tag."""
    starts: dict[str, list[int]] = {name: [] for name in DROPPED}
    ends: dict[int, int] = {}
    for position, token in enumerate(all_tokens):
        if token.kind == "text" or token.value not in DROPPED:
            continue
        if token.kind == "start":
            starts[token.value].append(position)
        elif starts[token.value]:
            ends[starts[token.value].pop()] = position
    return ends
