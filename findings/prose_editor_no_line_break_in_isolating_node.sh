#!/usr/bin/env bash
# django-prose-editor 0.28.0 (its bundle of Tiptap): line breaks in a node that is isolating.
#
# One guesses: `isolating: true` keeps a table's cell or a caption together when its edges are deleted
#   over; a node with content "inline*" takes a <br> by Shift+Enter, and setHardBreak() puts one in.
# What happens: where the node at the cursor is itself isolating, setHardBreak() returns false and
#   changes nothing, and Enter and Shift+Enter are swallowed. insertContent({type: "hardBreak"}) works,
#   and so does a <br> that was in the text: schema and parser have nothing against it.
# Why it matters: a table of results with a name and a place in one cell, a caption with its credit on
#   a line of its own: the cell cannot be written at the keyboard, nothing says why, and the desk
#   writes «حلبدمشق» in one. Give such nodes a Shift+Enter of their own that inserts the content.
#
# Needs Chromium: the one of the system, or CHROMIUM=… (nothing is fetched from anywhere but the temp
# folder).
set -euo pipefail

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$browser" ] || { echo "no Chromium found: CHROMIUM=… $0" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  django-prose-editor==0.28.0 playwright==1.63.0

cd "$work"
mkdir site
cat > site/page.html <<'HTML'
<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<div id="desk"></div>
<script type="module" src="page.js"></script>
HTML
cat > site/page.js <<'JS'
import { Document, Editor, HardBreak, Node, Paragraph, Text } from "./editor.js";

const cell = (name, isolating) =>
  Node.create({
    name,
    isolating,
    group: "block",
    content: "inline*",
    parseHTML: () => [{ tag: name }],
    renderHTML: () => [name, 0],
  });

window.write = (content) => {
  window.editor?.destroy();
  window.editor = new Editor({
    element: document.querySelector("#desk"),
    extensions: [Document, Paragraph, Text, HardBreak, cell("open-cell", false), cell("closed-cell", true)],
    content,
  });
  window.editor.commands.focus(4);
};
JS
CHROMIUM="$browser" venv/bin/python - <<'PY'
import os
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import sync_playwright

package = Path(find_spec("django_prose_editor").origin).parent
shutil.copy(package / "static" / "django_prose_editor" / "editor.js", "site")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory="site"))
threading.Thread(target=server.serve_forever, daemon=True).start()

TRIED = {
    "setHardBreak()": lambda page: page.evaluate("editor.commands.setHardBreak()"),
    "Shift+Enter": lambda page: page.keyboard.press("Shift+Enter"),
    "Enter": lambda page: page.keyboard.press("Enter"),
    "insertContent()": lambda page: page.evaluate("editor.commands.insertContent({type: 'hardBreak'})"),
}
ONE, BROKEN = "حلبدمشق", "حلب<br>دمشق"
TWO = "حلب</open-cell><open-cell>دمشق"
EXPECTED = {"open-cell": [BROKEN, BROKEN, TWO, BROKEN], "closed-cell": [ONE, ONE, ONE, BROKEN]}


def after(page, cell, act, words=ONE):
    page.evaluate("text => write(text)", f"<{cell}>{words}</{cell}>")
    act(page)
    whole = page.evaluate("editor.getHTML()")
    return whole.removeprefix(f"<{cell}>").removesuffix(f"</{cell}>")


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"],
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
    page.wait_for_function("typeof write === 'function'")
    seen = {cell: [after(page, cell, act) for act in TRIED.values()] for cell in EXPECTED}
    kept = after(page, "closed-cell", lambda page: None, BROKEN)
    print("django-prose-editor", version("django-prose-editor"), "Chromium", chromium.version)
    chromium.close()

for cell, results in seen.items():
    for what, text in zip(TRIED, results):
        print(f"{cell:13}{what:17}{text}")
print(f"{'closed-cell':13}{'<br> in the text':17}{kept}")
if seen != EXPECTED or kept != BROKEN:
    sys.exit("no longer so")
PY
