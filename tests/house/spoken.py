"""What the interface itself says on a page: its text and labels without what people wrote."""

import re
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What people, clocks, programs and keyboards say; the language of a `lang` is looked at apart.
NOT_OURS = {"bdi", "code", "kbd", "script", "style", "textarea", "time"}
LABELS = ("alt", "aria-description", "aria-label", "label", "placeholder", "title")


class _Spoken(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = self._is_foreign or tag in NOT_OURS
        # A page that is in another language as a whole is just what is looked for.
        is_apart = tag != "html" and given.get("lang", self.language) != self.language
        foreign = foreign or is_apart
        if not foreign:
            self.words += [given[label] for label in LABELS if given.get(label)]
        if tag == "input" and given.get("type") in {"submit", "button"}:
            self.words.append(given.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, foreign or given.get("dir") == "auto"))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in {name for name, _ in self._open}:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._is_foreign:
            self.words.append(data.strip())

    @property
    def _is_foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def spoken(html: str, language: str, *, names: list[str]) -> list[str]:
    """The pieces of text in order; `names` are people's words that no mark-up can set apart."""
    page = _Spoken(language)
    page.feed(html)
    whole = "\n".join(page.words)
    there = sorted({name for name in names if name in whole}, key=len, reverse=True)
    return [_without(piece, [name for name in there if name in piece]) for piece in page.words]


def _without(piece: str, names: list[str]) -> str:
    return re.sub("|".join(map(re.escape, names)), "", piece) if names else piece
