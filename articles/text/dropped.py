"""Elements that leave a body together with what they hold."""

import re
from collections.abc import Iterator

from articles.text.attributes import photo
from articles.text.tags import Token, tokens

# A figure goes whole when it names no photo; raw text (scripts…) never becomes a token.
DROPPED = frozenset(
    "figure svg math template select datalist object applet audio video canvas".split()  # noqa: SIM905
)


_ANY = re.compile(rf"<(?:{'|'.join(sorted(DROPPED))})", re.IGNORECASE | re.ASCII)


def kept_tokens(html: str) -> Iterator[Token]:
    """The tokens outside dropped elements; where an end tag is missing, nothing is lost."""
    return _without_dropped(list(tokens(html))) if _ANY.search(html) else tokens(html)


def _without_dropped(all_tokens: list[Token]) -> Iterator[Token]:
    ends = _ends(all_tokens)
    place = 0
    while place < len(all_tokens):
        end = ends.get(place)
        if end is None or _is_figure_of_photo(all_tokens[place]):
            yield all_tokens[place]
            place += 1
        else:
            place = end + 1


def _is_figure_of_photo(token: Token) -> bool:
    return token.value == "figure" and photo(token.attributes) is not None


def _ends(all_tokens: list[Token]) -> dict[int, int]:
    """Where each element that may be dropped ends: place of its start tag → of its end tag."""
    starts: dict[str, list[int]] = {name: [] for name in DROPPED}
    ends: dict[int, int] = {}
    for place, token in enumerate(all_tokens):
        if token.kind == "text" or token.value not in DROPPED:
            continue
        if token.kind == "start":
            starts[token.value].append(place)
        elif starts[token.value]:
            ends[starts[token.value].pop()] = place
    return ends
