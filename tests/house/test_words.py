"""No word that a person reads stands untranslated in a template, or unseen in the code."""

import ast
import re

from .tree import files, name

BLOCKS = re.compile(
    r"{%\s*(?P<open>blocktranslate|comment|verbatim)\b.*?%}.*?{%\s*end(?P=open)\s*%}"
    r"|<kbd\b.*?</kbd>|<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->",
    re.S,
)
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
SPOKEN = re.compile(r'\b(?:title|placeholder|aria-label|alt|value)="([^"]*)"')
# A partial may hold attributes for an element of another file.
MARKUP = re.compile(r"<[^>]*>|&\w+;|\bdata-[\w-]+(?==\")")
LETTERS = re.compile(r"[^\W\d_]{2,}")
INLINE = re.compile(r"\s(?:style|on\w+)\s*=\s*[\"']")
# Names that are the same in every language.
NAMES = {"WhatsApp", "Telegram", "Facebook", "RSS", "JSON", "DOCTYPE", "html"}
TEMPLATES = files(".html", under=("templates",))
GETTEXT = re.compile(r"_|[dnp]*gettext(_lazy|_noop)?")


def bare_words(source: str) -> set[str]:
    source = TAGS.sub(" ", BLOCKS.sub(" ", source))
    spoken = " ".join(SPOKEN.findall(source))
    text = MARKUP.sub(" ", source)
    return set(LETTERS.findall(f"{text} {spoken}")) - NAMES


def test_every_word_of_a_template_is_translated():
    found = {name(path): bare_words(path.read_text()) for path in TEMPLATES}

    assert {path: words for path, words in found.items() if words} == {}


def test_no_template_styles_or_scripts_inline():
    found = {name(path): INLINE.findall(path.read_text()) for path in TEMPLATES}

    assert {path: attributes for path, attributes in found.items() if attributes} == {}


def unseen_words(source: str) -> list[int]:
    """Lines with a call of gettext in an f-string, where Python before 3.12 shows it to no scan."""
    return [
        text.lineno
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and GETTEXT.fullmatch(getattr(call.func, "attr", getattr(call.func, "id", "")))
    ]


def test_no_word_of_the_code_stands_where_catalogues_are_made_without_it():
    sources = files(".py", under=("articles", "newsroom"))
    found = {name(path): unseen_words(path.read_text()) for path in sources}

    assert {path: lines for path, lines in found.items() if lines} == {}
    assert unseen_words("""f"{_('Hello')}" + _("Hello")""") == [1]


def test_the_scan_finds_what_it_looks_for():
    assert bare_words('<p title="Close">Hello {{ name }}</p>') == {"Close", "Hello"}
    assert bare_words('{% translate "Hello" %}') == set()
    assert bare_words('data-saying="Hello"') == {"Hello"}
