"""Lite pages: the same page in one request, without a font, its pictures behind links."""

import re
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from articles import addresses
from articles.languages import CODES, LANGUAGES
from articles.masthead import HousePage, Masthead, masthead
from articles.photos.renditions import LITE_WIDTH
from articles.text.numbers import in_digits

from . import inline
from .frame import Page, alternates, languages
from .patterns import Pattern

KILOBYTE = 1024
# As `_picture.html` writes them.
_PICTURE = re.compile(
    r'(?P<graphic><details class="graphic">\s*<summary>)?'
    r'<picture>(?P<sources>.*?)<img src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"'
    r' width="(?P<width>\d+)" height="(?P<height>\d+)"(?: data-bytes="(?P<bytes>\d+)")?[^>]*>'
    r"</picture>"
    r'(?(graphic)<span class="graphic__warning">(?P<warning>.*?)</span></summary>\s*</details>)',
    re.S,
)
_JPEGS = re.compile(r'type="image/jpeg" srcset="([^"]*)"')
_SIZE = re.compile(r"(\S+) (\d+)w")
# Links and forms that lead where there are lite pages; of feeds and the form for errors are none.
_LEADING = re.compile(
    rf'(<(?:a|form)\b[^>]*? (?:href|action)=")'
    rf'(?=/(?:{"|".join(CODES)})/(?!report/|[^"]*feed\.))'
)
_OF_HEAD = re.compile(r'<title>.*?</title>|<link rel="canonical"[^>]*>', re.S)


def in_lite_frame(page: Page, *, origin: str) -> str:
    """The whole page as a lite one; machines are told that the full one is the page itself."""
    language = page.language.code
    own = page.path or addresses.home(language)
    head = masthead(language)
    return _frame(language, head, inline.lite_style(), head.pages_now()).fill(
        {
            "head": "\n".join(_OF_HEAD.findall(page.head)),
            "alternates": alternates(origin, page.versions),
            "languages": _leading_to_lite(languages(language, page.versions)),
            "content": _leading_to_lite(_without_pictures(page.content, language)),
            "full_path": escape(addresses.back_to_full(own)),
        }
    )


@lru_cache(maxsize=16)
def _frame(
    language: str, head: Masthead, style: SafeString, pages: tuple[HousePage, ...]
) -> Pattern:
    return Pattern(
        "public/lite.html",
        language,
        ("head", "alternates", "languages", "content", "full_path"),
        spoken=LANGUAGES[language],
        masthead=head,
        pages=pages,
        lite=addresses.LITE,
        search_path=addresses.lite(addresses.search(language)),
        style=style,
        script=inline.lite_script(),
    )


def _leading_to_lite(html: str) -> str:
    return _LEADING.sub(rf"\1{addresses.LITE}", html)


def _without_pictures(html: str, language: str) -> str:
    """Each picture as a link to it that says what it shows and, where it is known, its size."""
    if "<picture>" not in html:
        return html
    digits = masthead(language).calendar.digits

    def link(found: re.Match) -> str:
        kilobytes = -(-int(found["bytes"] or 0) // KILOBYTE)
        values = {
            "address": _led_to(found),
            "alt": found["alt"],
            "size": in_digits(str(kilobytes), digits) if kilobytes else "",
            "warning": found["warning"] or "",
            "width": found["width"],
            "height": found["height"],
        }
        return _link(language, tuple(name for name, value in values.items() if value)).fill(values)

    return _PICTURE.sub(link, html)


def _led_to(found: re.Match) -> str:
    """The address of that size whose bytes the photo's row tells."""
    jpegs = _JPEGS.search(found["sources"])
    sizes = _SIZE.findall(jpegs[1]) if jpegs else []
    fitting = [(int(width), url) for url, width in sizes if int(width) <= LITE_WIDTH]
    return max(fitting)[1] if fitting else found["src"]


@lru_cache(maxsize=32)
def _link(language: str, has: tuple[str, ...]) -> Pattern:
    return Pattern("public/_lite_picture.html", language, has)
