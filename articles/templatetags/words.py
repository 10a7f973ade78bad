"""Django's `i18n` library, in which `{% translate "…" %}` looks each string up once per language.

It stands in its place by the settings, so that `{% load i18n %}` brings it. A page of the desk has
a hundred such strings, and a look-up costs as much as ten lines of a list. So do addresses: where
nothing in one depends on the page, `{% url "…" %}` works it out once.
"""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode, url
from django.templatetags import i18n
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Translated(template.Node):
    """A string of the code; nothing in it depends on the page."""

    child_nodelists = ()

    def __init__(self, node: i18n.TranslateNode) -> None:
        self.node = node
        self.words: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self.words:
            self.words[language] = self.node.render(context)
        return self.words[language]


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> template.Node:
    node = i18n.do_translate(parser, token)
    if node.asvar or node.message_context or node.filter_expression.filters:
        return node
    is_of_the_code = node.filter_expression.var.lookups is None
    return Translated(node) if is_of_the_code else node


class Address(template.Node):
    """The address of a page that has but one."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self.node = node
        self.known: dict[str, str] = {}

    def render(self, context: Context) -> str:
        below = get_script_prefix()
        if below not in self.known:
            self.known[below] = self.node.render(context)
        return self.known[below]


@register.tag("url")
def address(parser: Parser, token: Token) -> template.Node:
    node = url(parser, token)
    depends = node.args or node.kwargs or node.asvar or node.view_name.filters
    return Address(node) if isinstance(node.view_name.var, str) and not depends else node
