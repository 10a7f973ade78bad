"""Hostile bodies, once cleaned, run and fetch nothing in a browser, on a page or in a field."""

import json

import pytest

from articles.text.sanitize import clean
from tests.text.hostile import HOSTILE
from tests.text.test_sanitize_corpus import CORPUS

pytestmark = pytest.mark.slow
AT_ONCE = 60
WATCHED = """
window.ran = [];
for (const name of ['fired', 'alert', 'confirm', 'prompt', 'print'])
  window[name] = (...said) => { window.ran.push(name); };
"""
# As somebody does who moves over everything, presses it and types in it.
TOUCHED = """() => {
  const acts = ['mouseover', 'mouseenter', 'focus', 'click', 'input', 'toggle', 'submit', 'load'];
  for (const each of document.querySelectorAll('body *')) {
    if (!['SCRIPT', 'STYLE'].includes(each.tagName))
      for (const act of acts) each.dispatchEvent(new Event(act, {bubbles: false}));
    if (each.tagName === 'A' && /^\\s*javascript:/i.test(each.protocol)) each.click();
  }
  return new Promise(done => setTimeout(() => done(window.ran.splice(0)), 40));
}"""
TYPED = """bodies => { for (const body of bodies) {
  const place = document.body.appendChild(document.createElement('div'));
  place.innerHTML = body;
} }"""


def opened(browser):
    """A page of nobody's, without any policy, of which every word and every request is told."""
    page, asked = browser.new_page(), []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    page.add_init_script(WATCHED)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto("about:blank")
    page.route("**/*", refuse)
    return page, asked


@pytest.fixture
def watched(browser):
    page, asked = opened(browser)
    yield page, asked
    page.close()


def ran(watched, bodies):
    """What the bodies have run and fetched, written into a page and set into a field."""
    page, asked = watched
    asked.clear()
    page.set_content("".join(f"<section>{body}</section>" for body in bodies))
    found = page.evaluate(TOUCHED)
    page.set_content("<body></body>")
    page.evaluate(TYPED, bodies)
    return [*found, *page.evaluate(TOUCHED), *asked]


def in_batches(bodies):
    for start in range(0, len(bodies), AT_ONCE):
        yield bodies[start : start + AT_ONCE]


def test_what_was_cleaned_runs_nothing(watched):
    bodies = [clean(each) for each in HOSTILE.values()]

    assert [each for some in in_batches(bodies) for each in ran(watched, some)] == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not on this machine")
def test_none_of_all_known_payloads_runs(watched):
    with CORPUS.open(encoding="utf-8") as lines:
        bodies = [clean(json.loads(line)["payload"]) for line in lines]

    assert len(bodies) >= 1557
    assert [each for some in in_batches(bodies) for each in ran(watched, some)] == []


def test_as_they_come_many_of_them_do(browser):
    """Each on a page of its own, since one may end it."""
    loud = []
    for name, body in list(HOSTILE.items())[::3]:
        watched = opened(browser)
        if ran(watched, [body]):
            loud.append(name)
        watched[0].close()

    assert len(loud) >= 10, loud
