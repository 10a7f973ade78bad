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


def save(page):
    page.locator("#writing button.button-main").click()
    page.wait_for_load_state()
    expect(page.locator(".message-success")).to_be_visible()


def stored(story):
    return content_of(make.fresh(story).latest_revision)
