"""A person at the desk: pages are asked for, their forms filled in and sent as a browser does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from articles.admin.hours import HourForm


@dataclass
class Form:
    """A form of a page with all that it would send, `buttons` left out until one is pressed."""

    attributes: dict
    fields: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)

    @property
    def action(self):
        return self.attributes.get("action", "")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self._owner = None
        self._text_of = None
        self._select = None
        self._options = []

    @property
    def _fields(self):
        return self._owner.fields

    def _own(self, attributes):
        """The form that a field belongs to: the one that it names, or the one around it."""
        named = attributes.get("form")
        owners = [each for each in self.forms if named and each.attributes.get("id") == named]
        return owners[0] if owners else self.forms[-1]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("name")
        if tag == "form":
            self.forms.append(Form(attributes))
        elif not self.forms:
            return
        elif tag != "option":
            self._owner = self._own(attributes)
        if tag == "input" and name:
            kind = attributes.get("type", "text")
            if kind not in {"checkbox", "radio", "file"} or "checked" in attributes:
                unsaid = "on" if kind == "checkbox" else ""
                self._fields.setdefault(name, []).append(attributes.get("value") or unsaid)
        elif tag == "textarea" and name:
            self._text_of = name
            self._fields.setdefault(name, []).append("")
        elif tag == "select" and name:
            self._select, self._options = name, []
        elif tag == "option" and self._select:
            self._options.append((attributes.get("value", ""), "selected" in attributes))
        elif tag == "button":
            self._owner.buttons.append(attributes)

    def handle_data(self, data):
        if self._text_of:
            self._fields[self._text_of][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self._text_of:
            text = self._fields[self._text_of][-1]
            self._fields[self._text_of][-1] = text.removeprefix("\n")
            self._text_of = None
        elif tag == "select" and self._select:
            chosen = [value for value, is_selected in self._options if is_selected]
            first = [value for value, _is_selected in self._options[:1]]
            self._fields[self._select] = chosen or first
            self._select = None


def forms(response):
    """The forms of a page, and one more for each button that leads its form elsewhere."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return [*reader.forms, *(led for each in reader.forms for led in _led(each))]


def _led(owner):
    for button in owner.buttons:
        if "formaction" in button:
            pressed = {button["name"]: [button["value"]]} if "name" in button else {}
            yield Form({"action": button["formaction"]}, {**owner.fields, **pressed})


def form(response, action):
    """The form that is sent to `action`, or a KeyError."""
    for found in forms(response):
        if found.action == action:
            return found
    raise KeyError(action)


def at_the_desk(person):
    client = Client()
    client.force_login(person)
    return client


def screen(translation):
    return reverse("admin:articles_translation_change", args=[translation.pk])


def story_screen(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def move_address(translation, move):
    return reverse("admin:translation_move", args=[translation.pk, move])


def filled(client, translation, **changes):
    """The writing form as it stands on the screen, with changes."""
    page = client.get(screen(translation))
    return {**form(page, screen(translation)).fields, **changes}


def save(client, translation, **changes):
    return client.post(screen(translation), filled(client, translation, **changes))


def move(client, translation, name, **typed):
    """Press a button of the screen; what it would send is read from the page."""
    page = client.get(screen(translation))
    if name == "submit":
        return client.post(screen(translation), {**pressed_submit(page, translation), **typed})
    address = move_address(translation, name)
    fields = form(page, address).fields
    if "why" in fields and "note" in typed and "why" not in typed:
        typed["why"] = typed.pop("note")
    if "at" in typed:
        typed["when"] = HourForm.LATER
    return client.post(address, {**fields, **typed})


def may_press_submit(response, translation):
    """Whether the writing form has the button that saves and submits."""
    written = [each for each in forms(response) if each.action == screen(translation)]
    return any(button.get("name") == "submit" for each in written for button in each.buttons)


def pressed_submit(response, translation):
    """What the button sends that saves and submits."""
    assert may_press_submit(response, translation)
    return {**form(response, screen(translation)).fields, "submit": "1"}


def messages(response):
    return [str(message) for message in response.wsgi_request._messages]
