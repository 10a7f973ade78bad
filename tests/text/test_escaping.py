from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.escaping import escaped


@pytest.mark.parametrize("text", ["", "سوق", "a & b", "<script>\"'&amp;", 12, None])
def test_it_says_what_the_standard_library_says(text):
    assert escaped(text) == escape(str(text))


@given(st.text())
def test_of_any_text(text):
    assert escaped(text) == escape(text)
