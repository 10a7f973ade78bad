"""The fields of forms, drawn in place of Django's templates as they draw them, but for empty lines.

A template for each, one for its attributes and one for each of its options cost more than all else
in a form.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import escape

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString

from articles.text.escaping import escaped

Widget = Mapping[str, object]
TEMPLATES = "django/forms/widgets"


class QuickWidgets(DjangoTemplates):
    """Draws the plain fields itself, and leaves every other template to Django."""

    def render(self, template_name: str, context: Mapping[str, Widget], request=None) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _input(widget: Widget) -> str:
    value = widget["value"]
    is_given = "" if value is None else f' value="{_escaped(value)}"'
    kind, name = _escaped(widget["type"]), _escaped(widget["name"])
    return f'<input type="{kind}" name="{name}"{is_given}{_attributes(widget["attrs"])}>'


def _textarea(widget: Widget) -> str:
    text = widget["value"] or ""
    if not isinstance(text, SafeString):
        text = escape(str(text))
    name = _escaped(widget["name"])
    return f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{text}</textarea>'


def _select(widget: Widget) -> str:
    lines = "".join(_group(group, options) for group, options, _index in widget["optgroups"])
    name = _escaped(widget["name"])
    return f'<select name="{name}"{_attributes(widget["attrs"])}>{lines}\n</select>'


def _group(group: str | None, options: Iterable[Widget]) -> str:
    lines = "".join(
        f'\n  <option value="{_escaped(option["value"])}"{_attributes(option["attrs"])}>'
        f"{_escaped(option['label'])}</option>"
        for option in options
    )
    if not group:
        return lines
    return f'\n  <optgroup label="{_escaped(group)}">{lines}\n  </optgroup>'


DRAWN = {
    **{f"{TEMPLATES}/{kind}.html": _input for kind in ("input", "text", "hidden", "number")},
    f"{TEMPLATES}/textarea.html": _textarea,
    f"{TEMPLATES}/select.html": _select,
}


class Offered(BaseChoiceIterator):
    """Choices that several fields share, drawn once for all of them."""

    def __init__(self, choices: Iterable[tuple[object, object]]) -> None:
        self.all = list(choices)

    def __iter__(self) -> Iterator[tuple[object, object]]:
        return iter(self.all)

    @cached_property
    def lines(self) -> str:
        return _options(self.all)


class Choice(forms.Select):
    """One of many; for choices without groups."""

    def render(self, name: str, value: object, attrs=None, renderer=None) -> SafeString:
        attrs = self.build_attrs(self.attrs, attrs)
        choices = self.choices
        lines = choices.lines if isinstance(choices, Offered) else _options(choices)
        for chosen in self.format_value(value):
            begins = f'<option value="{_escaped(chosen)}"'
            lines = lines.replace(f"{begins}>", f"{begins} selected>", 1)
        return SafeString(f'<select name="{_escaped(name)}"{_attributes(attrs)}>{lines}\n</select>')


def _options(choices: Iterable[tuple[object, object]]) -> str:
    return "".join(
        f'\n  <option value="{"" if key is None else _escaped(key)}">{_escaped(label)}</option>'
        for key, label in choices
    )


def _attributes(attrs: Mapping[str, object]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{_escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _escaped(value: object) -> str:
    return value if isinstance(value, SafeString) else escaped(value)
