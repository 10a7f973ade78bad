import re
from pathlib import Path

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
LOUD = re.compile(r"!important|(?:^|[\s,>+~}])#[a-zA-Z][\w-]*[^;{}]*\{")
ELSEWHERE = re.compile(r"(?:@import|url\(|src=|import\s).{0,4}(?:https?:)?//")
SHEETS = files(".css", under=("static", "templates"))
WEB = files(".css", ".js", ".html", under=("static", "templates"))


def without_comments(path):
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)


def offenders(paths, fault, read=without_comments):
    found = {name(path): fault.findall(read(path)) for path in paths}
    return {path: faults for path, faults in found.items() if faults}


def test_no_physical_property():
    assert offenders(SHEETS, PHYSICAL) == {}


def test_nothing_is_important_and_nothing_has_an_id():
    assert offenders(SHEETS, LOUD) == {}


def test_nothing_is_fetched_from_elsewhere():
    assert offenders(WEB, ELSEWHERE, Path.read_text) == {}


def test_the_scan_finds_what_it_looks_for():
    assert PHYSICAL.search("a { margin-left: 1px }")
    assert PHYSICAL.search("a { left: 0 }")
    assert not PHYSICAL.search("a { margin-inline-start: 1px; inset-inline: 0 }")
    assert LOUD.findall("a { top: 0 !important } #menu > b {") == ["!important", " #menu > b {"]
    assert not LOUD.search("a { color: #fff }")
    assert ELSEWHERE.search('<img src="//cdn.example/x.png">')
    assert not ELSEWHERE.search('<img src="/static/x.png">')
