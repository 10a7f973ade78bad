"""What a button of a page at the desk would send, read from the page as a browser does."""

from collections.abc import Mapping
from html.parser import HTMLParser

Fields = dict[str, list[str]]
Values = Mapping[str, str | None]


class NoSuchForm(LookupError):
    """The page has no form that leads there."""


class _Reader(HTMLParser):
    """Collects the fields of each form by the address that it is sent to."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Fields] = {}
        self._form: Fields = {}
        self._by_id: dict[str, Fields] = {}
        self._area: list[str] | None = None
        self._select: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("name")
        if tag == "form":
            self._form = self.sent.setdefault(values.get("action") or "", {})
            self._by_id[values.get("id") or ""] = self._form
        elif tag == "button" and values.get("formaction"):
            pressed = {name: [values.get("value") or ""]} if name else {}
            self.sent.setdefault(values["formaction"], _Led(self._owner(values), pressed))
        elif tag == "option" and self._select is not None:
            if "selected" in values or not self._select:
                self._select[:] = [values.get("value") or ""]
        elif not name:
            return
        elif tag == "input":
            self._typed(name, values)
        elif tag == "textarea":
            self._area = self._owner(values).setdefault(name, [])
            self._area.append("")
        elif tag == "select":
            self._select = self._owner(values).setdefault(name, [])

    def _owner(self, values: Values) -> Fields:
        """The form that a field names, or the one around it."""
        return self._by_id.get(values.get("form") or "-", self._form)

    def _typed(self, name: str, values: Values) -> None:
        kind = values.get("type", "text")
        if kind == "file" or (kind in {"checkbox", "radio"} and "checked" not in values):
            return
        unsaid = "on" if kind == "checkbox" else ""
        self._owner(values).setdefault(name, []).append(values.get("value") or unsaid)

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self._area[-1] = self._area[-1].removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None


class _Led(dict):
    """What a button sends that leads its form elsewhere; fields may follow the button."""

    def __init__(self, form: Fields, pressed: Fields) -> None:
        super().__init__()
        self.form, self.pressed = form, pressed


def sent_to(address: str, page: str) -> Fields:
    """The fields that are sent there; raises NoSuchForm."""
    reader = _Reader()
    reader.feed(page)
    fields = reader.sent.get(address)
    if fields is None:
        raise NoSuchForm(address)
    return {**fields.form, **fields.pressed} if isinstance(fields, _Led) else fields
