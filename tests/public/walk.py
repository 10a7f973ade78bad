"""What tests ask of readers' pages."""

import re
from html.parser import HTMLParser

from django.test import Client


def page(client: Client, path: str) -> str:
    """The HTML at `path`, redirects followed; it must be there."""
    response = client.get(path, follow=True)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str, tag: str, **wanted: str) -> list[dict[str, str | None]]:
    """The attributes of every `tag` that has those of `wanted`, in order."""
    parser = _Elements()
    parser.feed(html)
    return [
        attributes
        for name, attributes in parser.found
        if name == tag and wanted.items() <= attributes.items()
    ]


def main(html: str) -> str:
    """What stands in the page's main element."""
    return re.search(r"<main\b.*?</main>", html, re.S)[0]
