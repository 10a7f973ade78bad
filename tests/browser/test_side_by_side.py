"""A translation and its source: they scroll together, and their numbers are held together."""

import pytest
from playwright.sync_api import expect

from articles.models import Revision
from tests import make

MANY = 40
ARABIC = "".join(f"<p>فقرة {'كلمة ' * 60}</p>" for _each in range(MANY))
KURMANJI = "".join(f"<p>Paragraf {'peyv ' * 25}</p>" for _each in range(MANY))
# The paragraphs of the text and of the source that lie at a third of the source's height.
AT_THE_LINE = """() => {
  const source = document.querySelector(".source");
  const { top, height } = source.getBoundingClientRect();
  const line = top + height / 3;
  const place = (blocks) =>
    [...blocks].findLastIndex((block) => block.getBoundingClientRect().top <= line + 1);
  return [
    place(document.querySelector(".ProseMirror").children),
    place(source.querySelectorAll(".prose > p")),
  ];
}"""


@pytest.fixture
def version(page, live_server, people, sign_in):
    def opened(source_body, body):
        source = make.published(people, headline="نزوح", body=source_body)
        text = make.translated(people, source, "kmr")
        make.revised(people, text, headline="Koçberî", body=body)
        sign_in(people.azad)
        page.goto(f"{live_server.url}/admin/articles/translation/{text.pk}/change/")
        page.locator(".ProseMirror").wait_for()
        return text

    return opened


def scroll_to(page, paragraph):
    page.evaluate(
        """(place) => {
          const block = document.querySelector(".ProseMirror").children[place];
          window.scrollBy(0, block.getBoundingClientRect().top - window.innerHeight / 3);
        }""",
        paragraph,
    )
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_source_scrolls_along_and_shows_the_paragraph_of_the_cursor(page, version):
    version(ARABIC, KURMANJI)
    for paragraph in (10, 25, 38):
        scroll_to(page, paragraph)
        own, theirs = page.evaluate(AT_THE_LINE)
        assert abs(own - paragraph) <= 2
        assert abs(own - theirs) <= 1
    scroll_to(page, 3)
    own, theirs = page.evaluate(AT_THE_LINE)
    assert abs(own - theirs) <= 1

    page.locator(".ProseMirror > p").nth(5).click()
    assert page.locator(".source .source-now").count() == 1
    is_sixth = "(now) => [...now.parentNode.querySelectorAll('p')].indexOf(now)"
    assert page.locator(".source .source-now").evaluate(is_sixth) == 5


def test_on_a_phone_each_scrolls_by_itself(page, version):
    page.set_viewport_size({"width": 360, "height": 740})
    version(ARABIC, KURMANJI)
    scroll_to(page, 20)
    assert page.locator(".source").evaluate("(source) => source.scrollTop") == 0


def test_numbers_that_differ_are_told_while_they_are_typed_and_a_table_comes_by_one_click(
    page, version
):
    table = (
        "<table><tbody><tr><th>مم</th><th>يوم</th></tr><tr><td>1,200</td><td>7</td></tr></tbody>"
    )
    text = version(f"<p>نزح 85 شخصاً.</p>{table}</table>", "<p>58 kes koç bûn.</p>")
    numbers = page.locator("[data-numbers]")
    numbers.locator("summary").click()
    expect(numbers.locator("mark")).to_have_text(["85", "1,200", "7", "58"])

    page.locator(".ProseMirror > p").click()
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.type("٨٥")
    expect(numbers.locator("mark")).to_have_text(["1,200", "7"])
    expect(numbers.locator("details")).to_have_attribute("open", "")

    page.get_by_role("button", name="Take over its photos and tables").click()
    page.wait_for_load_state()
    expect(page.locator(".ProseMirror table td").first).to_have_text("1.200")
    expect(page.locator("[data-numbers]")).to_contain_text("has the numbers of its source")
    assert "<td>1.200</td>" in Revision.objects.filter(translation=text).latest("number").body
