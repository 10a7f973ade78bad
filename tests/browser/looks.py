"""Pictures of every kind of readers' page, to be looked at; no test.

    python -m tests.browser.looks http://127.0.0.1:8000 FOLDER [WORD …]

asks a site that runs, as after `make demo`, and writes a picture of each kind in each language,
both looks and three widths, and for each kind one sheet with all of them. With words, only of
pictures in whose name one of them stands.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from .chromium import QUIET

LANGUAGES = ("ar", "ckb", "kmr")
LOOKS, WIDTHS = ("light", "dark"), (320, 390, 1280)
# Of longer pages no more than this is drawn, in pixels.
TALLEST = 6000
PATIENCE = 120_000  # milliseconds
SHEET_COLUMN = 420
PICTURES = """Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
}))"""
FIRST_LINK = {
    "section": r'href="(/{code}/section/\d+/[^"]*)"',
    "article": r'<h2 class="teaser__headline"><a href="(/{code}/\d+/[^"]*)"',
    "live": r'genre--breaking">[^<]*</span>(?:(?!</article>).)*?<a href="(/{code}/\d+/[^"]*)"',
}
ON_A_STORY = {
    "tag": r'href="(/{code}/tag/\d+/[^"]*)"',
    "author": r'href="(/{code}/author/\d+/[^"]*)"',
    "report": r'href="(/{code}/report/\d+/)"',
}


def paths(page, base: str, code: str) -> dict[str, str]:
    """Kind → path, found on the home page and from there."""

    def text(path: str) -> str:
        return page.request.get(base + path).text()

    home = text(f"/{code}/")
    found = {"home": f"/{code}/", **_links(home, FIRST_LINK, code)}
    stories = dict.fromkeys(re.findall(rf'href="(/{code}/\d+/[^"]*)"', home))
    for path in stories:
        here = text(path)
        found |= {k: v for k, v in _links(here, ON_A_STORY, code).items() if k not in found}
        if "posts" in here and 'class="posts"' in here:
            found["live"] = path
    months = text(f"/{code}/archive/")
    found |= _links(months, {"month": r'href="(/{code}/archive/\d{{4}}-\d\d/)"'}, code)
    word = re.search(r"<h1>(?:<span.*?</span>)?\s*(\w+)", text(found["article"]))
    return found | {
        "lite_home": f"/lite/{code}/",
        "lite": f"/lite{found['article']}",
        "archive": f"/{code}/archive/",
        "corrections": f"/{code}/corrections/",
        "about": f"/{code}/about/",
        "search": f"/{code}/search/?q={word[1] if word else ''}",
        "search_in_vain": f"/{code}/search/?q=ghxq",
        "404": f"/{code}/nothing/",
        "offline": f"/{code}/offline/",
    }


def _links(html: str, patterns: dict[str, str], code: str) -> dict[str, str]:
    found = {k: re.search(p.format(code=code), html, re.S) for k, p in patterns.items()}
    return {kind: match[1] for kind, match in found.items() if match}


def draw(browser: Browser, base: str, folder: Path, words: list[str]) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for look, width in product(LOOKS, WIDTHS):
        page = browser.new_page(
            viewport={"width": width, "height": 844}, color_scheme=look, reduced_motion="reduce"
        )
        page.set_default_timeout(PATIENCE)
        for code in LANGUAGES:
            for kind, path in paths(page, base, code).items():
                name = folder / f"{kind}-{code}-{look}-{width}.png"
                if words and not any(word in name.stem for word in words):
                    continue
                page.goto(base + path)
                page.evaluate("document.fonts.ready.then(() => true)")
                # Once more, with the font that the first visit has brought.
                page.goto(base + path)
                # Pictures come when they are near what is seen.
                page.evaluate(PICTURES)
                tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.screenshot(
                    path=name,
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": tall},
                )
                yield name
        page.close()


def sheet(pictures: list[Path], target: Path) -> None:
    """All of them side by side, each as wide as the others."""
    columns = []
    for path in pictures:
        with Image.open(path) as image:
            height = round(image.height * SHEET_COLUMN / image.width)
            columns.append(image.convert("RGB").resize((SHEET_COLUMN, height)))
    whole = Image.new("RGB", (SHEET_COLUMN * len(columns), max(c.height for c in columns)), "#888")
    for place, column in enumerate(columns):
        whole.paste(column, (place * SHEET_COLUMN, 0))
    whole.save(target)


def main(base: str, folder: str, *words: str) -> None:
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    place = Path(folder)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        drawn = list(draw(browser, base.rstrip("/"), place, list(words)))
        browser.close()
    for kind in {path.name.partition("-")[0] for path in drawn}:
        pictures = sorted(path for path in drawn if path.name.startswith(f"{kind}-"))
        sheet(pictures, place / f"sheet-{kind}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
