"""The style block and the script block of readers' pages, and the policy that lets just these in.

Each kind of page brings what it shows and no more. The blocks of lite pages are of their own.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.safestring import SafeString

FONT = "public/fonts/vazirmatn-arabic.woff2"
FRAME = ("palette", "tokens", "frame", "look")
STORY, HOME, LIST, SEARCH, FORM = "story", "home", "list", "search", "form"
# Kind of page → its sheets after those of the frame.
SHEETS = {
    STORY: ("lines", "story", "live", "tables", "beside"),
    HOME: ("lines", "teasers", "home"),
    LIST: ("lines", "teasers", "list"),
    SEARCH: ("lines", "fields", "search"),
    FORM: ("lines", "fields", "report"),
}
STYLES = {
    kind: tuple(f"public/{name}.css" for name in (*FRAME, *sheets))
    for kind, sheets in SHEETS.items()
}
REGISTER = "public/register.js"
SCRIPTS = ("public/page.js", "public/read.js", REGISTER)
LITE_STYLES = ("public/palette.css", "public/lite.css")
LITE_SCRIPTS = ("public/lite.js", REGISTER)

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s+")
_ZERO = re.compile(r"(?<=[ :,(-])0(?=\.\d)")
_AROUND = re.compile(r" ?([{};,>/]) ?|(?<=:) ")


def style(kind: str) -> SafeString:
    """The style of a kind of page as one line, the font at the address where it is served."""
    return _style(STYLES[kind], _changes(*STYLES[kind]))


def script() -> SafeString:
    return _script(SCRIPTS, _changes(*SCRIPTS))


def policy(*kinds: str) -> dict[str, list[str]]:
    """What the Content-Security-Policy must add for pages of these kinds; without any, for all.

    Of all of them, since an answer without a page, as a 304, speaks of the same as the page.
    """
    styles = [_hash(style(kind)) for kind in kinds or SHEETS]
    return {"style-src": styles, "script-src": [_hash(script())]}


def lite_style() -> SafeString:
    return _style(LITE_STYLES, _changes(*LITE_STYLES))


def lite_script() -> SafeString:
    return _script(LITE_SCRIPTS, _changes(*LITE_SCRIPTS))


def lite_policy() -> dict[str, list[str]]:
    """The same for lite pages, and their empty icon, for which no browser has to ask."""
    return {
        "style-src": [_hash(lite_style())],
        "script-src": [_hash(lite_script())],
        "img-src": ["data:"],
    }


def _changes(*names: str) -> tuple[int, ...]:
    """When the sources were changed; a site that is served has them as they were at its start."""
    if not settings.DEBUG:
        return ()
    return tuple(_path(name).stat().st_mtime_ns for name in names)


@lru_cache(maxsize=8)
def _style(names: tuple[str, ...], changes: tuple[int, ...]) -> SafeString:
    source = "".join(_path(name).read_text() for name in names)
    return SafeString(_compact(source).replace("fonts/vazirmatn-arabic.woff2", static(FONT)))


@lru_cache(maxsize=4)
def _script(names: tuple[str, ...], changes: tuple[int, ...]) -> SafeString:
    source = "".join(_path(name).read_text() for name in names)
    lines = [line.strip() for line in source.splitlines()]
    return SafeString("".join(line for line in lines if not line.startswith("//")))


def _path(name: str) -> Path:
    return Path(finders.find(name))


def _compact(source: str) -> str:
    one_line = _SPACE.sub(" ", _COMMENT.sub("", source)).strip()
    packed = _AROUND.sub(lambda match: match[1] or "", one_line).replace(";}", "}")
    return _ZERO.sub("", packed)


@lru_cache(maxsize=16)
def _hash(block: str) -> str:
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    return f"'sha256-{digest}'"
