"""The desk's lists on a phone: nothing stands outside the screen."""

import pytest

from tests import make

OUTSIDE = """() => [...document.querySelectorAll("#changelist tbody :is(th, td)")]
  .filter((cell) => cell.getBoundingClientRect().width)
  .filter((cell) => cell.getBoundingClientRect().left < 0
    || cell.getBoundingClientRect().right > innerWidth)
  .map((cell) => cell.className)"""


@pytest.mark.parametrize("language", ["ar", "kmr"])
@pytest.mark.parametrize("name", ["translation", "article", "tag"])
def test_a_row_of_a_list_stands_whole_on_a_phone(live_server, people, sign_in, name, language):
    headline = "Li Amûdê pirtûkxaneyeke nû ji bo zarokan vebû"
    make.published(people, "kmr", headline=headline, body="<p>Li #Amûdê vebû.</p>")
    page = sign_in(people.berfin, language)
    page.set_viewport_size({"width": 360, "height": 740})

    page.goto(f"{live_server.url}/admin/articles/{name}/")

    assert page.locator("#changelist tbody tr").count() > 0
    assert page.evaluate(OUTSIDE) == []
