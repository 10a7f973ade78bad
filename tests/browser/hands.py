"""What hands do on a page of the desk: dropping and pasting files, saving a text."""

import base64

from playwright.sync_api import expect

from articles.workflow import content_of
from tests import make
from tests.photos.pictures import exif, saved, scene

SCENE = saved(scene(), "jpeg", exif=exif())
# Hands files to a page as a drop or a paste does.
HAND_OVER = """([selector, kind, files, html]) => {
  const carried = new DataTransfer();
  for (const [name, type, data] of files) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  if (html) carried.setData("text/html", html);
  const target = document.querySelector(selector);
  const box = target.getBoundingClientRect();
  const at = { clientX: box.x + 20, clientY: box.y + 20, bubbles: true, cancelable: true };
  target.dispatchEvent(kind === "drop"
    ? new DragEvent("drop", { ...at, dataTransfer: carried })
    : new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: carried }));
}"""


def hand_over(page, selector, kind, *files, html=""):
    sent = [(name, kind_of, base64.b64encode(data).decode()) for name, kind_of, data in files]
    page.evaluate(HAND_OVER, [selector, kind, sent, html])


def screen_of(live_server, story):
    return f"{live_server.url}/admin/articles/translation/{story.pk}/change/"


def open_read(page, address):
    """Open a writing screen and wait until the copy desk has read it, and shows what it found."""
    # A page that is left may still ask: its question must not pass for the first of the new one.
    page.goto("about:blank")
    held = []
    reading = "**/proofread/"
    page.route(reading, lambda route: route.continue_() if held else held.append(route))
    page.goto(address)
    first = page.locator("[data-findings] > *").first.element_handle()
    first_of(held, page).continue_()
    page.wait_for_function("(shown) => !shown.isConnected", arg=first)
    page.unroute(reading)


def first_of(held, page):
    """What a route has put there first, waited for."""
    for _ in range(6_000):
        if held:
            return held[0]
        page.wait_for_timeout(10)
    raise AssertionError("nothing was asked for")


def put_cursor(page, where):
    """Press a key that leads through the text."""
    page.locator("[contenteditable=true]").click()
    settle(page)
    page.keyboard.press(where)


def settle(page):
    """Give the editor time to take the focus: a fiftieth of a second after a click it sets its own
    selection once more.
    """
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")


def sent(page, button):
    """Click a button that sends its form, and wait for the page that answers."""
    with page.expect_navigation():
        button.click()


def save(page):
    sent(page, save_button(page))
    expect(page.locator(".message-success")).to_be_visible()


def save_button(page):
    return page.locator("#writing .actions [name=save]")


def press(page, move):
    """Press the button of a step, wherever on the screen it stands."""
    if move == "submit":
        sent(page, page.locator("#writing .actions [name=submit]"))
        return
    place = page.locator(f"[formaction*='/{move}/'], form[action*='/{move}/'] button").first
    if not place.is_visible():
        open_move(page, move)
    sent(page, place)


def open_move(page, move):
    """Open what a step is folded into: the menu, and its own panel."""
    held = f":has([formaction*='/{move}/'], form[action*='/{move}/'])"
    for kind in ("menu", "move"):
        folded = page.locator(f"details.{kind}{held}:not([open]) > summary")
        if folded.count():
            folded.click()


def stored(story):
    return content_of(make.fresh(story).latest_revision)
