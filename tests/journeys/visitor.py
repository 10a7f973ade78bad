"""Somebody at the desk without JavaScript: opens pages, fills in the forms that stand on them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client

SUCCESS = (200, 302)


@dataclass
class Form:
    """A form as the page holds it; `fields` are what a browser would send unchanged."""

    action: str
    name: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class FormReader(HTMLParser):
    """Reads the forms of a page, with the values that their fields hold."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.led: list[tuple[str, Form, dict]] = []
        self.form: Form | None = None
        self.owner: Form | None = None
        self.textarea: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.form = Form(given.get("action") or "", given.get("id") or "")
            self.forms.append(self.form)
        elif reader := getattr(self, f"_read_{tag}", None):
            self.owner = self.owner if tag == "option" else self._owner(given)
            if self.owner is not None:
                reader(given)

    def _owner(self, given):
        """The form around a field, unless it names another."""
        named = [each for each in self.forms if each.name and each.name == given.get("form")]
        return named[0] if named else self.form

    def _read_input(self, given):
        name, kind = given.get("name"), given.get("type", "text")
        if not name or kind in ("file", "submit"):
            return
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        self.owner.fields.setdefault(name, []).append(given.get("value") or "")

    def _read_textarea(self, given):
        self.textarea = given.get("name")
        self.owner.fields.setdefault(self.textarea, []).append("")

    def _read_select(self, given):
        self.select = given.get("name")

    def _read_option(self, given):
        # The first option counts until one says that it is chosen.
        if self.select and ("selected" in given or self.select not in self.owner.fields):
            self.owner.fields[self.select] = [given.get("value") or ""]

    def _read_button(self, given):
        name, value = given.get("name") or "", given.get("value") or ""
        self.owner.buttons.append((name, value))
        if "formaction" in given:
            self.led.append((given["formaction"], self.owner, {name: [value]} if name else {}))

    def handle_data(self, data):
        if self.textarea:
            self.owner.fields[self.textarea][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            # A browser drops the line break that follows the opening tag.
            values = self.owner.fields[self.textarea]
            values[-1] = values[-1].removeprefix("\n")
            self.textarea = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.form = None


class Visitor:
    """A person with a browser; remembers the page that is open."""

    def __init__(self, person=None) -> None:
        self.client = Client()
        self.page = None
        if person:
            self.client.force_login(person)

    def open(self, address, *, expect=200):
        self.page = self.client.get(address, follow=True)
        assert self.page.status_code == expect, f"{address}: {self.page.status_code}"
        return self.page

    @property
    def address(self):
        return self.page.request["PATH_INFO"]

    @property
    def text(self):
        return self.page.content.decode()

    def forms(self):
        reader = FormReader()
        reader.feed(self.text)
        led = [
            Form(action, fields={**owner.fields, **pressed})
            for action, owner, pressed in reader.led
        ]
        return [*reader.forms, *led]

    def form(self, holding):
        """The form whose action contains, or which has a field named, `holding`."""
        for form in self.forms():
            if holding in form.action or holding in form.fields:
                return form
        raise AssertionError(f"no form with {holding} on {self.address}")

    def send(self, form, *, expect=200, **changes):
        """Send a form, with some fields filled in otherwise; follows where it leads."""
        values = {**form.fields, **{name: [value] for name, value in changes.items()}}
        address = urljoin(self.address, form.action)
        self.page = self.client.post(address, values, follow=True)
        assert self.page.status_code == expect, f"{address}: {self.page.status_code}"
        return self.page

    def press(self, move, *, expect=200, **changes):
        """Press the button of a move on the writing screen."""
        if move == "submit":
            form = self.form("headline")
            assert ("submit", "1") in form.buttons
            return self.send(form, expect=expect, submit="1", **changes)
        form = self.form(f"/{move}/")
        if "why" in form.fields and "note" in changes:
            changes["why"] = changes.pop("note")
        return self.send(form, expect=expect, **changes)
