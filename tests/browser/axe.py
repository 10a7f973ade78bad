"""What axe finds wrong with a page, at every width and in both schemes of colours."""

from collections.abc import Collection
from importlib.resources import files
from itertools import product

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text()
EVERY = tuple(product(("light", "dark"), (320, 390, 1280)))
# The narrow and the wide, the light and the dark; what else there is `.ci/long` tries.
A_FEW = (("light", 320), ("dark", 1280))
# WCAG 2.2 AA and what axe itself advises.
RUN = """async () => {
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  document.getAnimations().forEach(each => each.finish());
  const found = await axe.run(document, {resultTypes: ['violations'], reporter: 'v2'});
  return found.violations.map(rule => [rule.id, ...rule.nodes.map(node => [
    node.target.join(' '), node.any.concat(node.all, node.none).map(why => why.message).join('; '),
  ].join(': '))]);
}"""


def violations(page: Page, address: str, looks: Collection[tuple[str, int]]) -> list[tuple]:
    """(address, scheme, width, rule, and each element with what is wrong with it), all of them."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(SCRIPT)
    return [
        (address, scheme, width, *rule)
        for scheme, width in looks
        for rule in _at(page, scheme, width)
    ]


def _at(page: Page, scheme: str, width: int) -> list[list[str]]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(RUN)
