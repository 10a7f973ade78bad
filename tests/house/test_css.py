import re

import pytest

from .tree import files, name

PHYSICAL = re.compile(
    r"(?<![\w-])(?:"
    r"(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)*"
    r"|(?:left|right|top|bottom)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|scroll-(?:margin|padding)-(?:left|right|top|bottom)"
    r")\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
SHEETS = files(".css", under=("static", "templates"))
WEB = files(".css", ".js", ".html", under=("static", "templates"))


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_no_physical_property(path):
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)

    assert PHYSICAL.findall(source) == []


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_nothing_is_important_and_nothing_has_an_id(path):
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)

    assert "!important" not in source
    assert not re.search(r"(?:^|[\s,>+~}])#[a-zA-Z][\w-]*[^;{}]*\{", source)


@pytest.mark.parametrize(
    "path", files(".css", ".js", ".html", under=("static", "templates")), ids=name
)
def test_nothing_is_fetched_from_elsewhere(path):
    source = path.read_text()

    assert not re.search(r"(?:@import|url\(|src=|import\s).{0,4}(?:https?:)?//", source)


def test_the_scan_finds_what_it_looks_for():
    assert PHYSICAL.search("a { margin-left: 1px }")
    assert PHYSICAL.search("a { left: 0 }")
    assert not PHYSICAL.search("a { margin-inline-start: 1px; inset-inline: 0 }")
