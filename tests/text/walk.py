"""Reads HTML by the standard library alone and names all that a body may not hold."""

import re
from html.parser import HTMLParser

LANGUAGE = {"lang", "dir"}
ELEMENTS = {
    "p": LANGUAGE,
    "h2": LANGUAGE,
    "h3": LANGUAGE,
    "blockquote": LANGUAGE,
    "li": LANGUAGE,
    "span": LANGUAGE,
    "bdi": LANGUAGE,
    "a": {"href"},
    "figure": {"data-photo"},
    "ul": LANGUAGE,
    "ol": {"start"} | LANGUAGE,
    "table": LANGUAGE,
    "caption": LANGUAGE,
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "rowspan"} | LANGUAGE,
    "td": {"colspan", "rowspan"} | LANGUAGE,
    "sup": set(),
    "sub": set(),
    "strong": set(),
    "em": set(),
    "br": set(),
    "figcaption": set(),
}
FORBIDDEN = set("\0\r\u00ad\u200b\ufeff\u202d\u202e\x1b\x85")


def violations(html: str) -> list[str]:
    walker = _Walker()
    try:
        walker.feed(html)
        walker.close()
    except AssertionError:  # how html.parser gives up on a broken declaration
        walker.found.append("declaration")
    return walker.found + [f"still open: {name}" for name in walker.open]


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.append(f"element {tag}")
        if tag != "br":
            self.open.append(tag)
        for name, value in attrs:
            self._check(tag, name, value or "")

    def _check(self, tag: str, name: str, value: str) -> None:
        if name not in ELEMENTS.get(tag, ()):
            self.found.append(f"attribute {name}")
        elif name == "href" and not self._is_good_address(value):
            self.found.append(f"address {value}")
        elif name == "data-photo" and not (value.isascii() and value.isdigit()):
            self.found.append(f"photo {value}")
        elif name in {"start", "colspan", "rowspan"} and not (value.isascii() and value.isdigit()):
            self.found.append(f"number {value}")
        elif name == "dir" and value not in {"rtl", "ltr", "auto"}:
            self.found.append(f"direction {value}")
        elif name == "lang" and not value.replace("-", "").isalnum():
            self.found.append(f"language {value}")

    def _is_good_address(self, value: str) -> bool:
        if any(char <= " " or char in "\\\x7f" for char in value):
            return False
        if re.match("https?://[^/?#]*@", value, re.IGNORECASE):
            return False
        local = value.startswith("/") and not value.startswith("//")
        return local or value.lower().startswith(("http://", "https://", "mailto:"))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.found.extend(f"character {char!r}" for char in FORBIDDEN.intersection(data))
        self.found.extend("surrogate" for char in data if "\ud800" <= char <= "\udfff")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.found.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.found.append("instruction")

    def unknown_decl(self, data: str) -> None:
        self.found.append("declaration")
