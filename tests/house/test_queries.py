"""What is public and where a text stands is asked in one module only."""

import ast
import re

from .tree import files, name

STATE = {"status", "visible_from", "visible_until", "first_published_at", "withdrawn_at"}
STATE |= {"last_from", "last_until", "before_from", "before_until", "out_of_step_from"}
CALLS = {"filter", "exclude", "get", "Q", "aggregate"}
# The conditional write of a move compares with the row that it holds.
EXEMPT = {
    f"articles/models/{name}querysets.py"
    for name in ("", "author_", "card_", "front_page_", "notice_", "photo_", "queue_", "version_")
}
EXEMPT |= {"articles/workflow/recording.py", "articles/models/version_moments.py"}
# Constraints of the schema are stated with the schema.
EXEMPT |= {"articles/models/translation.py", "articles/models/publication.py"}
EXEMPT |= {"articles/models/front_page.py", "articles/models/invariants.py"}


def state_filters(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called in CALLS:
            found += [
                keyword.arg
                for keyword in node.keywords
                if keyword.arg and STATE & set(keyword.arg.split("__"))
            ]
    return found


def test_no_other_module_filters_on_state_or_time():
    found = {
        name(path): state_filters(path.read_text())
        for path in files(".py", under=("newsroom", "articles"))
    }

    assert {path: asked for path, asked in found.items() if asked and path not in EXEMPT} == {}


def test_the_scan_finds_what_it_looks_for():
    assert state_filters("x.filter(translation__status='a', pk=1)") == ["translation__status"]


def test_the_readers_entrance_knows_no_person_and_no_verb():
    known = {
        name(path): re.findall(r"request\.(?:user|session)", path.read_text())
        for path in files(".py", under=("articles/public",))
    }

    assert {path: found for path, found in known.items() if found} == {}
