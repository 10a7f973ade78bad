import re

from .tree import files, name

PAGES = files(".html", ".py", under=("templates", "articles", "newsroom"))


def test_every_time_on_a_page_can_be_read_by_machines():
    found = {name(path): re.findall(r"<time(?![^>]*datetime=)", path.read_text()) for path in PAGES}

    assert {path: times for path, times in found.items() if times} == {}
