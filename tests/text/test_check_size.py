import pytest

from articles.text.sanitize import MAX_BYTES, BodyRefused, check_size, clean

from .patience import patience

REFUSED = {
    "one byte too many": "a" * (MAX_BYTES + 1),
    "too many bytes in Arabic": "س" * (MAX_BYTES // 2 + 1),
    "NUL": "<p>a\0b</p>",
    "high surrogate": "<p>a\ud83d</p>",
    "low surrogate": "<p>\udc00</p>",
    "divs": "<div>" * 40_000,
    "links": "<a>" * 40_000,
    "bold": "<b>" * 40_000,
    "fonts": "<font>" * 40_000,
    "closed divs": "<div>" * 101 + "</div>" * 101,
    "capitals": "<DIV>" * 101,
    "slashes": "<div/>" * 101,
    "unknown elements": "<x-y>" * 101,
    "end tags in comments": "<div><!-- </div> -->" * 101,
    "end tags in attributes": '<div title="</div>">' * 101,
    "end tags in single quotes": "<div title='</div>'>" * 101,
    "end tags in raw text": "<div><textarea></div></textarea>" * 101,
    "end tags of something else": "<div></span></p></b>" * 101,
    "bold in every paragraph": "<p><b>a</p>" * 101,
    "attributes holding >": '<div a=">">' * 101,
    "different names": "".join(f"<x{number}>" for number in range(101)),
}

ACCEPTED = {
    "as long as can be": "a" * MAX_BYTES,
    "paragraphs without ends": "<p>a" * 5_000,
    "breaks": "a<br>" * 5_000,
    "breaks with slashes": "a<br/>" * 5_000,
    "items without ends": "<ul>" + "<li>a" * 5_000,
    "cells without ends": "<table>" + "<tr><td>a" * 2_000,
    "images": '<img src="a">' * 5_000,
    "emphasis": "<p><strong>a</strong> <em>b</em></p>" * 5_000,
    "a hundred levels": "<div>" * 100 + "a" + "</div>" * 100,
    "crossed emphasis": "<b><i>a</b></i>" * 500,
    "tags in comments": "<!--" + "<div>" * 500 + "-->",
    "tags in a script": "<script>" + "<div>" * 500 + "</script>",
    "signs of comparison": "1 < 2 " * 5_000,
}

# Each is close to a megabyte, and known to take parsers quadratic time or memory.
HOSTILE_SHAPES = {
    "nested divs": "<div>" * 100_000,
    "links without ends": "<a>" * 200_000,
    "a long address again and again": f'<a href="/{"a" * 300_000}">' + "<p>x" * 170_000,
    "many attributes": "<p " + " ".join(f"a{n}" for n in range(120_000)) + ">x",
    "crossed formatting": "<b><i><a href=/x>x</b></i>" * 37_000,
    "fostered by a table": "<table>" * 90 + "<b>x</b>" * 100_000,
    "open quotes": '<a href="' * 110_000,
    "open comments": "<!--" * 240_000,
    "open scripts": "<script>" * 120_000,
    "signs": "<" * 900_000,
    "end tags": "</div>" * 160_000,
    "ampersands": "&a" * 490_000,
    "one huge number": "&#" + "1" * 990_000 + ";",
    "zeros": "&#0" * 330_000,
    "isolates": "\u2066" * 330_000,
    "figures without photo": "<figure></figure>" * 58_000,
    "wide and deep": ("<div>" * 99 + "x" + "</div>" * 99) * 900,
    "emphasis around paragraphs": "<b><i>" + "<p>x" * 240_000,
}


@pytest.mark.parametrize("html", REFUSED.values(), ids=REFUSED)
def test_refused(html):
    with pytest.raises(BodyRefused) as refusal:
        check_size(html)
    assert str(refusal.value)


@pytest.mark.parametrize("html", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(html):
    check_size(html)


DEAR = {"a long address again and again", "crossed formatting", "fostered by a table"}


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(html, id=name, marks=[pytest.mark.slow] * (name in DEAR))
        for name, html in HOSTILE_SHAPES.items()
    ],
)
def test_a_hostile_megabyte_is_answered_quickly_with_and_without_the_guard(html):
    with patience():
        answer(check_size, html)
        assert len(answer(clean, html).encode()) <= MAX_BYTES


def answer(function, html: str) -> str:
    try:
        return function(html) or ""
    except BodyRefused:
        return ""
