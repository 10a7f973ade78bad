"""What stands so often on a page of the desk that a template for each would cost more than all."""

from collections.abc import Iterable
from functools import cache

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token, VariableNode
from django.template.context import Context
from django.template.loader_tags import IncludeNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from articles.text.diff import Run
from articles.text.escaping import escaped

register = template.Library()


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A field with its label, help and errors."""
    name, errors, help_text = escaped(bound.name), bound.errors, bound.help_text
    lines = [
        f'<div class="field field-{name}{" field-wrong" if errors else ""}">',
        f'<label for="{escaped(bound.id_for_label or "")}">{_shown(bound.label)}</label>',
        str(bound),
    ]
    if help_text:
        lines.append(f'<p class="help" id="{bound.auto_id}_helptext">{_shown(help_text)}</p>')
    if errors:
        told = "".join(f"{_shown(error)} " for error in errors)
        lines.append(f'<p class="wrong" id="{bound.auto_id}_error">{told}</p>')
    return SafeString("\n  ".join(lines) + "\n</div>")


@register.simple_tag
def photo_choice(choice: object, chosen: int | None) -> SafeString:
    """A photo to choose by its `PhotoFacts`; `chosen` is the number of the one that is."""
    words = "".join(
        f' data-{name}="{escaped(getattr(choice, name))}"' for name in ("alt", "caption", "credit")
    )
    blurred = " blurred" if choice.is_graphic else ""
    picture = (
        f'<img class="thumbnail{blurred}" src="{escaped(choice.thumbnail)}" alt="" loading="lazy">'
        if choice.thumbnail
        else ""
    )
    checked = " checked" if choice.number == chosen else ""
    return SafeString(
        f'<label class="photo"{words}>'
        f'<input type="radio" name="lead_photo" value="{choice.number}"{checked}> {picture} '
        f"<span><bdi>{escaped(choice.description)}</bdi> "
        f'<span class="quiet" dir="ltr">#{choice.number}</span></span></label>'
    )


RUNS = {"insert": "<ins>{}</ins>", "delete": "<del>{}</del>"}


@register.simple_tag
def runs(changed: Iterable[Run]) -> SafeString:
    """Words with what came and what went among them."""
    return SafeString(
        "".join(RUNS.get(run.kind, "{}").format(escaped(run.text)) for run in changed)
    )


@register.simple_tag
def menu_links(menu: Iterable[dict]) -> SafeString:
    """The entries of the menu."""
    return SafeString("".join(map(_menu_link, menu)))


def _menu_link(entry: dict) -> str:
    current = ' aria-current="page"' if entry["is_current"] else ""
    return f'<li><a href="{entry["admin_url"]}"{current}>{entry["name"]}</a></li>'


@register.simple_tag
def language_buttons() -> SafeString:
    """A button for each language of the interface; the one in use is pressed."""
    return _language_buttons(get_language() or "")


@cache
def _language_buttons(active: str) -> SafeString:
    return SafeString("".join(_language_button(code, active) for code, _name in settings.LANGUAGES))


def _language_button(code: str, active: str) -> str:
    known = get_language_info(code)
    direction, pressed = "rtl" if known["bidi"] else "ltr", str(code == active).lower()
    return (
        f'<button name="language" value="{code}" lang="{code}" dir="{direction}" '
        f'aria-pressed="{pressed}">{escaped(known["name_local"])}</button>'
    )


@register.tag
def unchanging(parser: Parser, token: Token) -> "Unchanging":
    """Markup that hangs on nothing but the language of the interface: drawn once in each."""
    nodes = parser.parse(("endunchanging",))
    parser.delete_first_token()
    if nodes.get_nodes_by_type((VariableNode, IncludeNode)):
        raise template.TemplateSyntaxError("What is unchanging holds no variables.")
    return Unchanging(nodes)


class Unchanging(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self.drawn:
            self.drawn[language] = self.nodelist.render(context)
        return self.drawn[language]


@register.tag
def repeated(parser: Parser, token: Token) -> "Repeated":
    """The same markup as often as a number says; drawn once."""
    _name, times = token.split_contents()
    nodes = parser.parse(("endrepeated",))
    parser.delete_first_token()
    return Repeated(nodes, parser.compile_filter(times))


class Repeated(template.Node):
    def __init__(self, nodelist: NodeList, times: FilterExpression) -> None:
        self.nodelist, self.times = nodelist, times

    def render(self, context: Context) -> SafeString:
        return SafeString(self.nodelist.render(context) * self.times.resolve(context))


def _shown(text: object) -> str:
    return text if isinstance(text, SafeString) else escaped(text)
