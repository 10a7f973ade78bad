import re

import pytest

from .tree import files, name

PAGES = files(".html", ".py", under=("templates", "articles", "newsroom"))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_time_on_a_page_can_be_read_by_machines(path):
    assert re.findall(r"<time(?![^>]*datetime=)", path.read_text()) == []
