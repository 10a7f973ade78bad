"""Templates rendered once, with holes that are filled for every page."""

import re
from collections.abc import Iterable, Mapping

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

# Two characters that no stored text holds.
_MARK = "\ufdd0{}\ufdd1"
_MARKED = re.compile("\ufdd0(\\w+)\ufdd1")


def hole(name: str) -> SafeString:
    """What stands in a template where a page's own value of that name will be."""
    return SafeString(_MARK.format(name))


class Pattern:
    """A template in one language, with a hole in place of each of these variables.

    What fills a hole is HTML already. Holes can be shown and tested for, nothing else.
    """

    def __init__(
        self, template: str, language: str, holes: Iterable[str], **context: object
    ) -> None:
        marks = {name: hole(name) for name in holes}
        with translation.override(language):
            html = render_to_string(template, {**context, **marks})
        self._text = _MARKED.sub(r"%(\1)s", html.replace("%", "%%"))

    def fill(self, values: Mapping[str, str]) -> SafeString:
        """The template with the values by name; those without a hole are passed over."""
        return SafeString(self._text % values)
