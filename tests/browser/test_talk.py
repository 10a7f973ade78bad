"""Talk about a text: words that are marked come into the form, and a suggestion is one click."""

import re

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Comment
from articles.workflow import Passage
from tests import make

from .hands import screen_of

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "سوق جديد"
MARK = """(words) => {
  const walk = document.createTreeWalker(document.querySelector(".writing"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const start = walk.currentNode.data.indexOf(words);
    if (start >= 0 && walk.currentNode.parentElement.closest("[contenteditable], .prose")) {
      const node = walk.currentNode;
      getSelection().setBaseAndExtent(node, start, node, start + words.length);
      return;
    }
  }
}"""


def test_words_that_are_marked_come_into_the_form(page, live_server, people, sign_in):
    text = make.submitted(people)
    sign_in(people.salma)
    page.goto(screen_of(live_server, text))
    page.locator("[contenteditable]").first.wait_for()
    page.evaluate(MARK, WORDS)
    panel = page.locator(".talk")
    panel.get_by_text("Comment or suggest").click()
    expect(panel.locator("[name=quote]")).to_have_value(WORDS)
    panel.locator("[name=words]").first.fill("من قال؟")
    panel.locator("[name=must]").check()
    panel.locator("[name=comment]").click()
    expect(page.locator(".talk-must")).to_contain_text("من قال؟")
    assert Comment.objects.get().quote == WORDS
    expect(page.locator("[data-moves]")).to_contain_text("Has to be settled: 1.")


def test_a_writer_takes_a_suggestion_without_scripts_on_a_phone(
    browser, live_server, people, context, sign_in
):
    text = make.draft(people)
    passage = Passage("headline", quote=WORDS)
    workflow.suggest(text, actor=people.salma, passage=passage, wording="سوق شعبي")
    phone = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    sign_in(people.rojin)
    phone.add_cookies(context.cookies())
    page = phone.new_page()
    page.goto(screen_of(live_server, text))
    page.get_by_role("button", name="Take it").click()
    expect(page.locator("[name=headline]")).to_have_value(re.compile("سوق شعبي"))
    expect(page.locator(".talk-settled")).to_contain_text("Taken")
    phone.close()


def test_a_mark_leads_to_its_comment_and_the_comment_to_its_words(
    either, page, live_server, people
):
    text = make.draft(people)
    passage = Passage(part="headline")
    workflow.comment(text, actor=people.salma, words="من؟", passage=passage)
    body = workflow.comment(text, actor=people.salma, words="متى؟", passage=Passage("body", 0))
    shown = either(people.rojin)
    shown.goto(screen_of(live_server, text))
    mark = shown.locator(f".talk-marks [data-said='{body.comment.pk}']")

    mark.click()
    expect(shown.locator(f"#said-{body.comment.pk}")).to_be_in_viewport()
    shown.locator(f"#said-{body.comment.pk} .talk-where a").click()
    with_script = shown.locator(".prose-field .talked")
    expect(with_script.first if shown is page else mark).to_be_in_viewport()
