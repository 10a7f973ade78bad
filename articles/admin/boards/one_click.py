"""Forms that are a button alone, with all that a form of the desk carries."""

from collections.abc import Mapping

from articles.admin.envelope import new_token
from articles.text.escaping import escaped


def form(
    address: str, label: str, csrf_token: str, fields: Mapping[str, object] | None = None
) -> str:
    """A button that sends `fields` to an address."""
    sent = {"csrfmiddlewaretoken": csrf_token, "token": new_token(), "opened": 0, **(fields or {})}
    hidden = "".join(map(_hidden, sent.items()))
    return (
        f'<form class="inline" method="post" action="{address}" autocomplete="off">{hidden}'
        f"<button>{escaped(label)}</button>{_hidden(('_end', 1))}</form>"
    )


def _hidden(field: tuple[str, object]) -> str:
    name, value = field
    return f'<input type="hidden" name="{name}" value="{value}">'
