"""The addresses of the links of a body."""

from articles.text.dropped import kept_tokens
from articles.text.tags import attribute_values


def addresses_in(html: str) -> list[str]:
    """The addresses of the links of a cleaned body, in order."""
    return [
        address
        for token in kept_tokens(html)
        if token.kind == "start" and token.value == "a"
        if (address := attribute_values(token.attributes).get("href", ""))
    ]
