"""What does not fit: a menu that goes on says so, and no reason runs out of its panel."""

import pytest

from tests import make

from .hands import screen_of

SHADOWS = """(menu) => {
  const shown = getComputedStyle(menu);
  return [shown.backgroundImage, shown.backgroundAttachment];
}"""
RUNNING_OUT = """(panels) => panels
  .flatMap((panel) => [...panel.querySelectorAll(".reason, .closed-move, button")])
  .filter((element) => {
    const inside = element.closest(".menu, .why-not").getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return box.left < inside.left - 1 || box.right > inside.right + 1;
  })
  .map((element) => element.textContent.trim())"""


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_a_menu_that_goes_on_says_so(page, live_server, people, sign_in, language):
    sign_in(people.salma, language)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{live_server.url}/admin/")
    menu = page.locator(".masthead-menu").first

    assert menu.evaluate("(it) => it.scrollWidth > it.clientWidth")
    image, attachment = menu.evaluate(SHADOWS)
    assert image.count("linear-gradient") == 4
    # The shadows lie still; what covers them at an end comes with the menu.
    assert {"local", "scroll"} == set(attachment.replace(" ", "").split(","))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_no_reason_runs_out_of_its_panel(page, live_server, people, sign_in, language, width):
    story = make.draft(people, language)
    sign_in(story.latest_revision.writer, language)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(screen_of(live_server, story))
    page.locator(".why-not > summary").first.click()

    assert page.locator(".why-not .reason").count() > 0
    assert page.locator(".why-not").evaluate_all(RUNNING_OUT) == []
