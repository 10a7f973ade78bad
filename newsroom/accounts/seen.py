"""What a session says of itself: when it began, when it was used last, and on what device."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .sessions import CAME_IN

NOTED_EACH = 5 * 60  # seconds
# In this order: a browser names those that it is like as well.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
KINDS = {
    "phone": _("Phone"),
    "tablet": _("Tablet"),
    "computer": _("Computer"),
    "": _("Unknown device"),
}


@dataclass(frozen=True)
class Device:
    """What a browser tells of itself, as far as it helps to know one's own again."""

    kind: str
    browser: str
    system: str

    @property
    def kept(self) -> str:
        """As it is stored; `told` reads it."""
        return f"{self.kind}|{self.browser}|{self.system}"

    @property
    def label(self) -> Promise:
        return KINDS.get(self.kind, KINDS[""])


def device_of(agent: str) -> Device:
    """The device behind a User-Agent, without a version or whatever tells it from its like."""
    system = _first(SYSTEMS, agent)
    if system == "iPhone" or (system == "Android" and "Mobile" in agent):
        kind = "phone"
    elif system in {"iPad", "Android"}:
        kind = "tablet"
    else:
        kind = "computer" if system else ""
    return Device(kind, _first(BROWSERS, agent), system)


def told(device: str) -> Device:
    """A device as its session keeps it."""
    kind, browser, system = (device.split("|") + ["", "", ""])[:3]
    return Device(kind, browser, system)


def begin_session(request: HttpRequest) -> None:
    """Let the session that has just begun say so."""
    device = device_of(request.headers.get("User-Agent", ""))
    now = time.time()
    request.session[CAME_IN] = {"at": now, "seen": now, "device": device.kept}


def note_use(request: HttpRequest) -> None:
    """Let the session say that it is used, a few times an hour: each time is a write."""
    said = request.session.get(CAME_IN)
    if said and time.time() - said["seen"] > NOTED_EACH:
        request.session[CAME_IN] = {**said, "seen": time.time()}


def is_left_alone(request: HttpRequest) -> bool:
    """Whether nobody has used the session for so long that it may be somebody else who does now."""
    most = settings.SESSION_IDLE_MINUTES * 60
    said = request.session.get(CAME_IN)
    return bool(most and said and time.time() - said["seen"] > most + NOTED_EACH)


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in names if sign in agent), "")
