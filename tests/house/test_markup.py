"""Only what has been looked at hands markup on, or puts a question to the database by hand."""

import re

from .tree import files, name

# Each of them puts together markup of its own, or escapes what it is given.
MARKED = {
    "articles/admin/": {
        *("boards/several.py", "boards/untranslated.py", "boards/waiting.py", "boards/wall.py"),
        *("body.py", "log_lines.py", "rows.py", "stories/house_pages.py", "widgets.py"),
        *("writing/listing.py", "writing/panels/checklist.py", "writing/panels/talk.py"),
        *("writing/panels/talk_marks.py", "writing/screen.py", "writing/talk_lines.py"),
    },
    "articles/pages/": {
        *("bodies.py", "dress.py", "frame.py", "inline.py", "items.py", "patterns.py"),
        *("structured.py", "teasers.py", "whole.py"),
    },
    "articles/templatetags/": {"desk.py", "moments.py", "pictures.py", "rows.py"},
    "newsroom/operations/archive/": {"pages.py"},
}
ASKED_BY_HAND = {"articles/search/desk/index.py", "articles/search/index.py"}
MARKUP = re.compile(r"\bmark_safe\(|\bSafeString\(|\bSafeText\(|\|\s*safe\b|autoescape off")
BY_HAND = re.compile(r"\bRawSQL\(|\.extra\(|\.raw\(|(?:filter|exclude)\(\*\*\w*request")
# Django's form of a list in which rows are changed has let in rows that were never shown.
IN_ROWS = re.compile(r"\blist_editable\b")


def holding(pattern, suffix=".py"):
    found = files(suffix, under=("articles", "newsroom", "templates"))
    return {name(path) for path in found if pattern.search(path.read_text())}


def test_markup_is_handed_on_where_it_was_looked_at_alone():
    listed = {folder + file for folder, each in MARKED.items() for file in each}

    assert holding(MARKUP) == listed
    assert holding(MARKUP, ".html") == {"templates/public/home.html"}


def test_questions_are_put_by_hand_in_the_search_alone_and_no_list_is_changed_in_its_rows():
    assert holding(BY_HAND) == ASKED_BY_HAND
    assert holding(IN_ROWS) == set()


def test_these_rules_would_find_what_they_forbid():
    assert MARKUP.search("return mark_safe(title)")
    assert MARKUP.search("{{ title|safe }}")
    assert BY_HAND.search("rows.filter(**request.GET)")
    assert IN_ROWS.search("    list_editable = []")
