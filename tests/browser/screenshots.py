"""Site and desk of the demo as pictures for the README. While `make demo` runs:

    .venv/bin/python -m tests.browser.screenshots --at http://127.0.0.1:8000 --out docs/pictures

Each shows one language, on a telephone or a desk, in daylight or at night.
"""

import io
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from newsroom.operations.demo.people import PASSWORD

from .chromium import PATIENCE, QUIET

SIZES = {"phone": (390, 780), "desk": (1280, 860)}
QUALITY = 60


@dataclass(frozen=True)
class Shot:
    """`who` signs in; without somebody it is what readers see."""

    name: str
    size: str
    open: Callable[[Page], object]
    scheme: str = "light"
    who: str = ""


def at(path: str) -> Callable[[Page], object]:
    return lambda page: page.goto(path)


def first_story(language: str) -> Callable[[Page], object]:
    def go(page: Page) -> None:
        page.goto(f"/{language}/")
        page.goto(page.locator(f'main a[href^="/{language}/"]').first.get_attribute("href"))

    return go


def first_text(language: str) -> Callable[[Page], object]:
    def go(page: Page) -> None:
        page.goto(f"/admin/articles/translation/?language={language}")
        page.goto(page.locator('#result_list a[href*="/change/"]').first.get_attribute("href"))
        page.wait_for_load_state("networkidle")

    return go


SHOTS = (
    Shot("home-ar-desk", "desk", at("/ar/")),
    Shot("home-ckb-phone", "phone", at("/ckb/")),
    Shot("home-kmr-phone-night", "phone", at("/kmr/"), scheme="dark"),
    Shot("story-ar-phone", "phone", first_story("ar")),
    Shot("story-kmr-desk-night", "desk", first_story("kmr"), scheme="dark"),
    Shot("start-ar-desk", "desk", at("/admin/"), who="editor"),
    Shot("start-ckb-phone", "phone", at("/admin/"), who="translator"),
    Shot("writing-ckb-phone-night", "phone", first_text("ckb"), scheme="dark", who="translator"),
    Shot("writing-ar-desk", "desk", first_text("ar"), who="editor"),
    Shot("stories-kmr-desk-night", "desk", at("/admin/articles/translation/"), "dark", "auditor"),
)


def sign_in(page: Page, who: str) -> None:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(who)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def take(browser: Browser, shot: Shot, place: str) -> Image.Image:
    width, height = SIZES[shot.size]
    context = browser.new_context(
        base_url=place,
        viewport={"width": width, "height": height},
        device_scale_factor=2 if shot.size == "phone" else 1,
        is_mobile=shot.size == "phone",
        color_scheme=shot.scheme,
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if shot.who:
        sign_in(page, shot.who)
    shot.open(page)
    page.wait_for_load_state("networkidle")
    drawn = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(drawn))


def main() -> int:
    asked = ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--at", default="http://127.0.0.1:8000", help="where the demo is served")
    asked.add_argument("--out", type=Path, default=Path("docs/pictures"))
    asked.add_argument("--only", default="", help="those with this in their name")
    said = asked.parse_args()
    said.out.mkdir(exist_ok=True)
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for shot in SHOTS:
            if said.only in shot.name:
                picture = take(browser, shot, said.at).convert("RGB")
                picture.save(said.out / f"{shot.name}.webp", quality=QUALITY, method=6)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
