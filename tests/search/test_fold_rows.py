"""Rows of the fold table from end to end: what is written one way is asked the other."""

import pytest

from articles.languages import CODES
from tests.text.test_fold import ROWS

from .stories import found, tell

MOST = 200
EVERY_ROW, A_SHARE = 1, 4


@pytest.mark.parametrize(
    "step", [A_SHARE, pytest.param(EVERY_ROW, marks=pytest.mark.slow)], ids=["a share", "all"]
)
@pytest.mark.parametrize("language", CODES)
def test_a_text_is_found_by_its_key_and_a_key_by_its_text(people, language, step):
    rows = [(row, text, key) for row, code, text, key in ROWS if code == language][::step]
    written = [tell(people, language, text).pk for _row, text, _key in rows]
    folded = [tell(people, language, key).pk for _row, _text, key in rows]

    missed = [
        (row, query)
        for (row, text, key), *stories in zip(rows, written, folded, strict=True)
        for query in (text, key)
        if not set(stories) <= set(found(query, language, limit=MOST))
    ]

    assert missed == []
    assert rows
