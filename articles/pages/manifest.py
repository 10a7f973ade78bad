"""The site as something that is put on a phone's first screen (W3C, Web Application Manifest)."""

from django.templatetags.static import static

from articles import addresses
from articles.languages import LANGUAGES
from articles.masthead import masthead

from .frame import ICON

CONTENT_TYPE = "application/manifest+json"
PNG_SIZES = (192, 512)
# Its drawing keeps to the middle, so that a phone may cut off corners.
MASKABLE = "public/icon-maskable-512.png"
# As `--paper` and `--accent` of the stylesheet.
PAPER, ACCENT = "#fcf9f4", "#9a2a1c"


def manifest(language: str) -> dict[str, object]:
    """The members by name; no query once the outlet is known."""
    head, home = masthead(language), addresses.home(language)
    values = {
        "id": home,
        "name": head.name,
        "short_name": head.name,
        "description": head.tagline,
        "lang": language,
        "dir": LANGUAGES[language].direction,
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": _icons(),
    }
    return {name: value for name, value in values.items() if value}


def _icons() -> list[dict[str, str]]:
    drawn = [_png(f"public/icon-{size}.png", size) for size in PNG_SIZES]
    maskable = {**_png(MASKABLE, PNG_SIZES[-1]), "purpose": "maskable"}
    return [{"src": static(ICON), "sizes": "any", "type": "image/svg+xml"}, *drawn, maskable]


def _png(name: str, size: int) -> dict[str, str]:
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png"}
